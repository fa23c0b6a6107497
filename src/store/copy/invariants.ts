/** What must be true of every store's rows, asked as SQL of either database; a restore and the drills end with it. */
import type { BrokenInvariant } from '../../ports/storeCopy.ts';
import { openSession } from './snapshot.ts';
import type { SqlSession, StoreAddress } from './sqlSession.ts';

const LIVE = `('pending', 'booked', 'arrived', 'fulfilled')`;
const TAKEN = `('captured', 'taken_at_desk')`;

/** Each query answers with `id` of the rows that break the promise. */
const INVARIANTS: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'a seat has one live appointment',
    sql: `select one.id from appointments one join appointments other
      on one.slot_id = other.slot_id and one.seat = other.seat and one.id < other.id
      where one.status in ${LIVE} and other.status in ${LIVE}`,
  },
  {
    name: 'a seat is one of its slot',
    sql: `select a.id from appointments a join slots s on s.id = a.slot_id where a.status in ${LIVE} and a.seat > s.seats`,
  },
  {
    name: 'a live appointment begins when its slot does',
    sql: `select a.id from appointments a join slots s on s.id = a.slot_id
      where a.status in ${LIVE} and (a.starts_at <> s.starts_at or a.doctor_id <> s.doctor_id)`,
  },
  {
    name: 'a pending appointment has an end of its hold',
    sql: `select id from appointments where status = 'pending' and hold_expires_at is null`,
  },
  {
    name: 'what is marked as paid has money in the ledger',
    sql: `select a.id from appointments a where a.payment_status = 'paid'
      and not exists (select 1 from ledger l where l.appointment_id = a.id and l.kind in ${TAKEN})`,
  },
  {
    name: 'no more is given back than was taken',
    sql: `select appointment_id as id from ledger where appointment_id is not null group by appointment_id
      having sum(case when kind = 'refunded' then amount_paise else 0 end)
        > sum(case when kind in ${TAKEN} then amount_paise else 0 end)`,
  },
  {
    name: 'a payment is captured once',
    sql: `select payment_id as id from ledger where kind = 'captured' and payment_id is not null
      group by payment_id having count(*) > 1`,
  },
  {
    name: 'a series of documents has no gap',
    sql: `select kind || ' ' || financial_year as id from documents group by kind, financial_year
      having count(*) <> max(number) or min(number) <> 1`,
  },
  {
    name: 'a series goes on after its last number',
    sql: `select d.kind || ' ' || d.financial_year as id from documents d
      left join document_series s on s.kind = d.kind and s.financial_year = d.financial_year
      group by d.kind, d.financial_year having coalesce(max(s.last_number), 0) < max(d.number)`,
  },
  {
    name: 'a finished outbox row says when',
    sql: `select id from outbox where status <> 'waiting' and finished_at is null`,
  },
  {
    name: 'a waiting message has its content',
    sql: `select message_id as id from inbox where status = 'waiting' and content is null`,
  },
  {
    name: 'a stored report has its file and hash',
    sql: `select id from reports where status = 'stored' and (file_name is null or sha256 is null)`,
  },
];

const MOST_EXAMPLES = 5;

/** Empty when all is well. */
export async function checkInvariants(address: StoreAddress): Promise<readonly BrokenInvariant[]> {
  const session = await openSession(address);
  try {
    const broken: BrokenInvariant[] = [];
    for (const { name, sql } of INVARIANTS) {
      const ids = (await session.all(sql)).map(({ id }) => String(id));
      if (ids.length > 0) broken.push({ name, count: ids.length, examples: ids.slice(0, MOST_EXAMPLES) });
    }
    return [...broken, ...(await brokenReferences(session))];
  } finally {
    await session.close();
  }
}

export const INVARIANT_COUNT = INVARIANTS.length + 1;

/** PostgreSQL checks references as the rows come in, and has no way to leave it out that a clinic's user could take. */
async function brokenReferences(session: SqlSession): Promise<readonly BrokenInvariant[]> {
  if (session.dialect === 'postgres') return [];
  const rows = await session.all('select "table" as name, rowid as id from pragma_foreign_key_check');
  if (rows.length === 0) return [];
  const examples = rows.slice(0, MOST_EXAMPLES).map(({ name, id }) => `${String(name)} ${String(id)}`);
  return [{ name: 'a row points to one that is there', count: rows.length, examples }];
}
