/** Taking a seat: a constraint decides who gets it, and a taken seat is an answer, never an error. `appointments.ts` calls it. */
import { sql } from 'kysely';
import type { AppointmentId, SlotId } from '../../../domain/ids.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { OutsideError } from '../../../ports/outsideError.ts';
import type { NewHold } from '../../../ports/store.ts';
import type { Instant } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { toInstant } from '../../sql/values.ts';
import { toAppointment } from './appointmentRows.ts';
import { LIVE, lowestFreeSeat } from './seats.ts';

/** Every lost race means that somebody else got a seat, so a slot would need more seats than this to wear us out. */
const MOST_RACES = 200;

const FREE_SEAT = statement((db, value: { slotId: SlotId }) =>
  db
    .selectFrom('slots as s')
    .select(lowestFreeSeat.as('seat'))
    .where('s.id', '=', value.slotId)
    .where('s.closed', '=', 0),
);

/** Waits for everyone who is taking a seat of this slot and keeps others waiting until the transaction ends. */
const LOCK_SLOT = statement((db, value: { slotId: SlotId }) =>
  db.selectFrom('slots').select('id').where('id', '=', value.slotId).forUpdate(),
);

interface HoldValues {
  readonly id: AppointmentId;
  readonly reference: string;
  readonly slotId: SlotId;
  readonly patientId: NewHold['patientId'];
  readonly chat: NewHold['chat'];
  readonly feePaise: number;
  readonly purpose: string;
  readonly holdExpiresAt: Instant;
  readonly at: Instant;
}

const HELD_COLUMNS = [
  'id',
  'reference',
  'slot_id',
  'seat',
  'doctor_id',
  'patient_id',
  'chat',
  'status',
  'payment_mode',
  'payment_status',
  'fee_paise',
  'purpose',
  'note',
  'visit_date',
  'visit_time',
  'starts_at',
  'hold_expires_at',
  'created_at',
  'updated_at',
] as const;

/**
 * Day, time and doctor come from the slot's row, not from what the caller remembers of it. The row is locked as its
 * foreign key would lock it a moment later: so `LOCK_SLOT` waits before the seat is taken, and never in a circle.
 */
const HOLD = statement((db, value: HoldValues, dialect) =>
  db
    .insertInto('appointments')
    .columns(HELD_COLUMNS)
    .expression((query) =>
      query
        .selectFrom((subquery) =>
          subquery
            .selectFrom('slots as s')
            .selectAll('s')
            .select(lowestFreeSeat.as('free_seat'))
            .where('s.id', '=', value.slotId)
            .where('s.closed', '=', 0)
            .$if(dialect === 'postgres', (slots) => slots.forKeyShare())
            .as('slot'),
        )
        .where('slot.free_seat', 'is not', null)
        .select((row) => [
          row.val(value.id).as('id'),
          row.val(value.reference).as('reference'),
          'slot.id as slot_id',
          'slot.free_seat as seat',
          'slot.doctor_id',
          row.val(value.patientId).as('patient_id'),
          row.val(value.chat).as('chat'),
          sql.lit('pending').as('status'),
          sql.lit(null).as('payment_mode'),
          sql.lit('none').as('payment_status'),
          row.val(value.feePaise).as('fee_paise'),
          row.val(value.purpose).as('purpose'),
          sql.lit('').as('note'),
          'slot.visit_date',
          'slot.visit_time',
          'slot.starts_at',
          row.val(value.holdExpiresAt).as('hold_expires_at'),
          row.val(value.at).as('created_at'),
          row.val(value.at).as('updated_at'),
        ]),
    )
    .onConflict((conflict) => conflict.columns(['slot_id', 'seat']).where('status', 'in', LIVE).doNothing())
    .returningAll(),
);

/** Takes the lowest free seat; null when the slot is full, closed or unknown. */
export async function holdSeat(connection: Connection, hold: NewHold): Promise<Appointment | null> {
  const { id, reference, slot, patientId, chat, feePaise, purpose } = hold;
  const values: HoldValues = {
    id,
    reference,
    slotId: slot.id,
    patientId,
    chat,
    feePaise,
    purpose,
    holdExpiresAt: toInstant(hold.holdExpiresAt),
    at: toInstant(hold.at),
  };
  for (let race = 0; race < MOST_RACES; race += 1) {
    const row = await connection.one(HOLD, values);
    if (row !== undefined) return toAppointment(row);
    // On PostgreSQL somebody else may have been faster. The next statement sees what they took, and what is left.
    const free = await connection.one(FREE_SEAT, { slotId: slot.id });
    if (free === undefined || free.seat === null) return null;
  }
  throw new OutsideError({ service: 'store', operation: 'holdSeat', permanent: false, code: 'contention' });
}

/** The lowest free seat of a slot, which stays free until the transaction ends; null when the slot is full or closed. */
export async function freeSeatOf(connection: Connection, slotId: SlotId): Promise<number | null> {
  if (connection.dialect.name === 'postgres') await connection.one(LOCK_SLOT, { slotId });
  return (await connection.one(FREE_SEAT, { slotId }))?.seat ?? null;
}

const MOVE = statement((db, value: { id: AppointmentId; slotId: SlotId; seat: number; at: Instant }) =>
  db
    .updateTable('appointments')
    .from('slots as s')
    .set((row) => ({
      slot_id: row.ref('s.id'),
      seat: value.seat,
      doctor_id: row.ref('s.doctor_id'),
      visit_date: row.ref('s.visit_date'),
      visit_time: row.ref('s.visit_time'),
      starts_at: row.ref('s.starts_at'),
      updated_at: value.at,
    }))
    .where('s.id', '=', value.slotId)
    .where('appointments.id', '=', value.id)
    .where('appointments.status', 'in', LIVE),
);

/** Moves a live appointment to the lowest free seat of the slot; false when none is free or the appointment is not live. */
export async function moveToSeat(
  connection: Connection,
  { id, slotId, at }: { id: AppointmentId; slotId: SlotId; at: Date },
): Promise<boolean> {
  const seat = await freeSeatOf(connection, slotId);
  if (seat === null) return false;
  return (await connection.change(MOVE, { id, slotId, seat, at: toInstant(at) })) === 1;
}

const TAKE_UP = statement(
  (db, value: { id: AppointmentId; slotId: SlotId; seat: number; holdExpiresAt: Instant; at: Instant }) =>
    db
      .updateTable('appointments')
      .from('slots as s')
      .set((row) => ({
        status: sql.lit<'pending'>('pending'),
        hold_expires_at: value.holdExpiresAt,
        slot_id: row.ref('s.id'),
        seat: value.seat,
        doctor_id: row.ref('s.doctor_id'),
        visit_date: row.ref('s.visit_date'),
        visit_time: row.ref('s.visit_time'),
        starts_at: row.ref('s.starts_at'),
        updated_at: value.at,
      }))
      .where('s.id', '=', value.slotId)
      .where('appointments.id', '=', value.id)
      .where('appointments.status', '=', sql.lit('cancelled')),
);

/** Brings a cancelled appointment back to life on the lowest free seat of another slot. */
export async function takeUpOnSeat(
  connection: Connection,
  { id, slotId, holdExpiresAt, at }: { id: AppointmentId; slotId: SlotId; holdExpiresAt: Date; at: Date },
): Promise<boolean> {
  const seat = await freeSeatOf(connection, slotId);
  if (seat === null) return false;
  const values = { id, slotId, seat, holdExpiresAt: toInstant(holdExpiresAt), at: toInstant(at) };
  return (await connection.change(TAKE_UP, values)) === 1;
}
