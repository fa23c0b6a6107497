/** Keeps messages below a rate, for one chat and for all together; both channels of the room ask it before they send. */
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { OutsideError } from '../ports/outsideError.ts';

export interface Rate {
  readonly messages: number;
  readonly seconds: number;
}

export interface PaceOptions {
  readonly perChat: Rate;
  readonly overall: Rate;
}

export interface Pace {
  /** Resolves when the message may go; throws a passing `paced` with the wait when not: the outbox brings it again. */
  admit(chatId: string, operation: string): Promise<void>;
}

/** For a stand-in, which bans nobody. */
export const unpaced: Pace = { admit: () => Promise.resolve() };

export function createPace({ perChat, overall }: PaceOptions): Pace {
  const chats = new RateLimiterMemory({ points: perChat.messages, duration: perChat.seconds });
  const all = new RateLimiterMemory({ points: overall.messages, duration: overall.seconds });
  return {
    async admit(chatId, operation) {
      try {
        await chats.consume(chatId);
        await all.consume('all');
      } catch (refused) {
        const waitMs = waitOf(refused);
        throw new OutsideError({
          service: 'whatsapp',
          operation,
          permanent: false,
          code: 'paced',
          retryAfterMs: waitMs,
        });
      }
    },
  };
}

/** The limiter rejects with an object that says how long to wait. */
const waitOf = (refused: unknown): number =>
  typeof refused === 'object' && refused !== null && 'msBeforeNext' in refused
    ? Math.max(1_000, Number(refused.msBeforeNext))
    : 1_000;
