/** The `AdminFiles`: tables in place, pictures and papers in a thread of their own that ends when nothing is drawn; made by `compose`. */
import type { Worker } from 'node:worker_threads';
import type { AdminFiles } from '../ports/adminFiles.ts';
import { OutsideError } from '../ports/outsideError.ts';
import type { FileAnswer, FileJob } from './adminFiles/fileWorker.ts';
import { startFileWorker } from './adminFiles/fileWorkerEntry.ts';
import { writeTable } from './adminFiles/writeTable.ts';

export interface AdminFilesDesk extends AdminFiles {
  /** Ends the thread for good. */
  close(): Promise<void>;
}

/** A first chart takes a second or two on a slow machine, with the libraries to load. */
const DEADLINE_MS = 20_000;
/** The thread holds a hundred megabytes of libraries and fonts. */
const IDLE_MS = 60_000;

type Order = FileJob extends infer Job ? (Job extends FileJob ? Omit<Job, 'jobId'> : never) : never;

export function createAdminFiles(): AdminFilesDesk {
  const thread = new FileThread();
  return {
    drawChart: (facts) => thread.make({ kind: 'chart', facts }),
    printDaySheet: (facts) => thread.make({ kind: 'daySheet', facts }),
    writeTable,
    close: () => thread.close(),
  };
}

class FileThread {
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #jobs = 0;
  #isClosed = false;

  /** One at a time, so that each deadline measures one file. */
  make(order: Order): Promise<Uint8Array> {
    const job = this.#last.then(() => this.#makeOne(order));
    this.#last = job.catch(() => undefined);
    return job;
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return this.#stop();
  }

  async #makeOne(order: Order): Promise<Uint8Array> {
    if (this.#isClosed) throw failure('stopped', false);
    clearTimeout(this.#idle);
    this.#worker ??= startFileWorker();
    const working = this.#worker;
    working.ref();
    this.#jobs += 1;
    try {
      const answer = await answerOf(working, { ...order, jobId: this.#jobs });
      if (!answer.ok) throw failure('unmakeable', true);
      working.unref();
      this.#idle = setTimeout(() => void this.#stop(), IDLE_MS);
      this.#idle.unref();
      return answer.bytes;
    } catch (error) {
      if (this.#worker === working) await this.#stop();
      throw error;
    }
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#idle);
    const stopping = this.#worker;
    this.#worker = null;
    await stopping?.terminate();
  }
}

const failure = (code: 'timeout' | 'stopped' | 'unmakeable', permanent: boolean, cause?: unknown) =>
  new OutsideError({ service: 'files', operation: 'make', permanent, code, cause });

function answerOf(worker: Worker, job: FileJob): Promise<FileAnswer> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(deadline);
      worker.off('message', onMessage);
      worker.off('error', onEnd);
      worker.off('exit', onEnd);
      settle();
    };
    const onMessage = (answer: FileAnswer) => {
      if (answer.jobId === job.jobId) finish(() => resolve(answer));
    };
    const onEnd = (cause: unknown) => finish(() => reject(failure('stopped', false, cause)));
    const deadline = setTimeout(() => finish(() => reject(failure('timeout', false))), DEADLINE_MS);
    worker.on('message', onMessage);
    worker.on('error', onEnd);
    worker.on('exit', onEnd);
    worker.postMessage(job);
  });
}
