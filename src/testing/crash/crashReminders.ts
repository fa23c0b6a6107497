/** Reminders that are due while the product dies at each point of sending them: each goes out, and none that must not. */

import type { AppointmentId } from '../../domain/ids.ts';
import { chatKey } from '../../domain/message/chat.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { openStore } from '../../store/openStore.ts';
import { fillWithDueReminders, kindOfReminder } from '../drills/dueReminders.ts';
import { BOT_TOKEN } from '../productBench.ts';
import { type CrashGround, openCrashGround } from './crashGround.ts';
import type { CrashOrder, CrashResult } from './crashJourneys.ts';
import { comesToRest, expectSame, heardBy, STUCK_AFTER_MS } from './judge.ts';
import { Lives } from './lives.ts';

/** A sweep sends eight side by side, and each death comes in one: some are left for every life. */
const REMINDERS_PER_LIFE = 12;

const OUTCOMES = { useful: 'sent', too_late: 'skipped', cancelled: 'skipped' } as const;

/** @throws Error that says which reminder was lost, sent twice by two turns, or sent although it must not */
export async function crashReminders({ points, store: address }: CrashOrder): Promise<CrashResult> {
  const count = (points.length + 1) * REMINDERS_PER_LIFE;
  const store = await openStore({ ...address, log: quietLog });
  await fillWithDueReminders(store, count);
  await store.close();
  const ground = await openCrashGround(address);
  for (let number = 0; number < count; number += 1)
    ground.telegram.phone({ chatId: number, firstName: 'Asha' }, BOT_TOKEN);
  const lives = new Lives(ground.product, settlingFirst(points));
  try {
    await lives.begin();
    await Promise.race([untilOver(lives), lives.failure]);
    await untilReminded(ground, count);
    const restSeconds = await comesToRest(ground);
    lives.end();
    await ground.product.stop();
    const seenAgain = await judgeReminders(ground, count);
    return { died: lives.died, unreached: lives.unreached, journeys: count, seenAgain, restSeconds };
  } finally {
    lives.end();
    await ground.close();
  }
}

/** A sweep settles all that is due before it sends any of it: a life that dies at sending leaves nothing to settle. */
const settlingFirst = (points: readonly string[]): readonly string[] => [
  ...points.filter((point) => !point.startsWith('channel')),
  ...points.filter((point) => point.startsWith('channel')),
];

async function untilOver(lives: Lives): Promise<void> {
  let since = performance.now();
  for (let left = lives.died.length; !lives.areOver; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (lives.died.length !== left) [left, since] = [lives.died.length, performance.now()];
    if (performance.now() - since > STUCK_AFTER_MS) throw new Error('no reminder goes out any more');
  }
}

/** What no death has touched waits for the next sweep: a minute after the last one at most, every useful reminder was heard. */
async function untilReminded({ telegram }: CrashGround, count: number): Promise<void> {
  const deadline = performance.now() + STUCK_AFTER_MS;
  const numbers = Array.from({ length: count }, (_, number) => number);
  const isMissing = (number: number): boolean =>
    kindOfReminder(number) === 'useful' && heardBy(telegram, number).length === 0;
  while (numbers.some(isMissing)) {
    if (performance.now() > deadline)
      throw new Error(`${numbers.filter(isMissing).length} reminders are stuck`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Answers with how many reminders were seen once more than needed. */
async function judgeReminders({ telegram, store: address }: CrashGround, count: number): Promise<number> {
  const store = await openStore({ ...address, log: quietLog });
  let seenAgain = 0;
  try {
    for (let number = 0; number < count; number += 1) {
      const kind = kindOfReminder(number);
      const [stored] = await store.read((tables) =>
        tables.reminders.ofAppointment(`visit-${number}` as AppointmentId),
      );
      expectSame(`reminder ${number}`, stored?.status ?? 'gone', OUTCOMES[kind]);
      const said = await store.read((tables) =>
        tables.conversations.load(chatKey('telegram', String(number))),
      );
      // A turn that reminds gives the chat two versions, one for the reminder's own buttons: two turns would show.
      if (kind === 'useful') expectSame(`version of chat ${number}`, said?.version ?? 0, 2);
      const heard = heardBy(telegram, number).length;
      if (kind === 'useful' ? heard < 1 : heard > 0)
        throw new Error(`${kind} ${number}: heard ${heard} times`);
      seenAgain += Math.max(0, heard - 1);
    }
  } finally {
    await store.close();
  }
  return seenAgain;
}
