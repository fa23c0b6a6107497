/** Writes traces to an OpenTelemetry collector: turns, readers, model and tool calls, transactions, sends. Loaded by compose only where a collector is configured. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { Log } from '../../ports/log.ts';
import { type SpanFacts, type SpanWriter, writeSpansWith } from '../../types/span.ts';
import { exportRequest, type FinishedSpan } from './otlp.ts';

export interface TracingOptions {
  /** Of the collector, without the path: `http://127.0.0.1:4318`. */
  readonly endpoint: string;
  /** What the collector wants to be sent beside, a key for instance. */
  readonly headers: Readonly<Record<string, string>>;
  /** Who writes: the service's name and this process. */
  readonly resource: SpanFacts;
  readonly log: Log;
  readonly flushMs?: number;
}

export interface Tracing {
  /** Sends what is left, and writes nothing from then on. */
  stop(): Promise<void>;
}

const FLUSH_MS = 5_000;
const MOST_AT_ONCE = 512;
/** With the collector away, older spans are worth less than memory. */
const MOST_WAITING = 4_096;
const ANSWER_WITHIN_MS = 5_000;

interface Place {
  readonly traceId: string;
  readonly spanId: string;
}

export function startTracing(options: TracingOptions): Tracing {
  const sender = new SpanSender(options);
  const places = new AsyncLocalStorage<Place>();
  const write: SpanWriter = async (name, facts, work) => {
    const parent = places.getStore();
    const place = { traceId: parent?.traceId ?? hex(16), spanId: hex(8) };
    const startedAtMs = now();
    let noted = facts;
    let errorName: string | null = null;
    try {
      return await places.run(place, () => work((more) => (noted = { ...noted, ...more })));
    } catch (error) {
      errorName = error instanceof Error ? error.name : 'unknown';
      throw error;
    } finally {
      const parentSpanId = parent?.spanId ?? null;
      sender.add({ ...place, parentSpanId, name, startedAtMs, endedAtMs: now(), facts: noted, errorName });
    }
  };
  writeSpansWith(write);
  return {
    async stop() {
      writeSpansWith(null);
      await sender.stop();
    },
  };
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
const now = (): number => performance.timeOrigin + performance.now();

/** Nobody's work waits for the collector: spans are collected and sent in batches, and given up where it does not answer. */
class SpanSender {
  readonly #options: TracingOptions;
  readonly #timer: NodeJS.Timeout;
  #waiting: FinishedSpan[] = [];
  #sending: Promise<void> = Promise.resolve();
  #isAway = false;

  constructor(options: TracingOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.#flush(), options.flushMs ?? FLUSH_MS);
    this.#timer.unref();
  }

  add(span: FinishedSpan): void {
    if (this.#waiting.length >= MOST_WAITING) this.#waiting.shift();
    this.#waiting.push(span);
    if (this.#waiting.length === MOST_AT_ONCE) void this.#flush();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#flush();
  }

  #flush(): Promise<void> {
    this.#sending = this.#sending.then(async () => {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.slice(0, MOST_AT_ONCE);
        this.#waiting = this.#waiting.slice(MOST_AT_ONCE);
        if (!(await this.#send(batch))) return;
      }
    });
    return this.#sending;
  }

  async #send(batch: readonly FinishedSpan[]): Promise<boolean> {
    const { endpoint, headers, resource, log } = this.#options;
    const code = await fetch(`${endpoint.replace(/\/+$/, '')}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: exportRequest(resource, batch),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }).then(
      (answer) => (answer.ok ? null : `http_${answer.status}`),
      () => 'unreachable',
    );
    // Once, not with every batch.
    if (code !== null && !this.#isAway) log.warn('traces_not_sent', { code, spans: batch.length });
    this.#isAway = code !== null;
    return code === null;
  }
}
