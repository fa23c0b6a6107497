/** The clinic moves an appointment to another time: reference, payment and receipt stay with it, and the patient is told both times. */

import type { StaffRefusal } from '../../domain/admin/staffRefusal.ts';
import type { SlotId } from '../../domain/ids.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import type { Slot } from '../../domain/visit/slot.ts';
import type { Result } from '../../types/result.ts';
import { no, ok } from '../../types/result.ts';
import { afterMoving } from '../appointments/afterChange.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { tellMachine } from '../turn/askMachine.ts';
import { say, wordingFor } from '../turn/turn.ts';
import { type DeedOutcome, inPatientTurn, record, type StaffDeed } from './staffDeed.ts';

export interface Moved {
  readonly reference: string;
  readonly visitDate: string;
  readonly visitTime: string;
}

/** Refuses what is not booked, and a time that is past, taken, closed, or of a doctor with another fee. */
export async function moveByStaff(
  deed: StaffDeed,
  order: { readonly reference: string; readonly slotId: SlotId },
): Promise<DeedOutcome<Moved>> {
  const appointment = await deed.tables.appointments.byReference(order.reference);
  if (appointment === null) return no({ code: 'no_such_appointment' });
  if (appointment.status !== 'booked') return no({ code: 'wrong_status', status: appointment.status });
  const { reference } = appointment;
  if (appointment.slotId === order.slotId) return ok({ ...visitOf(appointment), reference, repeated: true });
  const slot = await openSlot(deed, appointment, order.slotId);
  if (!slot.ok) return slot;
  const taken = await moveAndTell(deed, appointment, slot.value);
  return taken.ok ? ok({ ...visitOf(slot.value), reference, repeated: false }) : taken;
}

const visitOf = ({ visitDate, visitTime }: Pick<Slot, 'visitDate' | 'visitTime'>) => ({
  visitDate,
  visitTime,
});

async function openSlot(
  deed: StaffDeed,
  appointment: Appointment,
  id: SlotId,
): Promise<Result<Slot, StaffRefusal>> {
  const slot = await deed.tables.slots.get(id);
  if (slot === null) return no({ code: 'no_such_slot' });
  if (slot.closed) return no({ code: 'slot_closed' });
  if (slot.startsAt <= deed.now) return no({ code: 'time_past' });
  const doctor = deed.world.directory.doctor(slot.doctorId);
  if (doctor?.active !== true) return no({ code: 'doctor_inactive' });
  if (slot.doctorId !== appointment.doctorId && doctor.feePaise !== appointment.feePaise)
    return no({ code: 'other_fee', feePaise: appointment.feePaise, newFeePaise: doctor.feePaise });
  return ok(slot);
}

async function moveAndTell(
  deed: StaffDeed,
  appointment: Appointment,
  slot: Slot,
): Promise<Result<true, StaffRefusal>> {
  let answer: Result<true, StaffRefusal> = no({ code: 'slot_taken' });
  await inPatientTurn(deed, appointment, {
    fact: 'appointmentMoved',
    work: async (turn) => {
      const found = await turn.tables.appointments.get(appointment.id);
      if (found?.status !== 'booked') {
        answer = no({ code: 'wrong_status', status: found?.status ?? 'cancelled' });
        return;
      }
      if (!(await turn.tables.appointments.moveTo(found.id, slot, turn.now))) return;
      answer = ok(true);
      const { id: slotId, doctorId, startsAt, visitDate, visitTime } = slot;
      await afterMoving(turn, { ...found, slotId, doctorId, startsAt, visitDate, visitTime });
      await tellMachine(turn, { type: 'appointmentMoved', appointmentId: found.id });
      const text = wordingFor(turn).say.appointmentMovedByClinic({
        ...visitFacts(turn.world, slot),
        reference: found.reference,
        oldVisitDate: found.visitDate,
        oldVisitTime: found.visitTime,
        clinicPhone: turn.world.directory.clinic.phone,
      });
      say(turn, text, { lasts: true });
      await record(deed, {
        action: 'appointment_moved',
        subject: found.id,
        before: found.slotId,
        after: slot.id,
      });
    },
  });
  return answer;
}
