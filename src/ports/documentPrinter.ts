/** Prints the clinic's papers as PDFs, each one A4 page. */
import type { DayClose } from '../domain/money/dayClose.ts';
import type { DocumentKind } from '../domain/money/documents.ts';
import type { PaperFacts } from '../domain/money/paper.ts';

export interface ReceiptFacts extends PaperFacts {
  readonly kind: DocumentKind;
  /** The document's own number: "R/2627/000042", at most 16 characters. */
  readonly number: string;
  readonly issuedAt: Date;
  readonly amountPaise: number;
  /** The notes that take it back, wholly or in part; printed on every later copy. */
  readonly creditNotes: readonly { readonly number: string; readonly amountPaise: number }[];
  /** What the QR code opens; null where no address reaches this clinic from outside. */
  readonly verifyUrl: string | null;
}

/** What a patient brings to the desk: where, when, to whom, and what else to bring. */
export interface ConfirmationFacts {
  readonly clinic: PaperFacts['clinic'] & { readonly mapUrl: string };
  readonly patientName: string;
  readonly doctorName: string;
  readonly specialityName: string;
  readonly appointmentReference: string;
  readonly visitDate: string;
  readonly visitTime: string;
  readonly bookedAt: Date;
  readonly payment: { readonly standing: 'paid' | 'due' | 'free'; readonly amountPaise: number };
  readonly bring: 'usual' | 'fasting' | 'nothing';
}

export interface DocumentPrinter {
  printReceipt(facts: ReceiptFacts): Promise<Uint8Array>;
  printConfirmation(facts: ConfirmationFacts): Promise<Uint8Array>;
  printDayClose(close: DayClose): Promise<Uint8Array>;
}
