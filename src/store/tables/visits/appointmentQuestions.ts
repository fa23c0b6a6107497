/** Executes staff's questions in SQL: which appointments, how many, how much money. Values are always parameters. */
import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import {
  type AppointmentFilter,
  type AppointmentLine,
  type Grouping,
  meantStatuses,
  type PaymentStanding,
} from '../../../domain/visit/appointmentFilter.ts';
import type { AppointmentQuestions } from '../../../ports/adminTables.ts';
import type { Schema } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { shapedStatement } from '../../sql/statement.ts';
import { paymentRows, revenueRows } from '../money/revenueQuestion.ts';
import { CHANNEL, type Condition, nameCondition, personConditions } from './questionConditions.ts';

type Joined = Pick<Schema, 'appointments' | 'patients'>;
type Asked<Row> = SelectQueryBuilder<Joined, 'appointments' | 'patients', Row>;

export function appointmentQuestionsTable(connection: Connection): AppointmentQuestions {
  return {
    async hasPatientNamed(word) {
      const named = shapedStatement((db) =>
        db
          .selectFrom('patients')
          .select('patients.id')
          .where(nameCondition([word]))
          .limit(1),
      );
      return (await connection.one(named, {})) !== undefined;
    },
    list: (filter, page) => listRows(connection, filter, page),
    async count(filter) {
      const row = await connection.one(
        shapedStatement((db) =>
          narrowed(asked(db), filter).select(({ fn }) => fn.countAll<number>().as('count')),
        ),
        {},
      );
      return row?.count ?? 0;
    },
    countBy: (filter, grouping) =>
      connection.all(
        shapedStatement((db) =>
          narrowed(asked(db), filter)
            .select([GROUP_KEYS[grouping].as('key'), ({ fn }) => fn.countAll<number>().as('count')])
            .groupBy(GROUP_KEYS[grouping])
            .orderBy('key'),
        ),
        {},
      ),
    revenue: (filter, order) => revenueRows(connection, filter, order),
    payments: (filter, order) => paymentRows(connection, filter, order),
  };
}

async function listRows(
  connection: Connection,
  filter: AppointmentFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly AppointmentLine[]> {
  const rows = await connection.all(
    shapedStatement((db) =>
      narrowed(asked(db), filter)
        .select([
          'appointments.id',
          'appointments.reference',
          'appointments.visit_date',
          'appointments.visit_time',
          'appointments.doctor_id',
          'appointments.status',
          'appointments.fee_paise',
          'appointments.purpose',
          'appointments.note',
          'patients.name',
          'patients.phone',
          STANDING.as('payment'),
          CHANNEL.as('channel'),
          REPORTS.as('reports'),
        ])
        .orderBy('appointments.starts_at')
        .orderBy('appointments.doctor_id')
        .orderBy('appointments.seat')
        .orderBy('appointments.id')
        .limit(limit)
        .offset(offset),
    ),
    {},
  );
  return rows.map(
    (row): AppointmentLine => ({
      id: row.id,
      reference: row.reference,
      visitDate: row.visit_date,
      visitTime: row.visit_time,
      doctorId: row.doctor_id,
      patientName: row.name,
      patientPhone: row.phone,
      status: row.status,
      payment: row.payment,
      feePaise: row.fee_paise,
      channel: row.channel,
      purpose: row.purpose,
      note: row.note,
      reports: row.reports,
    }),
  );
}

const asked = (db: Kysely<Schema>): Asked<object> =>
  db.selectFrom('appointments').innerJoin('patients', 'patients.id', 'appointments.patient_id');

/** As `PaymentStanding` words it; the store's own statuses are finer. */
const STANDING = sql<PaymentStanding>`case
  when appointments.payment_status = 'paid' then 'paid'
  when appointments.payment_status in ('refund_due', 'refunded') then 'refunded'
  else 'unpaid' end`;

const REPORTS = sql<number>`(select cast(count(*) as bigint) from reports
  where reports.appointment_id = appointments.id and reports.status = 'stored')`;

const GROUP_KEYS: Readonly<Record<Grouping, RawBuilder<string>>> = {
  day: sql<string>`appointments.visit_date`,
  doctor: sql<string>`appointments.doctor_id`,
  status: sql<string>`appointments.status`,
  payment: STANDING,
  channel: CHANNEL,
  hour: sql<string>`substr(appointments.visit_time, 1, 2)`,
};

function narrowed<Row>(query: Asked<Row>, filter: AppointmentFilter): Asked<Row> {
  const { dateFrom, dateTo, timeFrom, timeTo, payment } = filter;
  const conditions: readonly (Condition | null)[] = [
    sql<boolean>`appointments.status in (${sql.join([...meantStatuses(filter)])})`,
    dateFrom === null ? null : sql<boolean>`appointments.visit_date >= ${dateFrom}`,
    dateTo === null ? null : sql<boolean>`appointments.visit_date <= ${dateTo}`,
    timeFrom === null ? null : sql<boolean>`appointments.visit_time >= ${timeFrom}`,
    timeTo === null ? null : sql<boolean>`appointments.visit_time < ${timeTo}`,
    payment === null ? null : sql<boolean>`${STANDING} = ${payment}`,
    ...personConditions(filter),
  ];
  return conditions
    .filter((condition) => condition !== null)
    .reduce((narrower, condition) => narrower.where(condition), query);
}
