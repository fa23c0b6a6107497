import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import type { ReportId } from '../../domain/ids.ts';
import type { Store } from '../../ports/store.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { createReportVault } from '../../services/reports.ts';
import { checkInvariants } from '../../store/copy/invariants.ts';
import { openStore } from '../../store/openStore.ts';
import { NOW, reportOf } from '../../testing/contracts/storeFixtures.ts';
import { fillStore } from '../../testing/fillStore.ts';
import { createTestDatabase, type TestDatabase, whyNoPostgres } from '../../testing/postgres.ts';
import { type BackupPlace, isBackupDue, makeBackup, makeNightlyBackup } from './backups.ts';
import { restoreBackup } from './restoreBackup.ts';
import { drillRestore, lastRestoreDrill } from './restoreDrill.ts';

const KEY = Buffer.alloc(32, 1);
const OTHER_KEY = Buffer.alloc(32, 2);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n');

let root: string;
let store: Store;
let now: Date;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'frontdesk-backup-'));
  now = NOW;
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true });
});

function placeOf(more: Readonly<Record<string, string>> = {}): BackupPlace {
  const config = readConfig({ DATA_DIR: join(root, 'clinic'), ...more });
  if (!config.ok) throw new Error(JSON.stringify(config.refusal));
  return { config: config.value, key: KEY, clock: { now: () => now }, log: quietLog };
}

const embedded = (name: string) => ({ databaseUrl: null, dataDir: join(root, name) });
const restore = (file: string, into: { databaseUrl: string | null; dataDir: string }, key = KEY) =>
  restoreBackup({ file, key, into, log: quietLog });

async function openClinic(databaseUrl: string | null = null): Promise<BackupPlace> {
  store = await openStore({ databaseUrl, dataDir: join(root, 'clinic'), log: quietLog });
  await fillStore(store, { from: 0, count: 60 });
  return placeOf(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl });
}

async function storeReport(): Promise<string> {
  const vault = createReportVault({ folder: join(root, 'clinic', 'reports'), key: KEY });
  const put = await vault.put(PDF);
  if (!put.ok) throw new Error(put.refusal.code);
  await store.transact(async (tables) => {
    await tables.reports.add(reportOf('1', 'appointment-1' as never));
    await tables.reports.change('report-1' as ReportId, { status: 'stored', ...put.value });
  });
  return put.value.fileName;
}

async function rowsOf(address: { databaseUrl: string | null; dataDir: string }) {
  const opened = await openStore({ ...address, log: quietLog });
  try {
    return await opened.read(async (tables) => ({
      appointments: await tables.appointments.between('2026-01-01', '2027-01-01'),
      receipts: await tables.documents.series('receipt', '2526'),
      patient: await tables.patients.get('patient-7' as never),
    }));
  } finally {
    await opened.close();
  }
}

