/** Staff took the fee over the counter. Called by the admin bot and the sheet; the same key twice is one payment and one paper. */
import type { Appointment, AppointmentStatus } from '../../domain/appointment.ts';
import { documentNumberText } from '../../domain/documents.ts';
import type { IssuedDocument } from '../../ports/moneyTables.ts';
import type { Tables } from '../../ports/store.ts';
import type { Result } from '../../types/result.ts';
import { no, ok } from '../../types/result.ts';
import { bookAppointment } from '../booking/bookAppointment.ts';
import { tellMachine } from '../turn/askMachine.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import type { World } from '../turn/world.ts';
import { cancelOpenLinks } from './cancelOpenLinks.ts';
import { audit, type DeskDeed, type DeskDone, type DeskRefusal, eventIdOf, inDeskTurn } from './deskDeed.ts';
import { issueReceipt } from './issueReceipt.ts';
import { moneyOf } from './moneyOf.ts';

/** A patient may pay before, at or after the visit, and a held time is booked by it; what is cancelled takes no money. */
const PAYABLE: readonly AppointmentStatus[] = ['pending', 'booked', 'arrived', 'fulfilled', 'noshow'];

/**
 * Takes exactly what is due: refuses `no_such_appointment`, `not_payable`, `already_paid`, `nothing_due` and `wrong_amount`.
 * Writes the ledger, the appointment, the numbered paper, the audit log, and tells the patient; open links are cancelled.
 */
export function recordDeskPayment(world: World, deed: DeskDeed): Promise<Result<DeskDone, DeskRefusal>> {
  return world.store.transact(async (tables) => {
    const appointment = await tables.appointments.byReference(deed.reference);
    if (appointment === null) return no({ code: 'no_such_appointment' as const });
    const earlier = await doneBefore(tables, appointment, deed);
    if (earlier !== null) return ok(earlier);
    const { result, rows } = await inDeskTurn({ world, tables }, { appointment, deed }, (turn) =>
      takeMoney(turn, deed),
    );
    return result.ok ? ok({ ...result.value, rows }) : result;
  });
}

async function doneBefore(
  tables: Tables,
  appointment: Appointment,
  deed: DeskDeed,
): Promise<DeskDone | null> {
  const entries = await tables.ledger.ofAppointment(appointment.id);
  const entry = entries.find((one) => one.eventId === eventIdOf(deed));
  if (entry === undefined) return null;
  const paper = (await tables.documents.ofAppointment(appointment.id)).find(
    (one) => one.issuedFor === eventIdOf(deed),
  );
  return {
    reference: appointment.reference,
    amountPaise: entry.amountPaise,
    mode: entry.desk?.mode ?? deed.mode,
    documentNumber: paper === undefined ? null : numberOf(paper),
    isNew: false,
    rows: [],
  };
}

const numberOf = (paper: IssuedDocument): string =>
  documentNumberText(paper.kind, paper.financialYear, paper.number);

async function takeMoney(turn: Turn, deed: DeskDeed): Promise<Result<Omit<DeskDone, 'rows'>, DeskRefusal>> {
  // Read anew: the chat's row is locked only now, and a webhook may have been faster.
  const appointment = await turn.tables.appointments.byReference(deed.reference);
  if (appointment === null) return no({ code: 'no_such_appointment' });
  const due = await dueFor(turn, appointment);
  if (!due.ok) return due;
  if (deed.amountPaise !== due.value) return no({ code: 'wrong_amount', duePaise: due.value });
  const { amountPaise, mode, reference } = deed;
  await turn.tables.ledger.add({
    id: turn.world.ids.id(),
    kind: 'taken_at_desk',
    appointmentId: appointment.id,
    linkReference: null,
    paymentId: null,
    eventId: eventIdOf(deed),
    amountPaise,
    currency: 'INR',
    at: turn.now,
    desk: { mode, actor: deed.actor },
  });
  say(turn, wordingFor(turn).say.deskPaymentReceived({ amountPaise, mode }));
  await markPaid(turn, appointment);
  await cancelOpenLinks(turn, appointment.id);
  const paper = await issueReceipt(turn, appointment, {
    issuedFor: eventIdOf(deed),
    amountPaise,
    paidBy: mode,
    paymentReference: null,
  });
  await audit(turn, {
    deed,
    action: 'desk_payment',
    subject: appointment.id,
    before: appointment.paymentStatus,
    after: `paid:${mode}:${amountPaise}`,
  });
  return ok({ reference, amountPaise, mode, documentNumber: numberOf(paper), isNew: true });
}

async function dueFor(turn: Turn, appointment: Appointment): Promise<Result<number, DeskRefusal>> {
  if (!PAYABLE.includes(appointment.status)) return no({ code: 'not_payable', status: appointment.status });
  const { heldPaise } = moneyOf(await turn.tables.ledger.ofAppointment(appointment.id));
  if (appointment.feePaise === 0) return no({ code: 'nothing_due' });
  return heldPaise >= appointment.feePaise
    ? no({ code: 'already_paid' })
    : ok(appointment.feePaise - heldPaise);
}

async function markPaid(turn: Turn, appointment: Appointment): Promise<void> {
  if (appointment.status === 'pending') {
    await bookAppointment(turn, appointment, { paymentStatus: 'paid', paymentMode: 'at_clinic' });
    const stateBefore = turn.conversation.state;
    await tellMachine(turn, { type: 'paymentCaptured', appointmentId: appointment.id });
    if (turn.conversation.state !== stateBefore) turn.prompt = 'of_state';
    return;
  }
  await turn.tables.appointments.change(appointment.id, {
    from: [appointment.status],
    to: { paymentMode: 'at_clinic', paymentStatus: 'paid' },
    at: turn.now,
  });
}
