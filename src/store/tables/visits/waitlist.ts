/** Who waits for a doctor's time, in the order in which they came; a freed time is offered to one at a time. */
import { sql } from 'kysely';
import type { AppointmentId, DoctorId } from '../../../domain/ids.ts';
import type { ChatKey } from '../../../domain/message/chat.ts';
import type { Waitlist, WaitlistEntry } from '../../../ports/lifeTables.ts';
import type { WaitlistRow } from '../../lifeSchema.ts';
import type { Connection } from '../../sql/connection.ts';
import { shapedStatement, statement } from '../../sql/statement.ts';
import { toDate, toInstant } from '../../sql/values.ts';

type StoredEntry = Omit<WaitlistRow, 'sequence'>;

const ADD = statement((db, value: StoredEntry) =>
  db.insertInto('waitlist').values({
    id: value.id,
    chat: value.chat,
    patient_id: value.patient_id,
    doctor_id: value.doctor_id,
    speciality: value.speciality,
    moves_appointment_id: value.moves_appointment_id,
    from_date: value.from_date,
    to_date: value.to_date,
    time_from: value.time_from,
    time_to: value.time_to,
    purpose: value.purpose,
    status: value.status,
    offered_appointment_id: value.offered_appointment_id,
    created_at: value.created_at,
    changed_at: value.changed_at,
  }),
);

const GET = statement((db, value: { id: string }) =>
  db.selectFrom('waitlist').selectAll().where('id', '=', value.id),
);

const OF_CHAT = statement((db, value: { chat: ChatKey }) =>
  db.selectFrom('waitlist').selectAll().where('chat', '=', value.chat).orderBy('sequence'),
);

const WAITING_FOR = statement((db, value: { doctorId: DoctorId }) =>
  db
    .selectFrom('waitlist')
    .selectAll()
    .where('doctor_id', '=', value.doctorId)
    .where('status', '=', sql.lit('waiting' as const))
    .orderBy('sequence'),
);

const OF_OFFER = statement((db, value: { id: AppointmentId }) =>
  db.selectFrom('waitlist').selectAll().where('offered_appointment_id', '=', value.id),
);

const OPEN = statement((db, value: { limit: number }) =>
  db
    .selectFrom('waitlist')
    .selectAll()
    .where('status', 'in', ['waiting', 'offered'])
    .orderBy('sequence')
    .limit(value.limit),
);

const COUNT_BOOKED = statement((db, value: { since: number }) =>
  db
    .selectFrom('waitlist')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('status', '=', 'booked')
    .where('changed_at', '>=', value.since),
);

export function waitlistTable(connection: Connection): Waitlist {
  return {
    async add(entry) {
      await connection.change(ADD, toRow(entry));
    },
    async get(id) {
      const row = await connection.one(GET, { id });
      return row === undefined ? null : toEntry(row);
    },
    async ofChat(chat) {
      return (await connection.all(OF_CHAT, { chat })).map(toEntry);
    },
    async waitingFor(doctorId) {
      return (await connection.all(WAITING_FOR, { doctorId })).map(toEntry);
    },
    async ofOffer(id) {
      const row = await connection.one(OF_OFFER, { id });
      return row === undefined ? null : toEntry(row);
    },
    async open(limit) {
      return (await connection.all(OPEN, { limit })).map(toEntry);
    },
    async change(id, { from, to, offeredAppointmentId, at }) {
      const columns = {
        status: to,
        changed_at: toInstant(at),
        ...(offeredAppointmentId !== undefined && { offered_appointment_id: offeredAppointmentId }),
      };
      const changed = await connection.change(
        shapedStatement((db) =>
          db.updateTable('waitlist').set(columns).where('id', '=', id).where('status', '=', from),
        ),
        {},
      );
      return changed === 1;
    },
    async countBooked(since) {
      return (await connection.one(COUNT_BOOKED, { since: toInstant(since) }))?.count ?? 0;
    },
  };
}

const toRow = (entry: WaitlistEntry): StoredEntry => ({
  id: entry.id,
  chat: entry.chat,
  patient_id: entry.patientId,
  doctor_id: entry.doctorId,
  speciality: entry.speciality,
  moves_appointment_id: entry.movesAppointmentId,
  from_date: entry.fromDate,
  to_date: entry.toDate,
  time_from: entry.timeFrom,
  time_to: entry.timeTo,
  purpose: entry.purpose,
  status: entry.status,
  offered_appointment_id: entry.offeredAppointmentId,
  created_at: toInstant(entry.createdAt),
  changed_at: toInstant(entry.createdAt),
});

const toEntry = (row: StoredEntry): WaitlistEntry => ({
  id: row.id,
  chat: row.chat,
  patientId: row.patient_id,
  doctorId: row.doctor_id,
  speciality: row.speciality,
  movesAppointmentId: row.moves_appointment_id,
  fromDate: row.from_date,
  toDate: row.to_date,
  timeFrom: row.time_from,
  timeTo: row.time_to,
  purpose: row.purpose,
  status: row.status,
  offeredAppointmentId: row.offered_appointment_id,
  createdAt: toDate(row.created_at),
});
