/** Staff gave money back over the counter, after a visit that was paid there was cancelled or moved to a lower fee. A deed of staff, called by the admin bot and the sheet. */
import type { StaffRefusal } from '../../../domain/admin/staffRefusal.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import type { LedgerEntry } from '../../../ports/moneyTables.ts';
import { no, ok } from '../../../types/result.ts';
import { type DeedOutcome, inPatientTurn, record, type StaffDeed } from '../../staff/staffDeed.ts';
import { say, type Turn, wordingFor } from '../../turn/turn.ts';
import { issueCreditNote } from '../documents/issueCreditNote.ts';
import { moneyOf } from '../ledger/moneyOf.ts';
import { type DeskPayment, deskEventId } from './recordDeskPayment.ts';

/** Gives back exactly what is owed; refuses `no_such_appointment`, `wrong_status` (held, not booked), `nothing_due` and `wrong_amount`. */
export async function recordDeskReturn(
  deed: StaffDeed,
  returned: DeskPayment,
): Promise<DeedOutcome<DeskPayment>> {
  const found = await deed.tables.appointments.byReference(returned.reference);
  if (found === null) return no({ code: 'no_such_appointment' });
  const answer: { outcome?: DeedOutcome<DeskPayment> } = {};
  await inPatientTurn(deed, found, {
    fact: 'deskReturned',
    work: async (turn) => {
      answer.outcome = await giveBack(turn, found.id, { deed, returned });
    },
  });
  if (answer.outcome === undefined) throw new Error('money given back at the desk gave no answer');
  return answer.outcome;
}

interface Return {
  readonly deed: StaffDeed;
  readonly returned: DeskPayment;
}

async function giveBack(
  turn: Turn,
  id: Appointment['id'],
  { deed, returned }: Return,
): Promise<DeedOutcome<DeskPayment>> {
  const appointment = await turn.tables.appointments.get(id);
  if (appointment === null) return no({ code: 'no_such_appointment' });
  const entries = await turn.tables.ledger.ofAppointment(id);
  const earlier = entries.find((one) => one.eventId === deskEventId(deed));
  if (earlier !== undefined) return ok({ ...returned, amountPaise: earlier.amountPaise, repeated: true });
  const obstacle = returnObstacle(appointment, entries, returned.amountPaise);
  if (obstacle !== null) return no(obstacle);
  await enter(turn, id, { deed, returned });
  const { amountPaise, mode } = returned;
  say(turn, wordingFor(turn).say.deskMoneyReturned({ amountPaise, mode }));
  await issueCreditNote(turn, {
    appointmentId: id,
    takenFor: entries.findLast((one) => one.kind === 'taken_at_desk')?.eventId ?? '',
    returnedAs: deskEventId(deed),
    amountPaise,
    refundReference: null,
  });
  await record(deed, {
    action: 'desk_return',
    subject: id,
    before: appointment.paymentStatus,
    after: { returned: amountPaise, mode },
  });
  return ok({ ...returned, repeated: false });
}

async function enter(turn: Turn, id: Appointment['id'], { deed, returned }: Return): Promise<void> {
  await turn.tables.ledger.add({
    id: turn.world.ids.id(),
    kind: 'returned_at_desk',
    appointmentId: id,
    linkReference: null,
    paymentId: null,
    eventId: deskEventId(deed),
    amountPaise: returned.amountPaise,
    currency: 'INR',
    at: turn.now,
    desk: { mode: returned.mode, actor: deed.actor },
  });
  await turn.tables.appointments.change(id, {
    from: ['cancelled'],
    to: { paymentStatus: 'refunded' },
    at: turn.now,
  });
}

/** Why that amount cannot go back over the counter; null when it can. A preview asks the same as the deed. */
export function returnObstacle(
  appointment: Appointment,
  entries: readonly LedgerEntry[],
  amountPaise: number,
): StaffRefusal | null {
  const owedPaise = owedAtDesk(appointment, entries);
  const { status } = appointment;
  if (owedPaise === 0)
    return status === 'cancelled' ? { code: 'nothing_due' } : { code: 'wrong_status', status };
  return amountPaise === owedPaise ? null : { code: 'wrong_amount', duePaise: owedPaise };
}

/** Money from the counter that the rules did not keep; of a visit that stands, what is beyond its fee. */
export function owedAtDesk({ status, feePaise }: Appointment, entries: readonly LedgerEntry[]): number {
  const atDeskPaise = moneyOf(entries.filter((one) => one.paymentId === null)).heldPaise;
  const beyondPaise = status === 'cancelled' ? atDeskPaise : moneyOf(entries).heldPaise - feePaise;
  return Math.max(0, Math.min(atDeskPaise, beyondPaise));
}
