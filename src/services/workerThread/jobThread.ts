/** A thread that makes one file after the other, begun with the first and ended when nothing is wanted; the printer and the admin's files each have one. */
import type { Worker } from 'node:worker_threads';
import { OutsideError } from '../../ports/outsideError.ts';
import type { JobAnswer } from './answerJobs.ts';

export interface JobThreadOptions {
  readonly startWorker: () => Worker;
  /** For one file, the start of the thread included. */
  readonly deadlineMs: number;
  /** The thread holds some sixty to a hundred megabytes of fonts and code: it goes when nothing was made for so long. */
  readonly idleMs: number;
  /** Names the failure: whose it is, and the code of an order that can never be carried out. */
  readonly service: string;
  readonly operation: string;
  readonly impossible: string;
}

/** Throws `OutsideError`: `timeout` and `stopped` may be tried again, what is impossible not. */
export class JobThread<Order extends object> {
  readonly #options: JobThreadOptions;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #jobs = 0;
  #waiting = 0;
  #isClosed = false;

  constructor(options: JobThreadOptions) {
    this.#options = options;
  }

  /** One at a time, so that each deadline measures one file. */
  make(order: Order): Promise<Uint8Array> {
    this.#waiting += 1;
    const job = this.#last.then(() => this.#makeOne(order));
    this.#last = job
      .catch(() => undefined)
      .finally(() => {
        this.#waiting -= 1;
      });
    return job;
  }

  /** Begins the thread with a job whose file nobody wants, where it is not there yet; whether that works is the next job's matter. */
  warmUp(order: Order): void {
    if (this.#worker !== null || this.#waiting > 0 || this.#isClosed) return;
    void this.make(order).catch(() => undefined);
  }

  /** Ends the thread for good; what is being made or waits for it fails. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.#stop();
  }

  async #makeOne(order: Order): Promise<Uint8Array> {
    if (this.#isClosed) throw this.#failure('stopped');
    clearTimeout(this.#idle);
    this.#worker ??= this.#options.startWorker();
    const working = this.#worker;
    // A thread at work keeps the process alive, an idle one does not.
    working.ref();
    this.#jobs += 1;
    try {
      const answer = await this.#answerOf(working, { ...order, jobId: this.#jobs });
      if (!answer.ok) throw this.#failure(this.#options.impossible);
      working.unref();
      this.#idle = setTimeout(() => void this.#stop(), this.#options.idleMs);
      this.#idle.unref();
      return answer.bytes;
    } catch (error) {
      // Whatever state it is in, the next file gets a fresh thread.
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

  #answerOf(worker: Worker, job: Order & { readonly jobId: number }): Promise<JobAnswer> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(deadline);
        worker.off('message', onMessage);
        worker.off('error', onEnd);
        worker.off('exit', onEnd);
        settle();
      };
      const onMessage = (answer: JobAnswer) => {
        if (answer.jobId === job.jobId) finish(() => resolve(answer));
      };
      const onEnd = (cause: unknown) => finish(() => reject(this.#failure('stopped', cause)));
      const late = () => finish(() => reject(this.#failure('timeout')));
      const deadline = setTimeout(late, this.#options.deadlineMs);
      worker.on('message', onMessage);
      worker.on('error', onEnd);
      worker.on('exit', onEnd);
      worker.postMessage(job);
    });
  }

  #failure(code: string, cause?: unknown): OutsideError {
    const { service, operation, impossible } = this.#options;
    return new OutsideError({ service, operation, permanent: code === impossible, code, cause });
  }
}
