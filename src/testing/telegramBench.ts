// Testing: a Telegram stand-in with a real telegraf client and Asha's phone; the sandbox's own tests begin with it.
import { Telegraf } from 'telegraf';
import { onTestFinished } from 'vitest';
import { sandboxToken } from '../sandbox/telegram/botAccount.ts';
import type { Phone } from '../sandbox/telegram/phone.ts';
import {
  startTelegramStandIn,
  type TelegramStandIn,
  type TelegramStandInOptions,
} from '../sandbox/telegram/startTelegramStandIn.ts';

export const ASHA = {
  chatId: 9001,
  firstName: 'Asha',
  lastName: 'Rao',
  username: 'asha',
  languageCode: 'en',
};
export const TOKEN = sandboxToken(7001);

export interface MovableClock {
  readonly now: () => Date;
  readonly advance: (ms: number) => void;
}

function movableClock(start = '2025-11-24T04:30:00Z'): MovableClock {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
  };
}

export interface TelegramBench {
  readonly standIn: TelegramStandIn;
  readonly bot: Telegraf;
  readonly phone: Phone;
  readonly clock: MovableClock;
}

/** A started stand-in that the test closes by itself at its end. */
export async function startTelegramBench(
  options: Partial<TelegramStandInOptions> = {},
): Promise<TelegramBench> {
  const clock = movableClock();
  const standIn = await startTelegramStandIn({ now: clock.now, webhookRetryMs: 1, ...options });
  onTestFinished(() => standIn.close());
  const bot = new Telegraf(TOKEN, { telegram: { apiRoot: standIn.url } });
  return { standIn, bot, phone: standIn.phone(ASHA, TOKEN), clock };
}
