import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  armFromConfig,
  BACKUP_POINTS,
  JOURNEY_POINTS,
  MIGRATION_POINTS,
  SHEET_POINTS,
} from '../../compose/crashPoints.ts';
import { readConfig } from '../../config.ts';
import { createTestDatabase, whyNoPostgres } from '../postgres.ts';
import { crashBackups } from './crashBackups.ts';
import { crashThrough } from './crashJourneys.ts';
import { crashReminders } from './crashReminders.ts';
import { crashSheet } from './crashSheet.ts';

/** A few of the points, one of each kind; `npm run drill -- crash` goes through all of them. */
const SOME = [
  'inbox.addAndTake:committed',
  'appointments.hold:after',
  'payments.createLink:after',
  'ledger.add:before',
  'documents.issue:after',
  'channel.sendDocument:after',
];

/** Within a transaction: what is on its way outside waits for its lease there, half a minute each. */
const FEW = ['appointments.hold:after', 'ledger.add:before'];

it('there are at least forty points, and none is on by itself', () => {
  const all = [...JOURNEY_POINTS, ...SHEET_POINTS, ...BACKUP_POINTS, ...MIGRATION_POINTS];
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(40);
  const config = readConfig({});
  if (config.ok) expect(() => armFromConfig(config.value)).not.toThrow();
});

it('a process with real services refuses to be armed', () => {
  const config = readConfig({
    CRASH_AT: 'ledger.add:after',
    TELEGRAM_PATIENT_BOT_TOKEN: '7300000001:example_token_that_is_made_up_FALSE',
  });
  expect(config.ok).toBe(true);
  if (config.ok) expect(() => armFromConfig(config.value)).toThrow('for drills');
});

async function crashOn(databaseUrl: string | null, points: readonly string[], crash = crashThrough) {
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-crash-'));
  try {
    return await crash({ points, store: { dataDir, databaseUrl } });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

describe('a backup or a migration that dies at any of its points leaves a whole store and whole backups', async () => {
  const noPostgres = await whyNoPostgres();

  it('on the embedded store', { timeout: 240_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clinic-crash-'));
    let stores = 0;
    const newStore = async () => {
      stores += 1;
      return { databaseUrl: null, dataDir: join(folder, String(stores)) };
    };
    try {
      expect(await crashBackups({ seed: 1, newStore })).toHaveLength(1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it.skipIf(noPostgres !== null)('on PostgreSQL', { timeout: 240_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clinic-crash-'));
    const databases: { readonly url: string; readonly drop: () => Promise<void> }[] = [];
    const newStore = async () => {
      const database = await createTestDatabase();
      databases.push(database);
      return { databaseUrl: database.url, dataDir: join(folder, String(databases.length)) };
    };
    try {
      expect(await crashBackups({ seed: 1, newStore })).toHaveLength(1);
    } finally {
      for (const { drop } of databases) await drop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('a product that dies at a point and starts again loses nothing and doubles nothing', async () => {
  const noPostgres = await whyNoPostgres();

  it('on the embedded store', { timeout: 240_000 }, async () => {
    expect(await crashOn(null, SOME)).toMatchObject({ died: SOME, unreached: [] });
  });

  it('in the middle of sending reminders', { timeout: 240_000 }, async () => {
    const points = ['reminders.settle:after', 'channel.send:after'];
    expect(await crashOn(null, points, crashReminders)).toMatchObject({ died: points, unreached: [] });
  });

  it('in the middle of writing the staff’s sheet', { timeout: 240_000 }, async () => {
    const points = ['sheet.append:after', 'sheetRows.put:before'];
    expect(await crashOn(null, points, crashSheet)).toMatchObject({ died: points, unreached: [] });
  });

  it.skipIf(noPostgres !== null)('on PostgreSQL', { timeout: 240_000 }, async () => {
    const { url, drop } = await createTestDatabase();
    try {
      expect(await crashOn(url, FEW)).toMatchObject({ died: FEW, unreached: [] });
    } finally {
      await drop();
    }
  });
});
