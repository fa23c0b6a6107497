/** The `DocumentPrinter`: jsPDF in a thread of its own, begun with the first document and ended when nothing is printed; made by `compose.ts`. */
import type { Worker } from 'node:worker_threads';
import type { DocumentPrinter } from '../ports/documentPrinter.ts';
import { OutsideError } from '../ports/outsideError.ts';
import type { PrintAnswer, PrintJob, PrintOrder } from './invoice/receiptWorker.ts';
import { startReceiptWorker } from './invoice/workerEntry.ts';

export interface ReceiptPrinterOptions {
  /** For one document, the start of the thread included; it takes 0.2 s warm and 2 s cold on a slow machine. */
  readonly deadlineMs?: number;
  /** The thread holds 60 MB of fonts and code: it goes when nothing was printed for so long. */
  readonly idleMs?: number;
  /** Only tests give another thread. */
  readonly startWorker?: () => Worker;
}

export interface ReceiptPrinter extends DocumentPrinter {
  /** Ends the thread for good; what is being printed or waits for it fails, and may be asked of another printer. */
  close(): Promise<void>;
}

/** Throws `OutsideError` (service `printer`): `timeout` and `stopped` may be tried again, `unprintable` not. */
export function createReceiptPrinter(options: ReceiptPrinterOptions = {}): ReceiptPrinter {
  const { deadlineMs = 15_000, idleMs = 60_000, startWorker = startReceiptWorker } = options;
  let worker: Worker | null = null;
  let idleTimer: NodeJS.Timeout | undefined;
  let lastJob: Promise<unknown> = Promise.resolve();
  let jobCount = 0;
  let isClosed = false;

  const stop = async () => {
    clearTimeout(idleTimer);
    const stopping = worker;
    worker = null;
    await stopping?.terminate();
  };

  const printOne = async (order: PrintOrder): Promise<Uint8Array> => {
    if (isClosed) throw failure('stopped', false);
    clearTimeout(idleTimer);
    worker ??= startWorker();
    const printing = worker;
    // A printing thread keeps the process alive, an idle one does not.
    printing.ref();
    jobCount += 1;
    try {
      const answer = await runJob(printing, { jobId: jobCount, ...order }, deadlineMs);
      if (!answer.ok) throw failure('unprintable', true);
      printing.unref();
      idleTimer = setTimeout(() => void stop(), idleMs);
      idleTimer.unref();
      return answer.bytes;
    } catch (error) {
      // Whatever state it is in, the next document gets a fresh thread.
      if (worker === printing) await stop();
      throw error;
    }
  };

  const print = (order: PrintOrder): Promise<Uint8Array> => {
    // One at a time, so that each deadline measures one document.
    const job = lastJob.then(() => printOne(order));
    lastJob = job.catch(() => undefined);
    return job;
  };

  return {
    printReceipt: (facts) => print({ layout: 'receipt', facts }),
    printConfirmation: (facts) => print({ layout: 'confirmation', facts }),
    printDayClose: (facts) => print({ layout: 'dayClose', facts }),
    close: () => {
      isClosed = true;
      return stop();
    },
  };
}

const failure = (code: 'timeout' | 'stopped' | 'unprintable', permanent: boolean, cause?: unknown) =>
  new OutsideError({ service: 'printer', operation: 'print', permanent, code, cause });

function runJob(worker: Worker, job: PrintJob, deadlineMs: number): Promise<PrintAnswer> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(deadline);
      worker.off('message', onMessage);
      worker.off('error', onEnd);
      worker.off('exit', onEnd);
      settle();
    };
    const onMessage = (answer: PrintAnswer) => {
      if (answer.jobId === job.jobId) finish(() => resolve(answer));
    };
    const onEnd = (cause: unknown) => finish(() => reject(failure('stopped', false, cause)));
    const deadline = setTimeout(() => finish(() => reject(failure('timeout', false))), deadlineMs);
    worker.on('message', onMessage);
    worker.on('error', onEnd);
    worker.on('exit', onEnd);
    worker.postMessage(job);
  });
}
