/** The thread's own side of `jobThread.ts`: takes a job, answers with the file's bytes, which change hands without being copied. */
import { parentPort } from 'node:worker_threads';

/** A failure carries only the kind of the error: its text might quote a name. */
export type JobAnswer =
  | { readonly jobId: number; readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly jobId: number; readonly ok: false; readonly errorName: string };

export function answerJobs<Order>(make: (order: Order) => Uint8Array | Promise<Uint8Array>): void {
  parentPort?.on('message', (job: Order & { readonly jobId: number }) => void answerOne(job, make));
}

async function answerOne<Order>(
  job: Order & { readonly jobId: number },
  make: (order: Order) => Uint8Array | Promise<Uint8Array>,
): Promise<void> {
  const { jobId } = job;
  try {
    const bytes = new Uint8Array(await make(job));
    answer({ jobId, ok: true, bytes }, [bytes.buffer]);
  } catch (error) {
    answer({ jobId, ok: false, errorName: error instanceof Error ? error.name : 'unknown' }, []);
  }
}

function answer(message: JobAnswer, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer);
}
