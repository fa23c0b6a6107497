/** What one turn of the model may still do: its deadlines, its counts and the first thing that went wrong; `geminiModel.ts` makes one a turn. */
import type { ModelFailure, ModelRequest, ModelUsage } from '../../../ports/model.ts';

/** Thrown to leave the agent's loop; why, the watch knows. */
export class TurnOver extends Error {
  constructor() {
    super('the turn of the model is over');
    this.name = 'TurnOver';
  }
}

export interface ModelCallWatch {
  /** Aborted by the call's own deadline and by the end of the turn. */
  readonly signal: AbortSignal;
  /** The last call that the turn allows: its answer has to be words. */
  readonly isLast: boolean;
  /** True when the call's own deadline has ended it. */
  isLate(): boolean;
  close(): void;
}

/** A tool that already runs is let finish, so that its effect is known before another reader looks at the state; no longer than this. */
const RUNNING_TOOL_GRACE_MS = 1_000;

export class TurnWatch {
  readonly #limits: ModelRequest['limits'];
  readonly #outside: AbortSignal;
  readonly #controller = new AbortController();
  readonly #startedAt = performance.now();
  readonly #deadline: NodeJS.Timeout;
  readonly #closeWhenOutsideDoes = (): void => this.end('timeout');
  readonly #running = new Set<Promise<unknown>>();
  #failure: ModelFailure | null = null;
  #isDone = false;
  #modelCalls = 0;
  #toolCalls = 0;
  #inputTokens = 0;
  #outputTokens = 0;

  constructor({ limits, signal }: Pick<ModelRequest, 'limits' | 'signal'>) {
    this.#limits = limits;
    this.#outside = signal;
    this.#deadline = setTimeout(() => this.end('timeout'), limits.turnTimeoutMs);
    signal.addEventListener('abort', this.#closeWhenOutsideDoes, { once: true });
    if (signal.aborted) this.end('timeout');
  }

  /** Aborted when the turn has failed or is closed. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isOver(): boolean {
    return this.#isDone || this.#failure !== null;
  }

  get failure(): ModelFailure | null {
    return this.#failure;
  }

  get usage(): ModelUsage {
    return {
      modelCalls: this.#modelCalls,
      inputTokens: this.#inputTokens,
      outputTokens: this.#outputTokens,
      milliseconds: performance.now() - this.#startedAt,
    };
  }

  /** The first reason counts; whatever comes after it is a consequence. */
  end(failure: ModelFailure): void {
    if (this.isOver) return;
    this.#failure = failure;
    this.#controller.abort();
  }

  /** Ends the turn and leaves the loop. */
  leave(failure: ModelFailure): never {
    this.end(failure);
    throw new TurnOver();
  }

  leaveIfOver(): void {
    if (this.isOver) throw new TurnOver();
  }

  beginModelCall(): ModelCallWatch {
    this.leaveIfOver();
    if (this.#modelCalls >= this.#limits.modelCalls) this.leave('too_many_calls');
    this.#modelCalls += 1;
    const own = new AbortController();
    const timer = setTimeout(() => own.abort(), this.#limits.callTimeoutMs);
    return {
      signal: AbortSignal.any([this.signal, own.signal]),
      isLast: this.#modelCalls === this.#limits.modelCalls,
      isLate: () => own.signal.aborted && !this.isOver,
      close: () => clearTimeout(timer),
    };
  }

  countTokens({ input, output }: { readonly input: number; readonly output: number }): void {
    this.#inputTokens += input;
    this.#outputTokens += output;
  }

  countToolCall(): void {
    this.#toolCalls += 1;
    if (this.#toolCalls > this.#limits.toolCalls) this.leave('too_many_calls');
  }

  /** Waits for it at the end, if it is still running then. */
  async track<Value>(work: Promise<Value>): Promise<Value> {
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }

  /** Resolves when the turn ends otherwise than by an answer. */
  whenEnded(): Promise<void> {
    if (this.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** After it no tool starts and no deadline fires. Lets a running tool finish, unless the turn was closed from outside. */
  async close(): Promise<void> {
    clearTimeout(this.#deadline);
    this.#outside.removeEventListener('abort', this.#closeWhenOutsideDoes);
    this.#isDone = true;
    this.#controller.abort();
    if (this.#running.size === 0 || this.#outside.aborted) return;
    let timer: NodeJS.Timeout | undefined;
    const grace = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, RUNNING_TOOL_GRACE_MS);
    });
    await Promise.race([Promise.allSettled(this.#running), grace]);
    clearTimeout(timer);
  }
}
