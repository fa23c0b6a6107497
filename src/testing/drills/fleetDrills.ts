/** Four processes on one PostgreSQL while patients book: one is killed every few seconds, or all are restarted one after the other; nothing is lost. */
import { setTimeout as pause } from 'node:timers/promises';
import { createChance } from '../chance.ts';
import { comesToRest, judgeBookings } from '../crash/judge.ts';
import { bookUntil, type Fleet, startFleet } from '../fleet/fleet.ts';
import type { Drill, DrillOrder } from './drill.ts';

const PROCESSES = 4;
const PATIENTS = 4;

interface Disturbance {
  /** What is done again and again, until the time is over. */
  readonly once: (fleet: Fleet, below: (limit: number) => number) => Promise<void>;
  readonly done: string;
  readonly mostRepeated: () => number;
}

async function disturbed(
  { count: seconds, seed }: DrillOrder,
  { once, done, mostRepeated }: Disturbance,
): Promise<readonly string[]> {
  const fleet = await startFleet(PROCESSES);
  try {
    const until = performance.now() + seconds * 1_000;
    const isOver = (): boolean => performance.now() > until;
    const chance = createChance(seed);
    let deeds = 0;
    const disturbing = (async () => {
      while (!isOver()) {
        await once(fleet, (limit) => chance.below(limit));
        deeds += 1;
      }
    })();
    const [{ chats, repeated }] = await Promise.all([
      bookUntil(fleet, { patients: PATIENTS, isOver }),
      disturbing,
    ]);
    const restSeconds = await comesToRest(fleet);
    const complaints = fleet.processes.map((process) => process.complaints()).join('');
    if (complaints !== '') throw new Error(`the processes complained: ${complaints}`);
    await Promise.all(fleet.processes.map((process) => process.stop()));
    const seenAgain = await judgeBookings(fleet, chats);
    if (repeated > mostRepeated())
      throw new Error(`${repeated} messages had to be written again after ${deeds} ${done}`);
    return [
      `${deeds} ${done} in ${seconds} s, ${PROCESSES} processes, ${PATIENTS} patients at a time`,
      `${chats.length} bookings from hello to receipt, 0 lost, 0 doubled; ${repeated} messages were written again after six seconds, ${seenAgain} confirmations seen again`,
      `nothing waited any more ${restSeconds.toFixed(1)} s after the last booking`,
    ];
  } finally {
    await fleet.close();
  }
}

const killed: Disturbance = {
  async once({ processes }, below) {
    await pause(2_000 + below(2_000));
    const victim = processes[below(processes.length)];
    await victim?.kill();
    await victim?.start();
  },
  done: 'kills',
  // Whoever a dead process was about to answer waits for its lease, and writes again meanwhile.
  mostRepeated: () => Number.POSITIVE_INFINITY,
};

let next = 0;
const restarted: Disturbance = {
  async once({ processes }) {
    const one = processes[next % processes.length];
    next += 1;
    await one?.stop();
    await one?.start();
    await pause(1_000);
  },
  done: 'restarts',
  mostRepeated: () => 0,
};

export const killsDrill: Drill = {
  name: 'kills',
  purpose: 'four processes on PostgreSQL, one killed every few seconds while patients book; counts seconds',
  usualCount: 300,
  run: (order) => disturbed(order, killed),
};

export const rollingDrill: Drill = {
  name: 'rolling',
  purpose:
    'four processes restarted one after the other while patients book: no message is lost; counts seconds',
  usualCount: 120,
  run: (order) => disturbed(order, restarted),
};
