/** What the outside witnesses and the store say after the deaths must agree: nothing lost, nothing doubled, nothing stuck. */
import { setTimeout as pause } from 'node:timers/promises';
import { chatKey } from '../../domain/message/chat.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { checkInvariants } from '../../store/copy/invariants.ts';
import { openStore } from '../../store/openStore.ts';
import { BOT_TOKEN } from '../productBench.ts';
import type { CrashGround } from './crashGround.ts';

/** Nothing waits longer, whatever died. */
export const STUCK_AFTER_MS = 60_000;
/** The figures that a scrape gets may be that old. */
const FIGURES_MS = 10_000;

/** Until nothing waits in inbox and outbox any more; answers with the seconds that it took. @throws Error when something is stuck */
export async function comesToRest({ url }: Pick<CrashGround, 'url'>): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const waits = await whatIsLeft(url);
    const tookMs = performance.now() - startedAt;
    if (waits === null) return tookMs / 1000;
    if (tookMs > STUCK_AFTER_MS + FIGURES_MS) throw new Error(`after a minute there still waits: ${waits}`);
    await pause(250);
  }
}

const WAITING = /^(frontdesk_(?:inbox|outbox)_waiting) (?!0$)\S+$/gm;

/** Null when nothing is. */
async function whatIsLeft(url: string): Promise<string | null> {
  try {
    const lamps = await (await fetch(`${url}/readyz`)).text();
    if (!lamps.includes('"code":"waiting_0"')) return lamps;
    const figures = await (await fetch(`${url}/metrics`)).text();
    return figures.match(WAITING)?.join() ?? null;
  } catch {
    return 'the process itself';
  }
}

const CONFIRMATION = /Your appointment is booked/;

/** Each chat booked and paid once and was told so. Answers with how many confirmations were seen once more than needed. */
export async function judgeBookings(
  { telegram, razorpay, store: address }: Pick<CrashGround, 'telegram' | 'razorpay' | 'store'>,
  chats: readonly number[],
): Promise<number> {
  const captured = razorpay.payments().filter(({ status }) => status === 'captured').length;
  expectSame('payments at the provider', captured, chats.length);
  expectSame('refunds at the provider', razorpay.refunds().length, 0);
  expectSame('broken promises', JSON.stringify(await checkInvariants(address)), '[]');
  const store = await openStore({ ...address, log: quietLog });
  let seenAgain = 0;
  try {
    for (const chatId of chats) {
      await store.read(async (tables) => {
        const appointments = await tables.appointments.ofChat(chatKey('telegram', String(chatId)));
        const stands = appointments.map(({ status, paymentStatus }) => `${status} ${paymentStatus}`);
        expectSame(`appointments of ${chatId}`, stands.join(), 'booked paid');
        for (const { id } of appointments) {
          const entries = (await tables.ledger.ofAppointment(id)).filter(({ kind }) => kind === 'captured');
          expectSame(`captures of ${chatId}`, entries.length, 1);
          expectSame(`papers of ${chatId}`, (await tables.documents.ofAppointment(id)).length, 1);
        }
      });
      const shown = heardBy(telegram, chatId).filter((text) => CONFIRMATION.test(text)).length;
      if (shown === 0) throw new Error(`${chatId} was never told of the booking`);
      seenAgain += shown - 1;
    }
  } finally {
    await store.close();
  }
  return seenAgain;
}

/** What the bot's messages on a patient's screen say. */
export const heardBy = (telegram: CrashGround['telegram'], chatId: number): readonly string[] =>
  telegram
    .phone({ chatId, firstName: 'Asha' }, BOT_TOKEN)
    .screen()
    .messages.flatMap(({ from, text }) => (from === 'bot' ? [text] : []));

export function expectSame(what: string, found: string | number, expected: string | number): void {
  if (found !== expected) throw new Error(`${what}: ${found} instead of ${expected}`);
}
