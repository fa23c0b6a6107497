/** Staff book for somebody who stands at the desk: a patient without a chat, on a free time of a doctor's, arrived where the visit is now. */

import type { AppointmentId, PatientId, SlotId } from '../../domain/ids.ts';
import { chatKey } from '../../domain/message/chat.ts';
import type { Age, Gender } from '../../domain/patient/patientDetails.ts';
import { addMinutes } from '../../domain/visit/visitTime.ts';
import { no, ok } from '../../types/result.ts';
import { bookAppointment } from '../booking/bookAppointment.ts';
import { unusedReference } from '../booking/unusedReference.ts';
import { withdrawReminders } from '../reminders/planVisit.ts';
import { type DeedOutcome, inPatientTurn, record, type StaffDeed } from './staffDeed.ts';

export interface WalkInOrder {
  readonly name: string;
  readonly age: Age;
  readonly gender: Gender;
  readonly phone: string | null;
  readonly purpose: string;
  readonly slotId: SlotId;
  /** Waits in the clinic already. */
  readonly hasArrived: boolean;
}

export interface WalkInBooked {
  readonly reference: string;
  /** Their number of the day, where the doctor works by token. */
  readonly token: number | null;
}

/** The hold and the booking are one commit: nobody sees the seat in between. */
const HOLD_MINUTES = 5;

/** Refuses `no_such_slot`, `slot_closed`, `slot_taken` and `doctor_inactive`. Writes the patient, the appointment and the audit log; nobody is written to, for there is no chat. */
export async function bookWalkIn(deed: StaffDeed, order: WalkInOrder): Promise<DeedOutcome<WalkInBooked>> {
  const { tables, world, now } = deed;
  const slot = await tables.slots.get(order.slotId);
  if (slot === null) return no({ code: 'no_such_slot' });
  if (slot.closed) return no({ code: 'slot_closed' });
  const doctor = world.directory.doctor(slot.doctorId);
  if (doctor?.active !== true) return no({ code: 'doctor_inactive' });
  const patientId = world.ids.id() as PatientId;
  const chat = chatKey('desk', patientId);
  const { name, age, gender, phone, purpose } = order;
  await tables.patients.put({
    ...{ id: patientId, chat, forWhom: 'self', name, age, gender },
    phone: phone ?? '',
    updatedAt: now,
  });
  const held = await tables.appointments.hold({
    ...{ slot, patientId, chat, purpose, at: now },
    id: world.ids.id() as AppointmentId,
    reference: await unusedReference({ world, tables }),
    feePaise: doctor.feePaise,
    holdExpiresAt: addMinutes(now, HOLD_MINUTES),
  });
  if (held === null) return no({ code: 'slot_taken' });
  await inPatientTurn(deed, held, {
    fact: 'walkIn',
    work: async (turn) => {
      turn.conversation = { ...turn.conversation, reachable: false };
      const paymentStatus = held.feePaise === 0 ? 'none' : 'due_at_clinic';
      await bookAppointment(turn, held, { paymentStatus, paymentMode: 'at_clinic' });
      if (!order.hasArrived) return;
      await tables.appointments.change(held.id, { from: ['booked'], to: { status: 'arrived' }, at: now });
      await withdrawReminders(turn, held);
    },
  });
  const after = order.hasArrived ? 'arrived' : 'booked';
  await record(deed, { action: 'walk_in_booked', subject: held.id, before: null, after });
  const token = await tables.tokens.ofAppointment(held.id);
  return ok({ reference: held.reference, token, repeated: false });
}
