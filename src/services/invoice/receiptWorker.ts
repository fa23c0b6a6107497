/** The printing thread: takes facts, answers with PDFs, one at a time; started by `services/invoice.ts` through `workerEntry.ts`. */
import { parentPort } from 'node:worker_threads';
import type { ReceiptFacts } from '../../ports/documentPrinter.ts';
import { createFontShelf } from './fontShelf.ts';
import { printReceipt } from './printReceipt.ts';

export interface PrintJob {
  readonly jobId: number;
  readonly facts: ReceiptFacts;
}

/** A failure carries only the kind of the error: its text might quote a name. */
export type PrintAnswer =
  | { readonly jobId: number; readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly jobId: number; readonly ok: false; readonly errorName: string };

const shelf = createFontShelf();

parentPort?.on('message', ({ jobId, facts }: PrintJob) => {
  try {
    const bytes = new Uint8Array(printReceipt(facts, shelf));
    answer({ jobId, ok: true, bytes }, [bytes.buffer]);
  } catch (error) {
    answer({ jobId, ok: false, errorName: error instanceof Error ? error.name : 'unknown' }, []);
  }
});

function answer(message: PrintAnswer, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer);
}
