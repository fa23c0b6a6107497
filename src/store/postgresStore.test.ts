/** The PostgreSQL store keeps the store's contract, and what several processes on one server need beyond it. */
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../ports/store.ts';
import { describeStore } from '../testing/contracts/storeContract.ts';
import {
  ASHA,
  messageOf,
  NOW,
  openClinic,
  patientOf,
  type StoreUnderTest,
  silentLog,
} from '../testing/contracts/storeFixtures.ts';
import { createTestDatabase, whyNoPostgres } from '../testing/postgres.ts';
import { openPostgresStore } from './postgresStore.ts';

async function open(): Promise<StoreUnderTest> {
  const { url, drop } = await createTestDatabase();
  const opened: Store[] = [];
  const openHere = async (): Promise<Store> => {
    const store = await openPostgresStore({ databaseUrl: url, log: silentLog });
    opened.push(store);
    return store;
  };
  return {
    store: await openHere(),
    openAnother: openHere,
    reopen: openHere,
    execute: (sql) => ask(url, sql),
    address: { databaseUrl: url, dataDir: '' },
    async discard() {
      for (const store of opened) await store.close();
      await drop();
    },
  };
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const unavailable = await whyNoPostgres();

describe.skipIf(unavailable !== null)('on PostgreSQL', () => {
  describeStore('the PostgreSQL store', open);

  describe('the PostgreSQL store among others', () => {
    let current: StoreUnderTest | undefined;
    const begin = async (): Promise<StoreUnderTest> => {
      current = await open();
      return current;
    };
    afterEach(async () => {
      await current?.discard();
      current = undefined;
    });

    it('is ready for all of several processes that start on an empty database together', async () => {
      const { url, drop } = await createTestDatabase();
      const stores = await Promise.all(
        Array.from({ length: 5 }, () => openPostgresStore({ databaseUrl: url, log: silentLog, poolSize: 2 })),
      );
      for (const store of stores) expect(await store.read((tables) => tables.appointments.count())).toBe(0);
      for (const store of stores) await store.close();
      await drop();
    });

    it('runs a unit again that was undone to end a deadlock', async () => {
      const { store } = await begin();
      const put = (first: string, second: string, met: Promise<void>, arrive: () => void) =>
        store.transact(async (tables) => {
          await tables.settings.put(first, second);
          arrive();
          await met;
          await tables.settings.put(second, first);
        });
      await store.transact(async (tables) => {
        await tables.settings.put('a', 0);
        await tables.settings.put('b', 0);
      });
      let arrivals = 0;
      let meet = (): void => undefined;
      const met = new Promise<void>((resolve) => {
        meet = resolve;
      });
      const arrive = (): void => {
        arrivals += 1;
        if (arrivals >= 2) meet();
      };
      await Promise.all([put('a', 'b', met, arrive), put('b', 'a', met, arrive)]);
      expect(arrivals).toBe(3);
    });

    it('survives the loss of its connections, and reports the interrupted unit as an outside failure', async () => {
      const { store, execute } = await begin();
      const others =
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
      const interrupted = store.transact(async (tables) => {
        await tables.settings.put('opened', true);
        await execute(others);
        await tables.settings.put('opened', false);
      });
      await expect(interrupted).rejects.toMatchObject({
        name: 'OutsideError',
        service: 'postgres',
        permanent: false,
      });
      expect(await store.read((tables) => tables.settings.get('opened'))).toBeNull();
      await execute(others);
      await expect
        .poll(() =>
          store.transact(async (tables) => tables.settings.put('opened', 1)).then(() => 'served', String),
        )
        .toBe('served');
    });

    it('reports a server that is not there as an outside failure', async () => {
      const opening = openPostgresStore({
        databaseUrl: 'postgresql://postgres@127.0.0.1:1/none',
        log: silentLog,
      });
      await expect(opening).rejects.toMatchObject({
        name: 'OutsideError',
        code: 'ECONNREFUSED',
        operation: 'connect',
      });
    });

    it('names in an error what refused, and nothing of the patient', async () => {
      const { store } = await begin();
      await openClinic(store);
      const wrong = { ...patientOf(ASHA, 'Asha Patel'), id: 'p' as never, gender: 'unknown' as never };
      const error = await store
        .transact((tables) => tables.patients.put(wrong))
        .catch((caught: unknown) => caught);
      expect(String(error)).toContain('patients_gender_check');
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/Asha|98765|telegram/);
    });

    it('serves more callers than it has connections', async () => {
      const { store } = await begin();
      const added = await Promise.all(
        Array.from({ length: 300 }, (_, index) =>
          store.transact((tables) => tables.inbox.add(messageOf(ASHA, String(index)), NOW)),
        ),
      );
      expect(added.every(Boolean)).toBe(true);
    });
  });
});
