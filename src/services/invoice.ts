/** The `DocumentPrinter`: jsPDF in a thread of its own, begun with the first document and ended when nothing is printed; made by `compose.ts`. */
import type { Worker } from 'node:worker_threads';
import type { DocumentPrinter } from '../ports/documentPrinter.ts';
import type { PrintOrder } from './invoice/receiptWorker.ts';
import { SPECIMEN_PAPER } from './invoice/warmUp.ts';
import { startReceiptWorker } from './invoice/workerEntry.ts';
import { JobThread } from './workerThread/jobThread.ts';

export interface ReceiptPrinterOptions {
  /** For one document, the start of the thread included; it takes 0.2 s warm and 2 s cold on a slow machine. */
  readonly deadlineMs?: number;
  /** Ten minutes: a thread that is warm prints in a fifth of what its start takes. */
  readonly idleMs?: number;
  /** Only tests give another thread. */
  readonly startWorker?: () => Worker;
}

export interface ReceiptPrinter extends DocumentPrinter {
  /** Ends the thread for good; what is being printed or waits for it fails, and may be asked of another printer. */
  close(): Promise<void>;
  /** A paper is wanted soon: the thread is begun where there is none, so that the paper takes no longer than any other. */
  warmUp(): void;
}

/** Throws `OutsideError` (service `printer`): `timeout` and `stopped` may be tried again, `unprintable` not. */
export function createReceiptPrinter(options: ReceiptPrinterOptions = {}): ReceiptPrinter {
  const { deadlineMs = 15_000, idleMs = 10 * 60_000, startWorker = startReceiptWorker } = options;
  const names = { service: 'printer', operation: 'print', impossible: 'unprintable' } as const;
  const thread = new JobThread<PrintOrder>({ ...names, startWorker, deadlineMs, idleMs });
  return {
    printReceipt: (facts) => thread.make({ layout: 'receipt', facts }),
    printConfirmation: (facts) => thread.make({ layout: 'confirmation', facts }),
    printDayClose: (facts) => thread.make({ layout: 'dayClose', facts }),
    close: () => thread.close(),
    warmUp: () => thread.warmUp({ layout: 'receipt', facts: SPECIMEN_PAPER }),
  };
}
