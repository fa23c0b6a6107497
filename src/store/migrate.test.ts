/** What happens to a store that another version of the program has written. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DR_IYER, silentLog } from '../testing/contracts/storeFixtures.ts';
import { openSqliteStore, SQLITE_FILE_NAME } from './sqliteStore.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-migrate-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

function execute(sql: string): void {
  const database = new Database(join(dataDir, SQLITE_FILE_NAME));
  database.exec(sql);
  database.close();
}

const tableNames = (): string[] => {
  const database = new Database(join(dataDir, SQLITE_FILE_NAME));
  const rows = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'kysely%' order by name")
    .all();
  database.close();
  return (rows as { name: string }[]).map((row) => row.name);
};

const open = () => openSqliteStore({ dataDir, log: silentLog });

describe('migrations', () => {
  it('keep what is in the store when it is opened again', async () => {
    const first = await open();
    await first.transact((tables) => tables.doctors.put(DR_IYER));
    await first.close();
    const second = await open();
    expect(await second.read((tables) => tables.doctors.list())).toEqual([DR_IYER]);
    await second.close();
  });

  it('refuse a store that a newer program has written, and leave it and its directory free', async () => {
    await (await open()).close();
    execute("insert into kysely_migration values ('9999-of-the-future', '2027-01-01T00:00:00.000Z')");
    await expect(open()).rejects.toThrow(
      'written by a newer Clinic Frontdesk: it has the migration 9999-of-the-future',
    );
    execute("delete from kysely_migration where name = '9999-of-the-future'");
    await (await open()).close();
  });

  it('change nothing when one of their steps fails', async () => {
    // A table of that name is in the way of the last step but one.
    execute('create table audit (x)');
    await expect(open()).rejects.toThrow('already exists');
    expect(tableNames()).toEqual(['audit']);
  });
});
