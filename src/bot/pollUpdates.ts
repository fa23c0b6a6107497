/** Long polling of our own: an update is confirmed to Telegram only after it is stored, and no error ends it. Started by compose without a webhook. */
import type { Log } from '../ports/log.ts';
import { OutsideError } from '../ports/outsideError.ts';
import { BACKOFF_TIMES, type BackoffTimes, backoffMs, pause } from './backoff.ts';
import { readInteger } from './looseJson.ts';
import type { TelegramApi } from './telegramApi.ts';
import { codeOfError, hasCode } from './telegramFailure.ts';

export interface PollingOptions {
  readonly api: TelegramApi;
  /** Resolves when the update is durably stored or needs no storing; called with one update at a time, in order. */
  readonly receiveUpdate: (update: unknown) => Promise<void>;
  /** What Telegram shall send. */
  readonly updateKinds: readonly UpdateKind[];
  readonly log: Log;
  /** Told of every change, for the health page. */
  readonly onState?: ((state: PollingState) => void) | undefined;
  readonly backoff?: BackoffTimes | undefined;
  readonly longPollSeconds?: number | undefined;
}

export type UpdateKind = 'message' | 'callback_query' | 'my_chat_member';

/** `conflict`: another process polls with the token. `unauthorized`: the token is not valid (any more). */
export type PollingState = 'polling' | 'failing' | 'conflict' | 'unauthorized' | 'stopped';

export interface Polling {
  /** Ends the waiting poll at once; resolves when the update that is being stored is stored. */
  stop(): Promise<void>;
}

const LONG_POLL_SECONDS = 25;
/** Beyond the long poll, for the answer's way. */
const ANSWER_ALLOWANCE_MS = 10_000;
/** After so many failures of one update the later ones are tried before it: perhaps it is this one that cannot be stored. */
const FAILURES_BEFORE_PASSING_OVER = 5;

const STATE_OF_CODE: Readonly<Record<string, PollingState>> = {
  http_409: 'conflict',
  http_401: 'unauthorized',
  http_404: 'unauthorized',
};

export function startPolling(options: PollingOptions): Polling {
  const stopping = new AbortController();
  const loop = new PollLoop(options, stopping.signal).run();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

class PollLoop {
  readonly #options: PollingOptions;
  readonly #times: BackoffTimes;
  readonly #signal: AbortSignal;
  #state: PollingState | undefined;
  #offset: number | undefined;
  #failures = 0;
  #webhookIsGone = false;
  readonly #failuresOf = new Map<number, number>();

  constructor(options: PollingOptions, signal: AbortSignal) {
    this.#options = options;
    this.#times = options.backoff ?? BACKOFF_TIMES;
    this.#signal = signal;
  }

  async run(): Promise<void> {
    while (!this.#signal.aborted) {
      try {
        await this.#pollOnce();
        this.#failures = 0;
      } catch (error) {
        if (!this.#signal.aborted) await this.#waitAfter(error);
      }
    }
    this.#enter('stopped');
  }

  async #pollOnce(): Promise<void> {
    const { api, updateKinds, longPollSeconds = LONG_POLL_SECONDS } = this.#options;
    if (!this.#webhookIsGone) {
      await api.call('deleteWebhook', { drop_pending_updates: false }, { signal: this.#signal });
      this.#webhookIsGone = true;
    }
    // The first poll, and the first after a failure, waits for nothing: so that it is known at once that all is well.
    const waitSeconds = this.#state === 'polling' ? longPollSeconds : 0;
    const updates = await api.call(
      'getUpdates',
      {
        timeout: waitSeconds,
        allowed_updates: updateKinds,
        ...(this.#offset === undefined ? {} : { offset: this.#offset }),
      },
      { ms: waitSeconds * 1_000 + ANSWER_ALLOWANCE_MS, signal: this.#signal },
    );
    if (!Array.isArray(updates)) throw unreadableAnswer();
    this.#enter('polling');
    await this.#receiveAll(updates);
  }

  /** Moves the offset behind what is stored, also when a later update fails. */
  async #receiveAll(updates: readonly unknown[]): Promise<void> {
    const numbered = updates.flatMap((update) => {
      const updateId = readInteger(update, 'update_id');
      return updateId === null ? [] : [{ update, updateId }];
    });
    // Without a number they can be neither stored nor confirmed; the service sends none such.
    if (updates.length > 0 && numbered.length === 0) throw unreadableAnswer();
    let passedOver: NotStored[] = [];
    for (const { update, updateId } of numbered) {
      if (this.#signal.aborted) return;
      const failed = await this.#receive({ update, updateId });
      if (failed === null) {
        for (const earlier of passedOver) await this.#receiveOrGiveUp(earlier);
        passedOver = [];
        this.#failuresOf.clear();
        this.#offset = updateId + 1;
        continue;
      }
      passedOver.push(failed);
      const failures = (this.#failuresOf.get(updateId) ?? 0) + 1;
      this.#failuresOf.set(updateId, failures);
      if (failures < FAILURES_BEFORE_PASSING_OVER) break;
    }
    const [first] = passedOver;
    if (first !== undefined) throw new UpdateNotStored(first.code);
  }

  async #receive(numbered: NumberedUpdate): Promise<NotStored | null> {
    try {
      await this.#options.receiveUpdate(numbered.update);
      return null;
    } catch (error) {
      return { ...numbered, code: codeOfError(error) };
    }
  }

  /** A later update could be stored: if this one still cannot, the fault is in the update, and everyone behind it waits. */
  async #receiveOrGiveUp(earlier: NotStored): Promise<void> {
    const failed = await this.#receive(earlier);
    if (failed !== null) this.#options.log.error('telegram_update_given_up', { code: failed.code });
  }

  async #waitAfter(error: unknown): Promise<void> {
    this.#failures += 1;
    const code = error instanceof UpdateNotStored ? error.code : codeOfError(error);
    const state = STATE_OF_CODE[code] ?? 'failing';
    const isNew = this.#state !== state;
    this.#enter(state);
    if (error instanceof UpdateNotStored) this.#options.log.error('telegram_update_not_stored', { code });
    else if (state === 'unauthorized') this.#options.log.error('telegram_token_refused', { code });
    else if (state === 'conflict' && isNew) this.#options.log.warn('telegram_polled_by_another', { code });
    else if (state === 'failing')
      this.#options.log.warn('telegram_polling_failed', { code, failures: this.#failures });
    // The conflict may be with a webhook that somebody has set.
    if (state === 'conflict') this.#webhookIsGone = false;
    await pause(this.#waitMs(error, state), this.#signal);
  }

  #waitMs(error: unknown, state: PollingState): number {
    if (state === 'unauthorized') return this.#times.unauthorizedMs;
    const askedMs = hasCode(error, 'http_429') ? (error.retryAfterMs ?? 0) : 0;
    return Math.max(askedMs, backoffMs(this.#times, this.#failures));
  }

  #enter(state: PollingState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onState?.(state);
  }
}

interface NumberedUpdate {
  readonly update: unknown;
  readonly updateId: number;
}
interface NotStored extends NumberedUpdate {
  readonly code: string;
}

/** The inbox could not take an update; Telegram keeps it for 24 hours. */
class UpdateNotStored extends Error {
  readonly code: string;
  constructor(code: string) {
    super('an update could not be stored');
    this.name = 'UpdateNotStored';
    this.code = code;
  }
}

const unreadableAnswer = () =>
  new OutsideError({ service: 'telegram', operation: 'getUpdates', permanent: false, code: 'unreadable' });
