/** The `AdminFiles`: tables in place, pictures and papers in a thread of their own that ends when nothing is drawn; made by `compose`. */
import type { AdminFiles } from '../ports/adminFiles.ts';
import type { FileOrder } from './adminFiles/fileWorker.ts';
import { startFileWorker } from './adminFiles/fileWorkerEntry.ts';
import { writeTable } from './adminFiles/writeTable.ts';
import { JobThread } from './workerThread/jobThread.ts';

export interface AdminFilesDesk extends AdminFiles {
  /** Ends the thread for good. */
  close(): Promise<void>;
}

/** A first chart takes a second or two on a slow machine, with the libraries to load. */
const DEADLINE_MS = 20_000;
const IDLE_MS = 60_000;

/** Throws `OutsideError` (service `files`): `timeout` and `stopped` may be tried again, `unmakeable` not. */
export function createAdminFiles(): AdminFilesDesk {
  const thread = new JobThread<FileOrder>({
    service: 'files',
    operation: 'make',
    impossible: 'unmakeable',
    startWorker: startFileWorker,
    deadlineMs: DEADLINE_MS,
    idleMs: IDLE_MS,
  });
  return {
    drawChart: (facts) => thread.make({ kind: 'chart', facts }),
    printDaySheet: (facts) => thread.make({ kind: 'daySheet', facts }),
    writeTable,
    close: () => thread.close(),
  };
}
