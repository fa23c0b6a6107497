/** Money by the day on which it moved: what came in at the desk or online, less what went back; asked by `appointmentQuestions.ts`. */
import { sql } from 'kysely';
import type { DoctorId } from '../../../domain/ids.ts';
import type {
  AppointmentFilter,
  GroupedRevenue,
  PaymentLine,
} from '../../../domain/visit/appointmentFilter.ts';
import type { DaySpan } from '../../../ports/adminTables.ts';
import type { Connection } from '../../sql/connection.ts';
import { shapedStatement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';
import { CHANNEL, personConditions } from '../visits/questionConditions.ts';

export interface RevenueOrder {
  readonly days: readonly DaySpan[];
  readonly groupBy: 'day' | 'doctor' | 'channel' | null;
}

const KEYS = {
  day: sql<string>`days.day`,
  doctor: sql<string>`appointments.doctor_id`,
  channel: CHANNEL,
} as const;

interface SumRow {
  readonly key: string;
  readonly received: number;
  readonly refunded: number;
  readonly payments: number;
}

/** A day with clocks put forward is 23 hours long: the days come as instants, worked out by the calendar. */
export async function revenueRows(
  connection: Connection,
  filter: AppointmentFilter,
  { days, groupBy }: RevenueOrder,
): Promise<readonly GroupedRevenue[]> {
  if (days.length === 0) return [];
  const key = groupBy === null ? sql<string>`''` : KEYS[groupBy];
  const spans = spansOf(days);
  const where = whereOf(filter);
  const sums = sql<SumRow>`(with days(day, from_at, to_at) as (values ${spans})
    select ${key} as key,
      cast(coalesce(sum(case when ledger.kind in ('captured', 'taken_at_desk') then ledger.amount_paise else 0 end), 0) as bigint) as received,
      cast(coalesce(sum(case when ledger.kind in ('refund_accepted', 'returned_at_desk') then ledger.amount_paise else 0 end), 0) as bigint) as refunded,
      cast(coalesce(sum(case when ledger.kind in ('captured', 'taken_at_desk') then 1 else 0 end), 0) as bigint) as payments
    ${FROM}
    where 1 = 1${where}
    ${groupBy === null ? sql`` : sql`group by ${key} order by ${key}`})`.as<'sums'>('sums');
  const rows = await connection.all(
    shapedStatement((db) => db.selectFrom(sums).selectAll()),
    {},
  );
  return rows.map(({ key: group, received, refunded, payments }) => ({
    key: group,
    receivedPaise: received,
    refundedPaise: refunded,
    payments,
  }));
}

/** The movements themselves. */
export async function paymentRows(
  connection: Connection,
  filter: AppointmentFilter,
  { days, limit, offset }: { days: readonly DaySpan[]; limit: number; offset: number },
): Promise<readonly PaymentLine[]> {
  if (days.length === 0) return [];
  const moved = sql<MovedRow>`(with days(day, from_at, to_at) as (values ${spansOf(days)})
    select appointments.reference, patients.name, appointments.doctor_id, ledger.kind, ledger.amount_paise, ledger.at, ledger.sequence
    ${FROM}
    where 1 = 1${whereOf(filter)})`.as<'moved'>('moved');
  const rows = await connection.all(
    shapedStatement((db) =>
      db
        .selectFrom(moved)
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('sequence', 'desc')
        .limit(limit)
        .offset(offset),
    ),
    {},
  );
  return rows.map((row) => ({
    reference: row.reference,
    patientName: row.name,
    doctorId: row.doctor_id,
    kind: MOVEMENTS[row.kind],
    amountPaise: row.amount_paise,
    at: toDate(row.at),
  }));
}

const MOVEMENTS = {
  captured: 'online',
  taken_at_desk: 'desk',
  refund_accepted: 'refund',
  returned_at_desk: 'refund',
} as const;

interface MovedRow {
  readonly reference: string;
  readonly name: string;
  readonly doctor_id: DoctorId;
  readonly kind: keyof typeof MOVEMENTS;
  readonly amount_paise: number;
  readonly at: number;
  readonly sequence: number;
}

const FROM = sql`from days
    join ledger on ledger.at >= days.from_at and ledger.at < days.to_at
      and ledger.kind in ('captured', 'taken_at_desk', 'refund_accepted', 'returned_at_desk')
    join appointments on appointments.id = ledger.appointment_id
    join patients on patients.id = appointments.patient_id`;

const spansOf = (days: readonly DaySpan[]) =>
  sql.join(
    days.map(
      ({ day, from, to }) =>
        sql`(cast(${day} as text), cast(${toInstant(from)} as bigint), cast(${toInstant(to)} as bigint))`,
    ),
  );

function whereOf(filter: AppointmentFilter) {
  const conditions = personConditions(filter);
  return conditions.length === 0 ? sql`` : sql` and ${sql.join([...conditions], sql` and `)}`;
}
