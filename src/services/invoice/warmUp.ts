/** A paper that nobody gets: printing it loads the code and the fonts that the first real one would wait for. */
import type { ReceiptFacts } from '../../ports/documentPrinter.ts';

const SPECIMEN = 'Specimen नमूना';

export const SPECIMEN_PAPER: ReceiptFacts = {
  clinic: {
    name: SPECIMEN,
    address: SPECIMEN,
    phone: '+91 80 0000 0000',
    gstin: null,
    timeZone: 'Asia/Kolkata',
    isDemo: true,
  },
  kind: 'receipt',
  number: 'R/0000/000000',
  issuedAt: new Date(0),
  patientName: SPECIMEN,
  patientPhone: '+910000000000',
  doctorName: SPECIMEN,
  doctorRegistrationNumber: '0',
  specialityName: SPECIMEN,
  appointmentReference: 'CF-00000',
  visitDate: '1970-01-01',
  visitTime: '00:00',
  sac: '9993',
  taxPercent: 0,
  amountPaise: 100,
  paidBy: 'online',
  paymentReference: null,
  against: null,
  refundReference: null,
  creditNotes: [],
  verifyUrl: 'https://specimen.invalid/',
};
