/** The printing thread: takes facts, answers with PDFs, one at a time; started by `services/invoice.ts` through `workerEntry.ts`. */
import { parentPort } from 'node:worker_threads';
import type { DayClose } from '../../domain/dayClose.ts';
import type { ConfirmationFacts, ReceiptFacts } from '../../ports/documentPrinter.ts';
import { createFontShelf, type FontShelf } from './fontShelf.ts';
import { printConfirmation } from './printConfirmation.ts';
import { printDayClose } from './printDayClose.ts';
import { printReceipt } from './printReceipt.ts';

export type PrintOrder =
  | { readonly layout: 'receipt'; readonly facts: ReceiptFacts }
  | { readonly layout: 'confirmation'; readonly facts: ConfirmationFacts }
  | { readonly layout: 'dayClose'; readonly facts: DayClose };

export type PrintJob = PrintOrder & { readonly jobId: number };

type FactsOf<Layout extends PrintOrder['layout']> = Extract<PrintOrder, { layout: Layout }>['facts'];

const LAYOUTS: {
  readonly [Layout in PrintOrder['layout']]: (facts: FactsOf<Layout>, shelf: FontShelf) => Uint8Array;
} = { receipt: printReceipt, confirmation: printConfirmation, dayClose: printDayClose };

/** A failure carries only the kind of the error: its text might quote a name. */
export type PrintAnswer =
  | { readonly jobId: number; readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly jobId: number; readonly ok: false; readonly errorName: string };

const shelf = createFontShelf();

parentPort?.on('message', ({ jobId, layout, facts }: PrintJob) => {
  try {
    // The table pairs each layout with its facts; TypeScript cannot follow that through an index.
    const print = LAYOUTS[layout] as (facts: PrintOrder['facts'], shelf: FontShelf) => Uint8Array;
    const bytes = new Uint8Array(print(facts, shelf));
    answer({ jobId, ok: true, bytes }, [bytes.buffer]);
  } catch (error) {
    answer({ jobId, ok: false, errorName: error instanceof Error ? error.name : 'unknown' }, []);
  }
});

function answer(message: PrintAnswer, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer);
}
