/** Every kind of paper as a reader meets it: rendered to an image that is not blank, and its text read back by a program that is not ours. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDay } from '../../domain/money/dayClose.ts';
import type { PaperFacts } from '../../domain/money/paper.ts';
import type { ConfirmationFacts, ReceiptFacts } from '../../ports/documentPrinter.ts';
import { createFontShelf } from './fontShelf.ts';
import { printConfirmation } from './printConfirmation.ts';
import { printDayClose } from './printDayClose.ts';
import { printReceipt } from './printReceipt.ts';

/** Debian's poppler-utils. */
const whyNoPoppler = spawnSync('pdftoppm', ['-v']).error === undefined ? null : 'pdftoppm is not installed';
if (whyNoPoppler !== null) process.stderr.write(`Papers are not rendered: ${whyNoPoppler} (poppler-utils)\n`);

const shelf = createFontShelf();
const clinic: PaperFacts['clinic'] = {
  name: 'Shanti Family Clinic',
  address: '14, 2nd Cross, Indiranagar, Bengaluru 560038',
  phone: '+91 80 4123 4567',
  gstin: '29AABCU9603R1ZM',
  timeZone: 'Asia/Kolkata',
  isDemo: false,
};
const PAPER: ReceiptFacts = {
  clinic,
  kind: 'receipt',
  number: 'R/2627/000042',
  issuedAt: new Date('2026-11-23T09:00:00Z'),
  patientName: 'Asha Verma',
  patientPhone: '+919876543210',
  doctorName: 'Lakshmi Iyer',
  doctorRegistrationNumber: 'KMC 45678',
  specialityName: 'Paediatrics',
  appointmentReference: 'CF-7K3M2',
  visitDate: '2026-11-24',
  visitTime: '17:20',
  sac: '9993',
  taxPercent: 0,
  amountPaise: 60_000,
  paidBy: 'online',
  paymentReference: 'pay_FAKE1234567890',
  against: null,
  refundReference: null,
  creditNotes: [],
  verifyUrl: 'https://clinic.example/paper/doc.AAAAAAAAAAAAAAAAAAAAAA',
};
const CONFIRMATION: ConfirmationFacts = {
  clinic: { ...clinic, mapUrl: 'https://maps.example/shanti' },
  patientName: 'Asha Verma',
  doctorName: 'Lakshmi Iyer',
  specialityName: 'Paediatrics',
  appointmentReference: 'CF-7K3M2',
  visitDate: '2026-11-24',
  visitTime: '17:20',
  bookedAt: PAPER.issuedAt,
  payment: { standing: 'due', amountPaise: 60_000 },
  bring: 'usual',
};
const against = { number: 'R/2627/000041', date: '2026-11-20', amountPaise: 60_000 };
const DAY = closeDay({
  clinic,
  date: '2026-11-24',
  madeAt: PAPER.issuedAt,
  visits: [],
  movements: [{ direction: 'in', paidBy: 'cash', amountPaise: 60_000 }],
  countedCashPaise: 60_000,
});

const PAPERS: readonly (readonly [string, () => Uint8Array, readonly string[]])[] = [
  [
    'receipt',
    () => printReceipt(PAPER, shelf),
    ['R/2627/000042', '₹600', 'Six Hundred Rupees Only', 'KMC 45678'],
  ],
  [
    'bill of supply',
    () => printReceipt({ ...PAPER, kind: 'bill_of_supply', number: 'B/2627/000001' }, shelf),
    ['Bill of Supply', '29AABCU9603R1ZM', '9993', 'Nil (exempt)'],
  ],
  [
    'tax invoice',
    () =>
      printReceipt(
        { ...PAPER, kind: 'tax_invoice', number: 'T/2627/000001', taxPercent: 18, amountPaise: 118_000 },
        shelf,
      ),
    ['Tax Invoice', 'CGST 9 %', '₹90', '₹1,180', 'One Thousand One Hundred Eighty Rupees Only'],
  ],
  [
    'credit note',
    () =>
      printReceipt(
        { ...PAPER, kind: 'credit_note', number: 'C/2627/000001', against, refundReference: 'rfnd_FAKE1' },
        shelf,
      ),
    ['Credit Note', 'R/2627/000041', 'rfnd_FAKE1', '₹600'],
  ],
  [
    'page for the desk',
    () => printConfirmation(CONFIRMATION, shelf),
    ['Your appointment', 'Tuesday, 24 November 2026', '5:20 pm', '₹600 at the clinic', 'Please bring'],
  ],
  ['day close', () => printDayClose(DAY, shelf), ['Day close', 'Taken today in cash', '₹600']],
];

/** As patients write them; the first of each script is read back, the image shows that it is drawn. */
const NAMES = [
  'मीरा कृष्णमूर्ति',
  'ரவி குமார்',
  'వెంకట నరసింహ',
  'গৌরব চট্টোপাধ্যায়',
  'ગૌરવ પટેલ',
  'ಲಕ್ಷ್ಮಿ ಗೌಡ',
  'ഗോപാലകൃഷ്ണൻ',
  'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ',
];

describe.skipIf(whyNoPoppler !== null)('papers, rendered', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'clinic-papers-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function look(pdf: Uint8Array) {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, pdf);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    execFileSync('pdftoppm', ['-r', '50', '-gray', '-singlefile', file, join(folder, 'page')]);
    return { text, grey: readGrey(readFileSync(join(folder, 'page.pgm'))) };
  }

  it.each(PAPERS)(
    'a %s is one page of ink on white, and another reader finds its words',
    (_kind, print, words) => {
      const { text, grey } = look(print());
      for (const word of words) expect(text).toContain(word);
      expect(text.match(/\f/g)).toHaveLength(1);
      const ink = grey.pixels.filter((pixel) => pixel < 128).length / grey.pixels.length;
      expect(ink).toBeGreaterThan(0.003);
      expect(ink).toBeLessThan(0.2);
    },
  );

  it.each(NAMES)('the name %s is drawn where the name stands, and can be found', (patientName) => {
    const { text, grey } = look(printReceipt({ ...PAPER, patientName }, shelf));
    const letters = (written: string): string => written.normalize('NFC').replaceAll(/[\s\u200c\u200d]/g, '');
    expect(letters(text)).toContain(letters(patientName));
    const nobody = look(printReceipt({ ...PAPER, patientName: '.' }, shelf)).grey;
    const differing = grey.pixels.filter(
      (pixel, place) => Math.abs(pixel - (nobody.pixels[place] ?? 0)) > 64,
    );
    expect(differing.length).toBeGreaterThan(40);
  });
});

/** A PGM as pdftoppm writes it: `P5 width height maximum`, then a byte a pixel (https://netpbm.sourceforge.net/doc/pgm.html). */
function readGrey(file: Buffer): { readonly pixels: Uint8Array } {
  const head = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(file.subarray(0, 40).toString('latin1'));
  if (head === null) throw new Error('pdftoppm wrote no grey map');
  return { pixels: new Uint8Array(file.subarray(head[0].length)) };
}
