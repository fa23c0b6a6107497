/** The thread that draws and prints for the admin bot, one job at a time; started by `fileWorkerEntry.ts`. */
import { parentPort } from 'node:worker_threads';
import type { ChartFacts, DaySheetFacts } from '../../ports/adminFiles.ts';

export type FileJob =
  | { readonly jobId: number; readonly kind: 'chart'; readonly facts: ChartFacts }
  | { readonly jobId: number; readonly kind: 'daySheet'; readonly facts: DaySheetFacts };

/** A failure carries only the kind of the error: its text might quote a name. */
export type FileAnswer =
  | { readonly jobId: number; readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly jobId: number; readonly ok: false; readonly errorName: string };

/** Each draws with its own libraries: they are loaded when the first such file is wanted. */
async function make(job: FileJob): Promise<Uint8Array> {
  if (job.kind === 'chart') return (await import('./drawChart.ts')).drawChart(job.facts);
  return (await import('./printDaySheet.ts')).printDaySheet(job.facts);
}

parentPort?.on('message', (job: FileJob) => {
  make(job).then(
    (made) => {
      const bytes = new Uint8Array(made);
      answer({ jobId: job.jobId, ok: true, bytes }, [bytes.buffer]);
    },
    (error: unknown) =>
      answer({ jobId: job.jobId, ok: false, errorName: error instanceof Error ? error.name : 'unknown' }, []),
  );
});

function answer(message: FileAnswer, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer);
}