describe('a backup', () => {
  it('is restored with every row and file, and all promises hold', async () => {
    const place = await openClinic();
    const fileName = await storeReport();
    const made = await makeBackup(place);
    const restored = await restore(made.path, embedded('restored'));
    expect(restored.broken).toEqual([]);
    expect(restored.rows).toMatchObject({ appointments: 60, ledger: 60, documents: 60, reports: 1 });
    expect(await readdir(join(root, 'restored', 'reports'))).toEqual([fileName]);
    await store.close();
    expect(await rowsOf(embedded('restored'))).toEqual(await rowsOf(embedded('clinic')));
  });

  it('goes on counting where the old place had stopped', async () => {
    const place = await openClinic();
    const made = await makeBackup(place);
    await restore(made.path, embedded('restored'));
    const again = await openStore({ ...embedded('restored'), log: quietLog });
    await fillStore(again, { from: 60, count: 4 });
    await again.close();
    expect(await checkInvariants(embedded('restored'))).toEqual([]);
  });

  it('holds one instant, whatever is written while it is made', async () => {
    const place = await openClinic();
    const writing = fillStore(store, { from: 1_000, count: 400 });
    const made = await makeBackup(place);
    await writing;
    const { rows, broken } = await restore(made.path, embedded('restored'));
    expect(broken).toEqual([]);
    // A commit of 200 is in it whole or not at all.
    expect((rows['appointments'] ?? 0) % 200).toBe(60);
    expect(rows['ledger']).toBe(rows['appointments']);
  });

  it('shows nothing of the patients to who has no key', async () => {
    const place = await openClinic();
    const made = await makeBackup(place);
    const bytes = await readFile(made.path);
    expect(bytes.includes('Asha')).toBe(false);
    expect(bytes.includes('appointment')).toBe(false);
    expect((await stat(made.path)).mode & 0o777).toBe(0o600);
    await expect(restore(made.path, embedded('restored'), OTHER_KEY)).rejects.toThrow('another DATA_KEY');
    expect(await readdir(root)).toEqual(['clinic']);
  });

  it('that is cut off or altered anywhere is refused, and leaves no store behind', async () => {
    const place = await openClinic();
    const { path } = await makeBackup(place);
    const { size } = await stat(path);
    for (const end of [3, 40, size - 1]) {
      await copyFile(path, join(root, 'cut'));
      await truncate(join(root, 'cut'), end);
      await expect(restore(join(root, 'cut'), embedded('restored'))).rejects.toThrow(/backup/);
    }
    const bytes = await readFile(path);
    for (const at of [0, 6, 20, 31, 100, size - 5]) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await writeFile(join(root, 'altered'), altered);
      await expect(restore(join(root, 'altered'), embedded('restored'))).rejects.toThrow(/backup/);
    }
    await expect(stat(join(root, 'restored', 'frontdesk.db'))).rejects.toThrow('ENOENT');
  });

  it('is never restored over a store that is there', async () => {
    const place = await openClinic();
    const made = await makeBackup(place);
    await expect(restore(made.path, embedded('clinic'))).rejects.toThrow('never over another');
    expect(await store.read((tables) => tables.appointments.count())).toBe(60);
  });

  it('whose report has been lost says so after the restore', async () => {
    const place = await openClinic();
    const fileName = await storeReport();
    await rm(join(root, 'clinic', 'reports', fileName));
    const made = await makeBackup(place);
    expect((await restore(made.path, embedded('restored'))).broken).toEqual([
      { name: 'a stored report can be read', count: 1, examples: [fileName] },
    ]);
  });

  it('is drilled: restored aside, checked, and written down', async () => {
    const place = await openClinic();
    expect(await drillRestore(place)).toBeNull();
    await makeBackup(place);
    expect(await drillRestore(place)).toMatchObject({ broken: [], files: 0, at: NOW.toISOString() });
    expect(await lastRestoreDrill(place.config)).toMatchObject({ broken: [] });
  });
});

describe('the nightly backup', () => {
  it('is made once a night, and made good when the machine was off at its hour', async () => {
    const place = await openClinic();
    await mkdir(join(root, 'clinic', 'backups'), { recursive: true });
    expect(await makeNightlyBackup(place, async () => false)).toBeNull();
    expect(await makeNightlyBackup(place, async () => true)).not.toBeNull();
    expect(await makeNightlyBackup(place, async () => true)).toBeNull();
    now = new Date(NOW.getTime() + 30 * 60 * 60_000);
    expect(await makeNightlyBackup(place, async () => true)).not.toBeNull();
  });

  it('counts the nights of the clinic, not those of Greenwich', () => {
    const zone = 'Asia/Kolkata';
    const at = (text: string) => new Date(text);
    expect(isBackupDue(at('2026-01-05T20:20:00Z'), at('2026-01-05T20:40:00Z'), zone)).toBe(true);
    expect(isBackupDue(at('2026-01-05T20:40:00Z'), at('2026-01-06T20:20:00Z'), zone)).toBe(false);
  });
});

describe.skipIf((await whyNoPostgres()) !== null)('a backup of PostgreSQL', () => {
  let databases: TestDatabase[] = [];
  const database = async (): Promise<string> => {
    const made = await createTestDatabase();
    databases.push(made);
    return made.url;
  };
  afterEach(async () => {
    await store.close();
    for (const { drop } of databases) await drop();
    databases = [];
  });

  it('is restored into PostgreSQL and into an embedded store, the same rows in each', async () => {
    const source = { databaseUrl: await database(), dataDir: join(root, 'clinic') };
    const place = await openClinic(source.databaseUrl);
    const made = await makeBackup(place);
    const target = { databaseUrl: await database(), dataDir: join(root, 'restored') };
    expect((await restore(made.path, target)).broken).toEqual([]);
    expect((await restore(made.path, embedded('small'))).broken).toEqual([]);
    await store.close();
    const rows = await rowsOf(source);
    expect(rows.appointments.length).toBe(60);
    expect(await rowsOf(target)).toEqual(rows);
    expect(await rowsOf(embedded('small'))).toEqual(rows);
    const again = await openStore({ ...target, log: quietLog });
    await fillStore(again, { from: 60, count: 4 });
    await again.close();
    expect(await checkInvariants(target)).toEqual([]);
  });

  it('is not restored into a database that holds anything', async () => {
    const url = await database();
    const place = await openClinic(url);
    const made = await makeBackup(place);
    await expect(restore(made.path, { databaseUrl: url, dataDir: join(root, 'restored') })).rejects.toThrow(
      'an empty one',
    );
  });
});
