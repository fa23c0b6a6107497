/** The SQLite store keeps the store's contract, and what only a file on this machine promises. */
import { copyFile, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../ports/store.ts';
import { describeStore } from '../testing/contracts/storeContract.ts';
import { DR_IYER, type StoreUnderTest, silentLog } from '../testing/contracts/storeFixtures.ts';
import { openSqliteStore, SQLITE_FILE_NAME } from './sqliteStore.ts';

async function open(): Promise<StoreUnderTest> {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-store-'));
  const opened: Store[] = [];
  const openHere = async (): Promise<Store> => {
    const store = await openSqliteStore({ dataDir, log: silentLog });
    opened.push(store);
    return store;
  };
  return {
    store: await openHere(),
    // One data directory, one process.
    openAnother: async () => null,
    reopen: openHere,
    execute: async (sql) => execute(dataDir, sql),
    address: { databaseUrl: null, dataDir },
    async discard() {
      for (const store of opened) await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

function execute(dataDir: string, sql: string): void {
  const database = new Database(join(dataDir, SQLITE_FILE_NAME));
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}

describeStore('the SQLite store', open);

describe('the SQLite store on its disk', () => {
  let current: StoreUnderTest | undefined;
  const begin = async (): Promise<StoreUnderTest> => {
    current = await open();
    return current;
  };
  afterEach(async () => {
    vi.useRealTimers();
    await current?.discard();
    current = undefined;
  });

  it('makes a directory that nobody else may look into', async () => {
    const { store, address } = await begin();
    await store.close();
    const dataDir = join(address.dataDir, 'made', 'here');
    const made = await openSqliteStore({ dataDir, log: silentLog });
    await made.close();
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, SQLITE_FILE_NAME))).mode & 0o777).toBe(0o600);
  });

  it('leaves everything in the one file when it closes, and can be closed twice', async () => {
    const { store, address } = await begin();
    await store.transact((tables) => tables.doctors.put(DR_IYER));
    await store.close();
    await store.close();
    await copyFile(join(address.dataDir, SQLITE_FILE_NAME), join(address.dataDir, 'copy.db'));
    const copy = new Database(join(address.dataDir, 'copy.db'));
    expect(copy.prepare('select id from doctors').all()).toEqual([{ id: DR_IYER.id }]);
    copy.close();
  });

  it('has room in its log from the start where it serves patients, and finds its rows again after a crash', async () => {
    const { store, address } = await begin();
    await store.close();
    const dataDir = join(address.dataDir, 'serving');
    const serving = await openSqliteStore({ dataDir, log: silentLog, servesPatients: true });
    const log = join(dataDir, `${SQLITE_FILE_NAME}-wal`);
    const room = (await stat(log)).size;
    await serving.transact((tables) => tables.doctors.put(DR_IYER));
    expect(room).toBeGreaterThan(16 * 1024 * 1024);
    expect((await stat(log)).size).toBe(room);
    // What a process that is killed leaves behind.
    const crashed = join(address.dataDir, 'crashed');
    await mkdir(crashed);
    for (const ending of ['', '-wal'])
      await copyFile(join(dataDir, SQLITE_FILE_NAME + ending), join(crashed, SQLITE_FILE_NAME + ending));
    await serving.close();
    const again = await openSqliteStore({ dataDir: crashed, log: silentLog, servesPatients: true });
    expect(await again.read((tables) => tables.doctors.list())).toEqual([DR_IYER]);
    await again.close();
  });

  it('fails every unit of a commit that fails, keeps none of them, and goes on afterwards', async () => {
    const { store, execute } = await begin();
    // A foreign key that is only looked at when the transaction is committed.
    await execute(`create table witness (doctor text references doctors (id) deferrable initially deferred);
      create trigger fail_at_commit after insert on settings when new.key = 'fatal'
        begin insert into witness values ('nobody'); end`);
    const units = ['first', 'fatal', 'last'].map((key) =>
      store.transact((tables) => tables.settings.put(key, true)),
    );
    const outcomes = await Promise.allSettled(units);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'rejected']);
    await store.transact((tables) => tables.settings.put('afterwards', true));
    const kept = (key: string) => store.read((tables) => tables.settings.get(key));
    expect([await kept('first'), await kept('last'), await kept('afterwards')]).toEqual([null, null, true]);
  });

  it('reports another program that keeps the file locked as an outside failure', async () => {
    const { store, address } = await begin();
    const other = new Database(join(address.dataDir, SQLITE_FILE_NAME));
    other.exec('BEGIN IMMEDIATE');
    const waiting = store.transact((tables) => tables.settings.put('opened', true));
    await expect(waiting).rejects.toMatchObject({
      name: 'OutsideError',
      code: 'SQLITE_BUSY',
      permanent: false,
    });
    other.exec('ROLLBACK');
    other.close();
    await store.transact((tables) => tables.settings.put('opened', true));
  });

  it('gives up on a unit that waits for something else than its tables, and serves the others', async () => {
    const { store } = await begin();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stuck = store.transact(async (tables) => {
      await tables.settings.put('stuck', true);
      await new Promise(() => undefined);
    });
    const next = store.transact((tables) => tables.settings.put('next', true));
    const refused = expect(stuck).rejects.toThrow('did not end within 5000 ms');
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    await vi.advanceTimersByTimeAsync(5_000);
    await refused;
    await next;
    expect(await store.read((tables) => tables.settings.get('stuck'))).toBeNull();
  });
});
