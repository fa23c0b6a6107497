// Sandbox: the fault script that a stand-in consults before each call; tests, drills, evals and the playground write it.

/** Which calls a rule strikes. Without a field, that field does not matter. */
export interface FaultMatch {
  /** The operation's name, or a regular expression written `/source/` (`sendMessage`, `/^send/`, `webhook/payment_link.paid`). */
  readonly operation?: string;
  /** Telegram: the chat the call is about. */
  readonly chatId?: number | string;
  /** Razorpay: the payment link the call is about. */
  readonly linkId?: string;
  /** The first call to strike, counted among the calls that match (1 when absent). */
  readonly nth?: number;
}

export type FaultAction =
  /** Answers without doing the work; `body` is sent as JSON, `text` as it stands (HTML, broken JSON). */
  | {
      readonly do: 'refuse';
      readonly status: number;
      readonly body?: unknown;
      readonly text?: string;
      readonly contentType?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Waits, then does the work. A delivery arrives late. */
  | { readonly do: 'delay'; readonly ms: number }
  /** Never answers and never does the work. A delivery is never made. */
  | { readonly do: 'hang' }
  /** Breaks the connection without doing the work. A delivery is never made. */
  | { readonly do: 'drop' }
  /** Does the work, then breaks the connection. A delivery is made twice, for its receipt was lost. */
  | { readonly do: 'dropAfterDoing' }
  /** Does the work `copies` times (2 when absent) and answers once. A delivery is made as often. */
  | { readonly do: 'duplicate'; readonly copies?: number }
  /** Lets the next call of the same operation pass first; goes on alone after `ms` (1,000 when absent). */
  | { readonly do: 'reorder'; readonly ms?: number }
  /** Signs a webhook with another secret. Calls are not touched by it. */
  | { readonly do: 'wrongSignature' }
  /** Refuses with 429 what goes beyond `perSecond` calls a chat after a burst of `burst`. */
  | { readonly do: 'limitRate'; readonly perSecond: number; readonly burst: number };

/** A rule strikes `times` calls (1 when absent; a rate limit always). */
export type FaultRule = FaultAction & { readonly match?: FaultMatch; readonly times?: number | 'always' };

export interface FaultCall {
  readonly operation: string;
  readonly chatId?: number | string | undefined;
  readonly linkId?: string | undefined;
}

/** What strikes this call. A rate limit appears only when it is exceeded, and says for how long. */
export type Strike =
  | Exclude<FaultAction, { do: 'limitRate' }>
  | { readonly do: 'limitRate'; readonly retryAfterSeconds: number };

export interface ScriptedFault {
  readonly id: number;
  readonly rule: FaultRule;
  /** Calls that matched so far, and how many of them were struck. */
  readonly seen: number;
  readonly struck: number;
}

interface Entry {
  id: number;
  rule: FaultRule;
  operation: RegExp | undefined;
  seen: number;
  struck: number;
  buckets: Map<string, { tokens: number; atMs: number }>;
}

interface HeldCall {
  release: () => void;
}

/** An ordered list of rules: the first that matches and is not used up strikes the call. */
export class FaultScript {
  readonly #now: () => Date;
  #entries: Entry[] = [];
  #nextId = 1;
  readonly #held = new Map<string, HeldCall[]>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Adds rules at the end of the script and returns their ids. */
  add(...rules: FaultRule[]): number[] {
    return rules.map((rule) => {
      const id = this.#nextId++;
      const operation = operationPattern(rule.match?.operation);
      this.#entries.push({ id, rule, operation, seen: 0, struck: 0, buckets: new Map() });
      return id;
    });
  }

  /** Removes one rule, or all of them; calls held back by a reordering go on. */
  clear(id?: number): void {
    this.#entries = id === undefined ? [] : this.#entries.filter((entry) => entry.id !== id);
    for (const operation of [...this.#held.keys()]) this.letHeldPass(operation);
  }

  list(): ScriptedFault[] {
    return this.#entries.map(({ id, rule, seen, struck }) => ({ id, rule, seen, struck }));
  }

  /** True when no rule is in force, so that a busy server may skip the rest. */
  get isEmpty(): boolean {
    return this.#entries.length === 0 && this.#held.size === 0;
  }

  /** Counts the call against the rules and says what strikes it, if anything does. */
  strike(call: FaultCall): Strike | undefined {
    for (const entry of this.#entries) {
      if (!matches(entry, call)) continue;
      entry.seen += 1;
      if (entry.seen < (entry.rule.match?.nth ?? 1)) continue;
      const strike = this.#strikeWith(entry, call);
      if (strike !== undefined) {
        entry.struck += 1;
        return strike;
      }
    }
    return undefined;
  }

  /** Resolves when the next call of the operation has been done, or after `ms`. */
  holdBack(operation: string, ms = 1000): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => held.release(), ms);
      const held: HeldCall = {
        release: () => {
          clearTimeout(timer);
          const rest = (this.#held.get(operation) ?? []).filter((other) => other !== held);
          if (rest.length === 0) this.#held.delete(operation);
          else this.#held.set(operation, rest);
          resolve();
        },
      };
      this.#held.set(operation, [...(this.#held.get(operation) ?? []), held]);
    });
  }

  /** Called after each call that was done: those that waited for it go on. */
  letHeldPass(operation: string): void {
    for (const held of this.#held.get(operation) ?? []) held.release();
  }

  #strikeWith(entry: Entry, call: FaultCall): Strike | undefined {
    const { rule } = entry;
    if (rule.do === 'limitRate') return this.#spendToken(entry, rule, call);
    const times = rule.times ?? 1;
    if (times !== 'always' && entry.struck >= times) return undefined;
    return rule;
  }

  #spendToken(
    entry: Entry,
    limit: { perSecond: number; burst: number },
    call: FaultCall,
  ): Strike | undefined {
    const key = String(call.chatId ?? '');
    const atMs = this.#now().getTime();
    const bucket = entry.buckets.get(key) ?? { tokens: limit.burst, atMs };
    const refilled = bucket.tokens + ((atMs - bucket.atMs) / 1000) * limit.perSecond;
    const tokens = Math.min(limit.burst, refilled);
    const isSpent = tokens < 1;
    entry.buckets.set(key, { tokens: isSpent ? tokens : tokens - 1, atMs });
    if (!isSpent) return undefined;
    return { do: 'limitRate', retryAfterSeconds: Math.max(1, Math.ceil((1 - tokens) / limit.perSecond)) };
  }
}

function operationPattern(operation: string | undefined): RegExp | undefined {
  if (operation === undefined) return undefined;
  const source = /^\/(.+)\/$/.exec(operation)?.[1];
  return new RegExp(source ?? `^${operation.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

function matches(entry: Entry, call: FaultCall): boolean {
  const match = entry.rule.match;
  if (match === undefined) return true;
  if (entry.operation !== undefined && !entry.operation.test(call.operation)) return false;
  if (match.chatId !== undefined && String(match.chatId) !== String(call.chatId)) return false;
  return match.linkId === undefined || match.linkId === call.linkId;
}
