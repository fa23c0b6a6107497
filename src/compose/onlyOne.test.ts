import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../config.ts';
import { quietLog } from '../services/recordingLog.ts';
import { openStore } from '../store/openStore.ts';
import { isItsTurn } from './onlyOne.ts';

async function place(databaseUrl: string) {
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-turn-'));
  const store = await openStore({ databaseUrl: null, dataDir, log: quietLog });
  onTestFinished(async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const config = readConfig({ DATABASE_URL: databaseUrl });
  if (!config.ok) throw new Error('the configuration is valid');
  return { config: config.value, store };
}

test('of two machines on one store, one makes the night’s backup', async () => {
  const shared = await place('postgresql://desk@127.0.0.1:5432/clinic');
  const first = { ...shared, processName: 'first' };
  expect(await isItsTurn(first, 'nightly-backup')).toBe(true);
  expect(await isItsTurn({ ...shared, processName: 'second' }, 'nightly-backup')).toBe(false);
  expect(await isItsTurn({ ...shared, processName: 'second' }, 'something else')).toBe(true);
});

test('a machine with a store of its own asks nobody', async () => {
  const alone = await place('');
  expect(await isItsTurn({ ...alone, processName: 'first' }, 'nightly-backup')).toBe(true);
  expect(await isItsTurn({ ...alone, processName: 'second' }, 'nightly-backup')).toBe(true);
});
