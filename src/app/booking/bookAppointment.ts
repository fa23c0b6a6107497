/** Turns a held slot into a booking and says so. Called when the patient chose to pay at the clinic, and when money was captured. */

import { ruleOf } from '../../domain/rules/section.ts';
import type { Appointment, PaymentMode, PaymentStatus } from '../../domain/visit/appointment.ts';
import { afterBooking } from '../appointments/afterChange.ts';
import { visitFacts } from '../appointments/visitFacts.ts';
import { calendarButton } from '../calendar/enterVisit.ts';
import { giveToken } from '../tokens/tokens.ts';
import { enqueue, say, type Turn, wordingFor } from '../turn/turn.ts';

/** False when the appointment was not pending any more; nothing is said then. */
export async function bookAppointment(
  turn: Turn,
  held: Appointment,
  payment: { readonly paymentStatus: PaymentStatus; readonly paymentMode: PaymentMode },
): Promise<boolean> {
  const change = { status: 'booked', ...payment, holdExpiresAt: null } as const;
  const booked = await turn.tables.appointments.change(held.id, {
    from: ['pending'],
    to: change,
    at: turn.now,
  });
  if (!booked) return false;
  await afterBooking(turn, held);
  await sayBooked(turn, held, payment.paymentStatus === 'due_at_clinic' ? held.feePaise : null);
  await giveToken(turn, held);
  if (ruleOf(turn.world.directory.rules.documents, held.doctorId).sheet === 'with_booking')
    enqueue(
      turn,
      { kind: 'sendConfirmation', chat: turn.conversation.chat, appointmentId: held.id },
      { dedupeKey: `confirmation:${held.id}` },
    );
  enqueue(
    turn,
    { kind: 'notifyStaff', notice: { code: 'booked', reference: held.reference } },
    { dedupeKey: `staff:booked:${held.id}`, lane: 'staff' },
  );
  return true;
}

async function sayBooked(turn: Turn, held: Appointment, payAtClinicPaise: number | null): Promise<void> {
  const { clinic } = turn.world.directory;
  const patient = await turn.tables.patients.get(held.patientId);
  const { say: sentences, label } = wordingFor(turn);
  const text = sentences.booked({
    ...visitFacts(turn.world, held),
    reference: held.reference,
    patientName: patient?.name ?? '',
    payAtClinicPaise,
    address: clinic.address,
    mapUrl: clinic.mapUrl,
  });
  const links = [{ label: label.openMap, url: clinic.mapUrl }, await calendarButton(turn, held)];
  say(turn, text, { lasts: true, links });
}
