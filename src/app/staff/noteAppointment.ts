/** Staff write down what they should not forget about an appointment: "wheelchair", "₹300 in cash, the rest tomorrow". The patient is told nothing by it. */
import { APPOINTMENT_STATUSES } from '../../domain/visit/appointment.ts';
import { no, ok } from '../../types/result.ts';
import { type DeedOutcome, record, type StaffDeed } from './staffDeed.ts';

/** A cell, and a row of the staff's bot, that is still read. */
const MOST_LETTERS = 500;

/** Refuses a note that is too long; it may be written in any status. The audit log knows that it changed, and no more: it outlives what is erased. */
export async function noteAppointment(
  deed: StaffDeed,
  order: { readonly reference: string; readonly note: string },
): Promise<DeedOutcome<{ readonly reference: string }>> {
  const { reference } = order;
  const note = order.note.trim();
  const appointment = await deed.tables.appointments.byReference(reference);
  if (appointment === null) return no({ code: 'no_such_appointment' });
  if (Array.from(note).length > MOST_LETTERS) return no({ code: 'note_too_long', most: MOST_LETTERS });
  if (appointment.note === note) return ok({ reference, repeated: true });
  await deed.tables.appointments.change(appointment.id, {
    from: APPOINTMENT_STATUSES,
    to: { note },
    at: deed.now,
  });
  await record(deed, { action: 'appointment_noted', subject: appointment.id, before: null, after: null });
  return ok({ reference, repeated: false });
}
