/** Money at the desk was entered by mistake: a reversing entry beside it, a credit note for its paper, and the fee is due again. A deed of staff, called by the admin bot. */
import type { Appointment, AppointmentStatus } from '../../../domain/visit/appointment.ts';
import type { LedgerEntry } from '../../../ports/moneyTables.ts';
import { no, ok } from '../../../types/result.ts';
import { type DeedOutcome, inPatientTurn, record, type StaffDeed } from '../../staff/staffDeed.ts';
import { say, type Turn, wordingFor } from '../../turn/turn.ts';
import { issueCreditNote } from '../documents/issueCreditNote.ts';
import { moneyOf } from '../ledger/moneyOf.ts';
import { deskEventId } from './recordDeskPayment.ts';

export interface MistakenPayment {
  readonly reference: string;
  /** The deed that entered it. */
  readonly paidByDeed: string;
}

const STANDING: readonly AppointmentStatus[] = ['booked', 'arrived', 'fulfilled', 'noshow'];

/** Refuses `no_such_appointment`, `nothing_due` (no such entry, or its money has gone back already) and `wrong_status` (what is cancelled has refunds of its own). */
export async function takeBackDeskPayment(
  deed: StaffDeed,
  mistaken: MistakenPayment,
): Promise<DeedOutcome<{ readonly amountPaise: number }>> {
  const found = await deed.tables.appointments.byReference(mistaken.reference);
  if (found === null) return no({ code: 'no_such_appointment' });
  const answer: { outcome?: DeedOutcome<{ amountPaise: number }> } = {};
  await inPatientTurn(deed, found, {
    fact: 'deskPaymentTakenBack',
    work: async (turn) => {
      answer.outcome = await takeBack(turn, found.id, { deed, mistaken });
    },
  });
  if (answer.outcome === undefined) throw new Error('a payment that is taken back gave no answer');
  return answer.outcome;
}

async function takeBack(
  turn: Turn,
  id: Appointment['id'],
  { deed, mistaken }: { readonly deed: StaffDeed; readonly mistaken: MistakenPayment },
): Promise<DeedOutcome<{ amountPaise: number }>> {
  const appointment = await turn.tables.appointments.get(id);
  if (appointment === null) return no({ code: 'no_such_appointment' });
  const entries = await turn.tables.ledger.ofAppointment(id);
  const earlier = entries.find((one) => one.eventId === deskEventId(deed));
  if (earlier !== undefined) return ok({ amountPaise: earlier.amountPaise, repeated: true });
  const taken = entries.find((one) => one.eventId === `desk:${mistaken.paidByDeed}`);
  if (taken === undefined || moneyOf(entries).heldPaise < taken.amountPaise)
    return no({ code: 'nothing_due' });
  if (!STANDING.includes(appointment.status)) return no({ code: 'wrong_status', status: appointment.status });
  await reverse(turn, appointment, { deed, taken });
  const { amountPaise, desk } = taken;
  say(turn, wordingFor(turn).say.deskPaymentTakenBack({ amountPaise, mode: desk?.mode ?? 'cash' }));
  await issueCreditNote(turn, {
    appointmentId: id,
    takenFor: taken.eventId,
    returnedAs: deskEventId(deed),
    amountPaise,
    refundReference: null,
  });
  await record(deed, {
    action: 'desk_payment_taken_back',
    subject: id,
    before: { paid: amountPaise, mode: desk?.mode ?? 'cash' },
    after: 'due_at_clinic',
  });
  return ok({ amountPaise, repeated: false });
}

async function reverse(
  turn: Turn,
  { id, status }: Appointment,
  { deed, taken }: { readonly deed: StaffDeed; readonly taken: LedgerEntry },
): Promise<void> {
  await turn.tables.ledger.add({
    id: turn.world.ids.id(),
    kind: 'returned_at_desk',
    appointmentId: id,
    linkReference: null,
    paymentId: null,
    eventId: deskEventId(deed),
    amountPaise: taken.amountPaise,
    currency: 'INR',
    at: turn.now,
    desk: { mode: taken.desk?.mode ?? 'cash', actor: deed.actor },
  });
  await turn.tables.appointments.change(id, {
    from: [status],
    to: { paymentStatus: 'due_at_clinic', paymentMode: 'at_clinic' },
    at: turn.now,
  });
}
