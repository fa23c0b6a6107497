/** What the doctor asks of the store, beside a running product: reachable, up to date, its promises, what waits, the clinic and its doctors' next week. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DATA_KEY_CHECK_FILE,
  DATA_KEY_FILE,
  explainDataKeyRefusal,
  loadOrMakeDataKey,
} from '../../services/dataKey.ts';
import { checkInvariants, INVARIANT_COUNT } from '../../store/copy/invariants.ts';
import { openSession } from '../../store/copy/snapshot.ts';
import type { SqlRow, SqlSession } from '../../store/copy/sqlSession.ts';
import { missingMigrations, refuseNewerStore } from '../../store/migrate.ts';
import { addressOf } from '../backup/backups.ts';
import {
  type Check,
  type CheckPlace,
  type Finding,
  fault,
  fine,
  off,
  reasonOf,
  textOf,
  warning,
} from './check.ts';

/** With a session that only reads; what stands in the way is a finding as well. */
async function inStore(
  { config }: CheckPlace,
  look: (session: SqlSession) => Promise<Finding>,
): Promise<Finding> {
  let session: SqlSession;
  try {
    session = await openSession(addressOf(config));
  } catch (error) {
    const what = reasonOf(error);
    if (what.startsWith('there is no store')) return off(what, 'npm start makes it.');
    return fault(
      `cannot be reached: ${what}`,
      'Check DATABASE_URL: address, port, name and password, and whether PostgreSQL runs.',
    );
  }
  try {
    return await look(session);
  } catch (error) {
    return fault(
      `cannot be read: ${reasonOf(error)}`,
      'Restore the newest backup into a new place: docs/operations.md.',
    );
  } finally {
    await session.close();
  }
}

const oneOf = async (session: SqlSession, sql: string): Promise<SqlRow> => (await session.all(sql))[0] ?? {};

const store: Check = {
  name: 'store',
  why: 'Every booking and payment is in it.',
  look: (place) =>
    inStore(place, async (session) => {
      const { doctors } = await oneOf(session, 'select count(*) as doctors from doctors');
      const { rows } = await oneOf(session, 'select count(*) as rows from appointments');
      return fine(`${session.dialect}, ${String(doctors)} doctors, ${String(rows)} appointments`);
    }),
};

const migrations: Check = {
  name: 'migrations',
  why: 'Program and tables have to fit each other.',
  look: (place) =>
    inStore(place, async (session) => {
      const done = (await session.all('select name from kysely_migration')).map(({ name }) => String(name));
      try {
        refuseNewerStore(done);
      } catch (error) {
        return fault(
          reasonOf(error),
          'Start the newer version, or restore a backup from before the upgrade.',
        );
      }
      const missing = missingMigrations(done);
      return missing.length === 0
        ? fine('up to date')
        : warning(
            `${missing.length} are missing`,
            'The next start runs them, after a backup. Nothing has to be done.',
          );
    }),
};

const ledger: Check = {
  name: 'promises',
  why: 'No seat twice, no payment without its appointment, no gap in the receipts.',
  async look({ config }) {
    try {
      const broken = await checkInvariants(addressOf(config));
      if (broken.length === 0) return fine(`all ${INVARIANT_COUNT} about the rows hold`);
      const what = broken.map(
        ({ name, count, examples }) => `not true ${count} times: ${name} (${examples[0] ?? ''})`,
      );
      return fault(what.join('; '), 'Make a backup now, then see “Broken promises” in docs/operations.md.');
    } catch (error) {
      return off(`not asked: ${reasonOf(error)}`, 'See the line about the store.');
    }
  },
};

const OUTBOX_WARNING_MS = 5 * 60_000;
const OUTBOX_FAULT_MS = 60 * 60_000;

const outbox: Check = {
  name: 'outbox',
  why: 'What waits there has been promised to somebody.',
  look: (place) =>
    inStore(place, async (session) => {
      const { waiting, oldest } = await oneOf(
        session,
        `select count(*) as waiting, min(due_at) as oldest from outbox where status = 'waiting'`,
      );
      const ageMs = oldest === null ? 0 : place.clock.now().getTime() - Number(oldest);
      const what = `${String(waiting)} rows wait, the oldest for ${Math.max(0, Math.round(ageMs / 60_000))} minutes`;
      const mend = 'Start the product, or see which service is down in the lines below.';
      if (ageMs > OUTBOX_FAULT_MS) return fault(what, mend);
      return ageMs > OUTBOX_WARNING_MS ? warning(what, mend) : fine(what);
    }),
};

