/** What one of several processes does at a time, when that process is killed: the other fetches Telegram's updates and holds WhatsApp's phone within a minute, and nobody before. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Fleet, figuresOf, startFleet } from '../fleet/fleet.ts';
import { BOT_TOKEN, PatientPhone } from '../productBench.ts';
import type { Drill, DrillOrder } from './drill.ts';
import { until } from './whatsappGround.ts';

const TAKEN_OVER_WITHIN_MS = 60_000;
/** Phases of a process that has not been given the phone. */
const NOT_HOLDING: ReadonlySet<string> = new Set(['stopped', 'unreachable']);

/** By polling: whoever has the lease fetches. */
const POLLING_WITH_LINKED_PHONE = {
  PUBLIC_URL: '',
  TELEGRAM_WEBHOOK_SECRET: '',
  WHATSAPP: 'web',
  WHATSAPP_WEB: 'scripted',
};

const phaseOf = async (url: string): Promise<string> =>
  /^frontdesk_whatsapp_phase\{phase="(\w+)"\} 1$/m.exec(await figuresOf(url))?.[1] ?? 'unreachable';

async function holders({ urls }: Fleet): Promise<number> {
  const phases = await Promise.all(urls.map(phaseOf));
  return phases.filter((phase) => !NOT_HOLDING.has(phase)).length;
}

const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1000;

/** A patient who writes, and the seconds until the answer. */
async function answered({ telegram }: Fleet, chatId: number): Promise<number> {
  const patient = new PatientPhone(telegram.phone({ chatId, firstName: 'Asha' }, BOT_TOKEN));
  const startedAt = performance.now();
  patient.phone.sendText('hello');
  await until(() => patient.heard().length > 0, {
    words: `${chatId} is answered`,
    withinMs: TAKEN_OVER_WITHIN_MS,
  });
  const seconds = secondsSince(startedAt);
  // A second answer, from somebody who fetched it too, would be there by then.
  await pause(1_000);
  if (patient.heard().length !== 1) throw new Error(`${chatId} was answered ${patient.heard().length} times`);
  return seconds;
}

async function held(fleet: Fleet, url: string): Promise<number> {
  const startedAt = performance.now();
  await until(async () => !NOT_HOLDING.has(await phaseOf(url)), {
    words: 'the phone is held by who is left',
    withinMs: TAKEN_OVER_WITHIN_MS,
  });
  if ((await holders(fleet)) !== 1) throw new Error('two processes hold the phone');
  return secondsSince(startedAt);
}

async function run({ count }: DrillOrder): Promise<readonly string[]> {
  const fleet = await startFleet(2, () => POLLING_WITH_LINKED_PHONE);
  const slowest = { answer: 0, phone: 0, usual: 0 };
  try {
    await until(async () => (await holders(fleet)) === 1, {
      words: 'one of the two holds the phone',
      withinMs: TAKEN_OVER_WITHIN_MS,
    });
    for (let round = 0; round < count; round += 1) {
      slowest.usual = Math.max(slowest.usual, await answered(fleet, 70_001 + 2 * round));
      // In turn: from the second round on whoever is killed has both leases, the other having just come back.
      const victim = fleet.processes[round % 2];
      const heir = fleet.urls[(round + 1) % 2] ?? '';
      await victim?.kill();
      const [answer, phone] = await Promise.all([answered(fleet, 70_002 + 2 * round), held(fleet, heir)]);
      slowest.answer = Math.max(slowest.answer, answer);
      slowest.phone = Math.max(slowest.phone, phone);
      await victim?.start();
      await pause(2_000);
      if ((await holders(fleet)) !== 1) throw new Error('who comes back takes the phone as well');
    }
    const complaints = fleet.processes.map((process) => process.complaints()).join('');
    if (complaints !== '') throw new Error(`the processes complained: ${complaints}`);
    return [
      `${count} times one of two processes was killed, in turn, while a patient wrote`,
      `answered ${slowest.usual.toFixed(1)} s after a message at most while both lived, and ${slowest.answer.toFixed(1)} s after the kill, once each`,
      `WhatsApp's phone was held by the other ${slowest.phone.toFixed(1)} s after the kill at most, and by one at a time`,
    ];
  } finally {
    await fleet.close();
  }
}

export const leaseDrill: Drill = {
  name: 'leases',
  purpose:
    'two processes on PostgreSQL, polling: the one that fetches and holds WhatsApp is killed, the other follows; counts kills',
  usualCount: 6,
  run,
};
