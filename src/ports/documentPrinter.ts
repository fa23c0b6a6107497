/** Prints a document of the clinic as a PDF. */
import type { Clinic } from '../domain/clinic.ts';

export interface ReceiptFacts {
  readonly clinic: Clinic;
  /** The document's own number: "R/2627/000042", at most 16 characters. */
  readonly number: string;
  readonly issuedAt: Date;
  readonly patientName: string;
  readonly patientPhone: string;
  readonly doctorName: string;
  readonly doctorRegistrationNumber: string;
  /** As printed: "Paediatrics". */
  readonly specialityName: string;
  readonly appointmentReference: string;
  readonly visitDate: string;
  readonly visitTime: string;
  readonly amountPaise: number;
  readonly paidBy: 'online' | 'cash' | 'upi' | 'card';
  /** The provider's payment id, or null for money taken at the desk. */
  readonly paymentReference: string | null;
}

export interface DocumentPrinter {
  /** One A4 page. */
  printReceipt(facts: ReceiptFacts): Promise<Uint8Array>;
}
