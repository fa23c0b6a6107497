/** Two processes of the product with one sheet, as a clinic runs them: what staff write is true in both within forty seconds, and when the one that writes is killed the other follows. */
import { setTimeout as pause } from 'node:timers/promises';
import { comesToRest, judgeBookings } from '../crash/judge.ts';
import { type SheetFleet, startSheetFleet } from '../fleet/sheetFleet.ts';
import { Asker, changeAll, secondsUntilTrue } from '../fleet/sheetQuestions.ts';
import { bookUnderFire } from '../killDrill.ts';
import { BOT_TOKEN, PatientPhone } from '../productBench.ts';
import type { Drill, DrillOrder } from './drill.ts';

const TRUE_WITHIN_SECONDS = 40;
const FOLLOWED_WITHIN_SECONDS = 60;

async function until(isSo: () => boolean, seconds: number, what: string): Promise<number> {
  const beganAt = performance.now();
  while (!isSo()) {
    if (performance.now() > beganAt + seconds * 1000) throw new Error(`not within ${seconds} s: ${what}`);
    await pause(50);
  }
  return (performance.now() - beganAt) / 1000;
}

const bothAsk = async (fleet: SheetFleet): Promise<readonly Asker[]> => {
  const askers = [new Asker(fleet, 0), new Asker(fleet, 1)];
  for (const asker of askers) await asker.begin();
  return askers;
};

const slowest = (found: readonly { readonly seconds: number }[]): number =>
  Math.max(...found.map(({ seconds }) => seconds));

async function live({ count }: DrillOrder): Promise<readonly string[]> {
  const fleet = await startSheetFleet(2);
  try {
    await until(() => fleet.writer() !== null, FOLLOWED_WITHIN_SECONDS, 'the first writing');
    const askers = await bothAsk(fleet);
    const worst = new Map<string, number>();
    for (let round = 0; round < count; round += 1) {
      await untilJustRead(fleet);
      const questions = changeAll(fleet.google, round);
      for (const { name, seconds } of await secondsUntilTrue(askers, questions, TRUE_WITHIN_SECONDS))
        worst.set(name, Math.max(worst.get(name) ?? 0, seconds));
    }
    const late = [...worst].filter(([, seconds]) => seconds > TRUE_WITHIN_SECONDS);
    if (late.length > 0) throw new Error(`too late: ${JSON.stringify(late)}`);
    return [
      `${count} times a doctor added, a fee changed, an afternoon closed and a time opened, right after the sheet was read, asked for in the chats of two processes that were never restarted`,
      `true in both after at most: ${[...worst].map(([name, seconds]) => `${name} ${seconds.toFixed(1)} s`).join(', ')}`,
      requestsLine(fleet),
    ];
  } finally {
    await fleet.close();
  }
}

/** Right after a reading that nothing but the half minute was the reason of: the longest wait that there is. */
async function untilJustRead(fleet: SheetFleet): Promise<void> {
  const readings = () => fleet.requestsOf().filter(({ kind }) => kind === 'read');
  const isQuiet = (): boolean => {
    const [before, last] = readings().slice(-2);
    return before !== undefined && last !== undefined && last.at.getTime() - before.at.getTime() > 25_000;
  };
  const known = readings().length;
  await until(() => readings().length > known && isQuiet(), 150, 'a reading after half a minute');
}

function requestsLine(fleet: SheetFleet): string {
  const all = fleet.requestsOf();
  const minutes = ((all.at(-1)?.at.getTime() ?? 0) - (all[0]?.at.getTime() ?? 0)) / 60_000;
  return `${all.length} requests in ${minutes.toFixed(1)} minutes by both together`;
}

/** Writers in the order in which they took turns; somebody who comes twice has been overtaken. */
function turnsOf(fleet: SheetFleet): readonly number[] {
  const turns: number[] = [];
  for (const { by, kind } of fleet.requestsOf()) {
    const writer = Number(/\d+/.exec(by)?.[0]);
    if (kind === 'write' && turns.at(-1) !== writer) turns.push(writer);
  }
  return turns;
}

interface Killed {
  readonly followedSeconds: number;
  /** Until what staff wrote when the writer died was true in the other one's chat. */
  readonly trueSeconds: number;
}

