/** Staff gave money back over the counter, after a visit that was paid there was cancelled. Called by the admin bot and the sheet. */
import type { Appointment } from '../../domain/appointment.ts';
import type { LedgerEntry } from '../../ports/moneyTables.ts';
import type { Result } from '../../types/result.ts';
import { no, ok } from '../../types/result.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import type { World } from '../turn/world.ts';
import { audit, type DeskDeed, type DeskDone, type DeskRefusal, eventIdOf, inDeskTurn } from './deskDeed.ts';
import { issueCreditNote } from './issueCreditNote.ts';
import { moneyOf } from './moneyOf.ts';

/** Gives back exactly what is owed; refuses `no_such_appointment`, `not_payable` (not cancelled), `nothing_due` and `wrong_amount`. */
export function recordDeskReturn(world: World, deed: DeskDeed): Promise<Result<DeskDone, DeskRefusal>> {
  return world.store.transact(async (tables) => {
    const appointment = await tables.appointments.byReference(deed.reference);
    if (appointment === null) return no({ code: 'no_such_appointment' as const });
    const { result, rows } = await inDeskTurn({ world, tables }, { appointment, deed }, (turn) =>
      giveBack(turn, appointment, deed),
    );
    return result.ok ? ok({ ...result.value, rows }) : result;
  });
}

async function giveBack(
  turn: Turn,
  { id, status, reference, paymentStatus }: Appointment,
  deed: DeskDeed,
): Promise<Result<Omit<DeskDone, 'rows'>, DeskRefusal>> {
  const { mode, amountPaise } = deed;
  const entries = await turn.tables.ledger.ofAppointment(id);
  const earlier = entries.find((one) => one.eventId === eventIdOf(deed));
  if (earlier !== undefined)
    return ok({ reference, amountPaise: earlier.amountPaise, mode, documentNumber: null, isNew: false });
  if (status !== 'cancelled') return no({ code: 'not_payable', status });
  const owed = owedAtDesk(entries);
  if (owed === 0) return no({ code: 'nothing_due' });
  if (amountPaise !== owed) return no({ code: 'wrong_amount', duePaise: owed });
  await turn.tables.ledger.add({
    id: turn.world.ids.id(),
    kind: 'returned_at_desk',
    appointmentId: id,
    linkReference: null,
    paymentId: null,
    eventId: eventIdOf(deed),
    amountPaise,
    currency: 'INR',
    at: turn.now,
    desk: { mode, actor: deed.actor },
  });
  await turn.tables.appointments.change(id, {
    from: ['cancelled'],
    to: { paymentStatus: 'refunded' },
    at: turn.now,
  });
  say(turn, wordingFor(turn).say.deskMoneyReturned({ amountPaise, mode }));
  const taken = entries.findLast((one) => one.kind === 'taken_at_desk');
  await issueCreditNote(turn, {
    appointmentId: id,
    takenFor: taken?.eventId ?? '',
    returnedAs: eventIdOf(deed),
    amountPaise,
    refundReference: null,
  });
  await audit(turn, {
    deed,
    action: 'desk_return',
    subject: id,
    before: paymentStatus,
    after: `returned:${mode}:${amountPaise}`,
  });
  return ok({ reference, amountPaise, mode, documentNumber: null, isNew: true });
}

/** Money from the counter that the rules did not keep. */
const owedAtDesk = (entries: readonly LedgerEntry[]): number => {
  const atDesk = entries.filter((one) => one.paymentId === null);
  return Math.max(0, moneyOf(atDesk).heldPaise);
};
