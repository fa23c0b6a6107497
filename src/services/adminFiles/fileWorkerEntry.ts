/** The one place that knows where the file thread's file lies; used by `services/adminFiles.ts`. */
import { Worker } from 'node:worker_threads';

const SOURCE_ENTRY = './fileWorkerFromSource.mjs';
/** A bundle must hold `fileWorker.ts`, built, under this name beside the file that this one ends up in. */
const BUNDLED_ENTRY = './fileWorker.js';

export function startFileWorker(): Worker {
  const runsFromSource = new URL(import.meta.url).pathname.endsWith('.ts');
  return new Worker(new URL(runsFromSource ? SOURCE_ENTRY : BUNDLED_ENTRY, import.meta.url), {
    execArgv: [],
  });
}