const clinic: Check = {
  name: 'clinic',
  why: 'Patients are told its name, address and hours.',
  look: (place) =>
    inStore(place, async (session) => {
      const { value } = await oneOf(session, `select value from settings where key = 'clinic'`);
      const kept = (typeof value === 'string' ? JSON.parse(value) : null) as Record<string, unknown> | null;
      if (kept === null) return fault('no clinic is set up', 'Run npm run setup.');
      if (kept['isDemo'] === true) {
        const mend = 'Run npm run demo -- remove, then npm run setup.';
        return place.config.isTelegramReal
          ? fault('the made-up clinic answers real patients', mend)
          : off('the made-up one', mend);
      }
      const missing = ['name', 'address', 'phone'].filter((field) => textOf(kept, field) === '');
      if (missing.length > 0) return fault(`without ${missing.join(', ')}`, 'Run npm run setup -- clinic.');
      if (kept['timeZone'] !== place.config.CLINIC_TIME_ZONE)
        return fault(
          `lives by ${textOf(kept, 'timeZone')}, the program by ${place.config.CLINIC_TIME_ZONE}`,
          'Set CLINIC_TIME_ZONE to the clinic’s, or run npm run setup -- clinic.',
        );
      return fine(textOf(kept, 'name'));
    }),
};

const WEEK_MS = 7 * 86_400_000;

const availability: Check = {
  name: 'next week',
  why: 'A doctor without a free time cannot be booked.',
  look: (place) =>
    inStore(place, async (session) => {
      const now = place.clock.now().getTime();
      const rows = await session.all(`select d.name as name, count(s.id) as slots from doctors d
        left join slots s on s.doctor_id = d.id and s.closed = 0 and s.starts_at > ${now} and s.starts_at < ${now + WEEK_MS}
        where d.active = 1 group by d.id, d.name order by d.name`);
      if (rows.length === 0)
        return fault(
          'there is no doctor',
          'Run npm run setup -- doctors, or fill the Doctors tab of the sheet.',
        );
      const without = rows.filter(({ slots }) => Number(slots) === 0).map(({ name }) => String(name));
      const what = `${rows.length - without.length} of ${rows.length} doctors have times in the next seven days`;
      if (without.length === rows.length)
        return fault(what, 'Give the doctors weekly hours, then start the product: it makes the times.');
      return without.length === 0
        ? fine(what)
        : warning(
            `${what}; without: ${without.join(', ')}`,
            'If that is not meant so, give them weekly hours.',
          );
    }),
};

const dataKey: Check = {
  name: 'data key',
  why: 'Reports, backups and the WhatsApp session open with it alone.',
  async look({ config }) {
    const kept = await readFile(join(config.DATA_DIR, DATA_KEY_FILE), 'utf8').catch(() => null);
    const check = await readFile(join(config.DATA_DIR, DATA_KEY_CHECK_FILE), 'utf8').catch(() => null);
    if (config.DATA_KEY === undefined && kept === null && check === null)
      return off('none yet', 'npm start makes one, or set DATA_KEY.');
    const key = await loadOrMakeDataKey({ dataDir: config.DATA_DIR, given: config.DATA_KEY });
    if (!key.ok) {
      const words = explainDataKeyRefusal(key.refusal, config.DATA_DIR);
      return fault(words.split('. ')[0] ?? words, words);
    }
    if (config.DATA_KEY !== undefined) return fine('given by DATA_KEY');
    return warning(
      `kept in ${config.DATA_DIR}/${DATA_KEY_FILE}, beside what it seals`,
      'Keep a copy somewhere else: without it no backup can be opened. Or set DATA_KEY and remove the file.',
    );
  },
};

export const STORE_CHECKS: readonly Check[] = [
  store,
  migrations,
  ledger,
  outbox,
  dataKey,
  clinic,
  availability,
];
