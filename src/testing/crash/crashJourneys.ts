/** Bookings from hello to receipt while the product kills itself at one named point after the other; an outside witness counts what came of them. */
import type { StoreAddress } from '../../store/copy/sqlSession.ts';
import { bookUnderFire } from '../killDrill.ts';
import { BOT_TOKEN, PatientPhone } from '../productBench.ts';
import { type CrashGround, openCrashGround, whatWaits } from './crashGround.ts';
import { comesToRest, judgeBookings } from './judge.ts';
import { Lives } from './lives.ts';

export interface CrashOrder {
  /** `ledger.add:after` or `ledger.add:after:2`, one life each. */
  readonly points: readonly string[];
  readonly store: StoreAddress;
}

export interface CrashResult {
  readonly died: readonly string[];
  readonly unreached: readonly string[];
  /** Bookings, or reminders. */
  readonly journeys: number;
  /** Messages that a patient saw once more, a death having come between sending and noting it. */
  readonly seenAgain: number;
  /** Until nothing waited any more, after the last death. */
  readonly restSeconds: number;
}

/** @throws Error that says what was lost or doubled, or that a patient was left without an answer */
export async function crashThrough(order: CrashOrder): Promise<CrashResult> {
  const ground = await openCrashGround(order.store);
  const lives = new Lives(ground.product, order.points);
  try {
    await lives.begin();
    const chats: number[] = [];
    for (let chatId = 20_001; !lives.areOver; chatId += 1) {
      chats.push(chatId);
      await bookOnce(ground, lives, chatId);
      lives.countJourney();
    }
    const restSeconds = await comesToRest(ground);
    lives.end();
    await ground.product.stop();
    if (ground.product.complaints() !== '')
      throw new Error(`the product complained: ${ground.product.complaints()}`);
    const seenAgain = await judgeBookings(ground, chats);
    return { died: lives.died, unreached: lives.unreached, journeys: chats.length, seenAgain, restSeconds };
  } finally {
    lives.end();
    await ground.close();
  }
}

/** One patient, from hello to receipt. Nobody else kills: there are no points of the other drill. */
export async function bookOnce(ground: CrashGround, lives: Lives, chatId: number): Promise<void> {
  const { telegram, razorpay, product } = ground;
  const patient = new PatientPhone(telegram.phone({ chatId, firstName: 'Asha' }, BOT_TOKEN));
  const booking = bookUnderFire(
    { product, telegram, razorpay, patient, lastDeathAt: () => lives.lastDeathAt },
    [],
  );
  try {
    await Promise.race([booking, lives.failure]);
  } catch (error) {
    lives.end();
    await product.kill();
    const shown = JSON.stringify(patient.phone.screen().messages.slice(-3));
    const waits = await whatWaits(ground.store, chatId);
    throw new Error(`${String(error)}\nafter ${lives.died.slice(-2).join()}\n${shown}\n${waits}`, {
      cause: error,
    });
  }
}
