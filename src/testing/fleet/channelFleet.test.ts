/** The channels' contract as one process keeps it, kept by four: whatever a patient sends next is another process's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { telegramPatient } from '../channels/telegramPatient.ts';
import { whatsappPatient } from '../channels/whatsappPatient.ts';
import { describeChannel } from '../contracts/channelContract.ts';
import { whyNoPostgres } from '../postgres.ts';
import { BOT_TOKEN } from '../productBench.ts';
import { type ChannelFleet, startChannelFleet } from './channelFleet.ts';
import { figuresOf } from './fleet.ts';

const PROCESSES = 4;

describe.skipIf((await whyNoPostgres()) !== null)('four processes on one PostgreSQL', () => {
  let fleet: ChannelFleet;
  let people = 0;
  beforeAll(async () => {
    fleet = await startChannelFleet(PROCESSES);
  }, 180_000);
  afterAll(() => fleet.close(), 60_000);

  describeChannel('Telegram', () => ({
    clinic: fleet.clinic,
    newPatient: () =>
      telegramPatient(fleet.telegram.phone({ chatId: 60_000 + people++, firstName: 'Asha' }, BOT_TOKEN)),
  }));

  describeChannel("WhatsApp's Cloud API", () => ({
    clinic: fleet.clinic,
    newPatient: () => whatsappPatient(fleet.cloud.phone(String(919_600_000_000 + people++), 'Asha')),
  }));

  it('have each taken part, and complained of nothing', async () => {
    for (const url of fleet.urls) expect(await turnsOf(url)).toBeGreaterThan(0);
    expect(fleet.processes.map((process) => process.complaints()).join('')).toBe('');
  });
});

async function turnsOf(url: string): Promise<number> {
  return [...(await figuresOf(url)).matchAll(/^frontdesk_turns_total\{.*\} (\d+)$/gm)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
}
