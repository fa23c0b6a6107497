/** The sheet over time, on a clock that is moved: away for a day and back, and a busy hour under Google's own quotas. */
import { GOOGLE_QUOTA } from '../../sandbox/sheets/quota.ts';
import { seededRandom } from '../randomStaff.ts';
import type { Drill, DrillOrder } from './drill.ts';
import { bookSomehow, checkSheet, closeGround, comeToRest, type Ground, openGround } from './sheetGround.ts';

/** The keeper is woken every two seconds. */
const TICK_MS = 2_000;

async function tickFor({ desk, keeper }: Ground, seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds * 1000; passed += TICK_MS) {
    desk.clock.moveBy(TICK_MS);
    await keeper.tick();
  }
}

/** Often enough to be refused many times in a day. */
const LOOK_SECONDS = 600;

async function beAway({ count, seed }: DrillOrder): Promise<readonly string[]> {
  const ground = await openGround();
  try {
    await comeToRest(ground);
    ground.google.faults.add({ do: 'refuse', status: 503, times: 'always' });
    const booked = await bookThroughTheDay(ground, { count, seed });
    const failures = ground.log.lines.filter(({ event }) => event === 'sheet_out_of_reach').length;
    ground.google.faults.clear();
    await tickFor(ground, 60);
    const rows = ground.google.staff.rows('Appointments').map(({ cells }) => String(cells['Reference']));
    if (new Set(rows).size !== rows.length) throw new Error('a booking has two rows');
    const missing = booked.filter((reference) => !rows.includes(reference));
    if (missing.length > 0)
      throw new Error(`${missing.length} bookings have no row a minute after the return`);
    return [
      `${booked.length} bookings while the sheet was away for 24 hours, ${failures} tries to reach it`,
      `60 seconds after its return each has one row; ${await checkSheet(ground)} rows, sheet and store equal`,
    ];
  } finally {
    await closeGround(ground);
  }
}

async function bookThroughTheDay(ground: Ground, { count, seed }: DrillOrder): Promise<readonly string[]> {
  const references: string[] = [];
  const pauseSeconds = (24 * 60 * 60) / count;
  for (let number = 0; number < count; number += 1) {
    const reference = await bookSomehow(ground.desk, number, seededRandom(seed + number));
    if (reference !== null) references.push(reference);
    for (let passed = 0; passed < pauseSeconds; passed += LOOK_SECONDS) {
      ground.desk.clock.moveBy(Math.min(LOOK_SECONDS, pauseSeconds - passed) * 1000);
      await ground.keeper.tick();
    }
  }
  return references;
}

export const sheetAwayDrill: Drill = {
  name: 'sheet-away',
  purpose:
    'the sheet is away for 24 hours while so many patients book; all is right a minute after its return',
  usualCount: 200,
  run: beAway,
};

/** Ten doctors, four visits an hour each: booked, paid or marked, and now and then a change by staff. */
const CHANGES_PER_HOUR = 120;

async function busyHour({ count, seed }: DrillOrder): Promise<readonly string[]> {
  const ground = await openGround(GOOGLE_QUOTA);
  const random = seededRandom(seed);
  const slowest = { ms: 0 };
  try {
    await tickFor(ground, 120);
    const startedAt = ground.desk.clock.now().getTime();
    const pauseSeconds = (60 * 60) / CHANGES_PER_HOUR;
    for (let number = 0; number < count; number += 1) {
      const reference = await bookSomehow(ground.desk, number, random);
      if (random() < 0.3) changeSomeFee(ground, number);
      if (reference !== null) await waitForRow(ground, reference, slowest);
      await tickFor(ground, Math.max(0, pauseSeconds - 10 * random()));
    }
    const requests = ground.google.requests.filter(({ at }) => at.getTime() >= startedAt);
    const most = mostInAMinute(requests.map(({ at }) => at.getTime()));
    if (most >= 20) throw new Error(`${most} requests in one minute`);
    const minutes = (ground.desk.clock.now().getTime() - startedAt) / 60_000;
    return [
      `${count} bookings in ${minutes.toFixed(0)} minutes by the clinic's clock`,
      `${requests.length} requests, ${(requests.length / minutes).toFixed(1)} a minute, at most ${most} in any minute`,
      `a booking was in the sheet after ${slowest.ms / 1000} s at most`,
    ];
  } finally {
    await closeGround(ground);
  }
}

function changeSomeFee({ google }: Ground, number: number): void {
  const rows = google.staff.rows('Doctors');
  const row = rows[number % rows.length]?.row ?? 2;
  google.staff.type({ tab: 'Doctors', row, header: 'Fee' }, 400 + (number % 9) * 50);
}

/** What is booked is in the sheet within ten seconds. */
async function waitForRow(ground: Ground, reference: string, slowest: { ms: number }): Promise<void> {
  const bookedAt = ground.desk.clock.now().getTime();
  const isThere = (): boolean =>
    ground.google.staff.rows('Appointments').some(({ cells }) => cells['Reference'] === reference);
  while (!isThere()) {
    const waitedMs = ground.desk.clock.now().getTime() - bookedAt;
    if (waitedMs > 10_000) throw new Error(`${reference} is not in the sheet after ${waitedMs} ms`);
    await tickFor(ground, TICK_MS / 1000);
  }
  slowest.ms = Math.max(slowest.ms, ground.desk.clock.now().getTime() - bookedAt);
}

function mostInAMinute(times: readonly number[]): number {
  return times.reduce((most, from, index) => {
    const within = times.slice(index).filter((at) => at < from + 60_000).length;
    return Math.max(most, within);
  }, 0);
}

export const sheetHourDrill: Drill = {
  name: 'sheet-hour',
  purpose:
    'a busy hour of a ten-doctor clinic under Google’s quotas: so many bookings, under 20 requests a minute',
  usualCount: 120,
  run: busyHour,
};