/** Kills the one that writes, and staff change the sheet at that moment. */
async function killWriter(fleet: SheetFleet, round: number): Promise<Killed> {
  const dying = fleet.writer() ?? 0;
  const living = 1 - dying;
  const asker = new Asker(fleet, living);
  await asker.begin();
  await fleet.processes[dying]?.kill();
  const written = fleet.requestsOf(living).filter(({ kind }) => kind === 'write').length;
  const questions = changeAll(fleet.google, round);
  const hasFollowed = (): boolean =>
    fleet.requestsOf(living).filter(({ kind }) => kind === 'write').length > written;
  const [followedSeconds, found] = await Promise.all([
    until(hasFollowed, FOLLOWED_WITHIN_SECONDS, 'another writer'),
    secondsUntilTrue([asker], questions, TRUE_WITHIN_SECONDS),
  ]);
  await fleet.processes[dying]?.start();
  return { followedSeconds, trueSeconds: slowest(found) };
}

async function takeOver({ count }: DrillOrder): Promise<readonly string[]> {
  const fleet = await startSheetFleet(2);
  const course = { isOver: false };
  try {
    await until(() => fleet.writer() !== null, FOLLOWED_WITHIN_SECONDS, 'the first writing');
    const booking = bookNowAndThen(fleet, () => course.isOver);
    const kills: Killed[] = [];
    for (let round = 0; round < count; round += 1) kills.push(await killWriter(fleet, round));
    course.isOver = true;
    fleet.sendTo([0, 1]);
    const chats = await booking;
    await comesToRest(fleet);
    const rows = await comesEqual(fleet);
    const turns = turnsOf(fleet);
    if (turns.length !== count + 1) throw new Error(`${count} kills, but writers in turns ${turns.join()}`);
    await Promise.all(fleet.processes.map((process) => process.stop()));
    await judgeBookings(fleet, chats);
    const late = kills.filter(({ trueSeconds }) => trueSeconds > TRUE_WITHIN_SECONDS);
    if (late.length > 0) throw new Error(`true too late: ${JSON.stringify(kills)}`);
    const longest = Math.max(...kills.map(({ followedSeconds }) => followedSeconds));
    return [
      `the writing one of two processes killed with SIGKILL ${count} times while ${chats.length} patients booked; by the sheet’s own log they wrote in turns (${turns.join(', ')}), never one between the other’s`,
      `the other one wrote ${longest.toFixed(1)} s after the kill at most; what staff wrote at that moment was true in its chat after ${slowest(kills.map(({ trueSeconds }) => ({ seconds: trueSeconds }))).toFixed(1)} s at most`,
      `${rows} rows, sheet and store equal`,
    ];
  } finally {
    course.isOver = true;
    await fleet.close();
  }
}

const PAUSE_BETWEEN_BOOKINGS_MS = 5_000;

/** From hello to receipt, by whichever process is asked. */
async function bookNowAndThen(
  { telegram, razorpay, processes }: SheetFleet,
  isOver: () => boolean,
): Promise<readonly number[]> {
  const [product] = processes;
  if (product === undefined) throw new Error('there is no process');
  const chats: number[] = [];
  while (!isOver()) {
    const chatId = 40_001 + chats.length;
    const patient = new PatientPhone(telegram.phone({ chatId, firstName: 'Ravi' }, BOT_TOKEN));
    chats.push(chatId);
    await bookUnderFire({ product, telegram, razorpay, patient }, []);
    await pause(PAUSE_BETWEEN_BOOKINGS_MS);
  }
  return chats;
}

/** What was booked last is on its way for some seconds. */
async function comesEqual(fleet: SheetFleet): Promise<number> {
  const deadline = performance.now() + FOLLOWED_WITHIN_SECONDS * 1000;
  for (;;) {
    try {
      return await fleet.checkRows();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(1_000);
    }
  }
}

export const sheetLiveDrill: Drill = {
  name: 'sheet-live',
  purpose:
    'staff change doctors and times, and patients of two processes ask: true within 40 s without a restart; counts rounds',
  usualCount: 3,
  run: live,
};

export const sheetTakeoverDrill: Drill = {
  name: 'sheet-takeover',
  purpose:
    'of two processes the one that writes into the sheet is killed while patients book: the other follows; counts kills',
  usualCount: 3,
  run: takeOver,
};
