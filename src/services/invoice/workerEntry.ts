/** The one place that knows where the printing thread's file lies; used by `services/invoice.ts`. */
import { Worker } from 'node:worker_threads';

const SOURCE_ENTRY = './receiptWorkerFromSource.mjs';
/** A bundle must hold `receiptWorker.ts`, built, under this name beside the file that `workerEntry.ts` ends up in. */
const BUNDLED_ENTRY = './receiptWorker.js';

export function startReceiptWorker(): Worker {
  const runsFromSource = new URL(import.meta.url).pathname.endsWith('.ts');
  // Nothing of the main thread's command line: its preloads are not for this thread.
  return new Worker(new URL(runsFromSource ? SOURCE_ENTRY : BUNDLED_ENTRY, import.meta.url), {
    execArgv: [],
  });
}
