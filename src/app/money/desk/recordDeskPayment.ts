/** Staff took the fee over the counter. A deed of staff (`doAsStaff`), called by the admin bot and the sheet; the same deed twice is one payment and one paper. */

import type { StaffRefusal } from '../../../domain/admin/staffRefusal.ts';
import { documentNumberText } from '../../../domain/money/documents.ts';
import type { DeskMode } from '../../../domain/money/money.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import type { Tables } from '../../../ports/store.ts';
import { no, ok } from '../../../types/result.ts';
import { bookAppointment } from '../../booking/bookAppointment.ts';
import { type DeedOutcome, inPatientTurn, record, type StaffDeed } from '../../staff/staffDeed.ts';
import { tellMachine } from '../../turn/askMachine.ts';
import { say, type Turn, wordingFor } from '../../turn/turn.ts';
import { issueReceipt } from '../documents/issueReceipt.ts';
import { dueFor } from '../ledger/dueFor.ts';
import { cancelOpenLinks } from '../links/cancelOpenLinks.ts';

export interface DeskPayment {
  readonly reference: string;
  readonly mode: DeskMode;
  /** What was counted: it must be what is due. */
  readonly amountPaise: number;
}

export interface DeskReceipt extends DeskPayment {
  /** "R/2627/000042", or what the clinic's papers are; null where the money was given back. */
  readonly documentNumber: string | null;
}

export const deskEventId = (deed: StaffDeed): string => `desk:${deed.id}`;

/**
 * Takes exactly what is due; refuses `no_such_appointment`, `wrong_status`, `already_paid`, `nothing_due` and `wrong_amount`.
 * Writes the ledger, the appointment, the numbered paper and the audit log, tells the patient and cancels open links.
 */
export async function recordDeskPayment(
  deed: StaffDeed,
  payment: DeskPayment,
): Promise<DeedOutcome<DeskReceipt>> {
  const found = await deed.tables.appointments.byReference(payment.reference);
  if (found === null) return no({ code: 'no_such_appointment' });
  const earlier = await doneBefore(deed, found);
  if (earlier !== null) return ok({ ...earlier, repeated: true });
  const answer: { outcome?: DeedOutcome<DeskReceipt> } = {};
  await inPatientTurn(deed, found, {
    fact: 'deskPaid',
    work: async (turn) => {
      answer.outcome = await takeMoney(turn, { deed, payment });
    },
  });
  if (answer.outcome === undefined) throw new Error('a payment at the desk gave no answer');
  return answer.outcome;
}

/** Why that amount cannot be taken for it; null when it can. A preview asks the same as the deed. */
export async function paymentObstacle(
  tables: Tables,
  appointment: Appointment,
  amountPaise: number,
): Promise<StaffRefusal | null> {
  const due = await dueFor(tables, appointment);
  if (!due.ok) return due.refusal;
  return amountPaise === due.value ? null : { code: 'wrong_amount', duePaise: due.value };
}

async function doneBefore(deed: StaffDeed, { id, reference }: Appointment): Promise<DeskReceipt | null> {
  const entries = await deed.tables.ledger.ofAppointment(id);
  const entry = entries.find((one) => one.eventId === deskEventId(deed));
  if (entry?.desk === undefined) return null;
  const { amountPaise, desk } = entry;
  return { reference, amountPaise, mode: desk.mode, documentNumber: await numberOf(deed.tables, deed, id) };
}

async function numberOf(tables: Tables, deed: StaffDeed, id: Appointment['id']): Promise<string | null> {
  const papers = await tables.documents.ofAppointment(id);
  const paper = papers.find((one) => one.issuedFor === deskEventId(deed));
  return paper === undefined ? null : documentNumberText(paper.kind, paper.financialYear, paper.number);
}

async function takeMoney(
  turn: Turn,
  { deed, payment }: { deed: StaffDeed; payment: DeskPayment },
): Promise<DeedOutcome<DeskReceipt>> {
  // Read anew: the chat's row is ours only now, and a webhook may have been faster.
  const appointment = await turn.tables.appointments.byReference(payment.reference);
  if (appointment === null) return no({ code: 'no_such_appointment' });
  const { amountPaise, mode } = payment;
  const obstacle = await paymentObstacle(turn.tables, appointment, amountPaise);
  if (obstacle !== null) return no(obstacle);
  await enter(turn, { deed, payment, appointment });
  say(turn, wordingFor(turn).say.deskPaymentReceived({ amountPaise, mode }));
  await markPaid(turn, appointment);
  await cancelOpenLinks(turn, appointment.id);
  await issueReceipt(turn, appointment, {
    issuedFor: deskEventId(deed),
    amountPaise,
    paidBy: mode,
    paymentReference: null,
  });
  await record(deed, {
    action: 'desk_payment',
    subject: appointment.id,
    before: appointment.paymentStatus,
    after: { paid: amountPaise, mode },
  });
  return ok({
    ...payment,
    documentNumber: await numberOf(turn.tables, deed, appointment.id),
    repeated: false,
  });
}

const enter = (
  turn: Turn,
  order: { deed: StaffDeed; payment: DeskPayment; appointment: Appointment },
): Promise<boolean> =>
  turn.tables.ledger.add({
    id: turn.world.ids.id(),
    kind: 'taken_at_desk',
    appointmentId: order.appointment.id,
    linkReference: null,
    paymentId: null,
    eventId: deskEventId(order.deed),
    amountPaise: order.payment.amountPaise,
    currency: 'INR',
    at: turn.now,
    desk: { mode: order.payment.mode, actor: order.deed.actor },
  });

async function markPaid(turn: Turn, appointment: Appointment): Promise<void> {
  if (appointment.status !== 'pending') {
    await turn.tables.appointments.change(appointment.id, {
      from: [appointment.status],
      to: { paymentMode: 'at_clinic', paymentStatus: 'paid' },
      at: turn.now,
    });
    return;
  }
  await bookAppointment(turn, appointment, { paymentStatus: 'paid', paymentMode: 'at_clinic' });
  const stateBefore = turn.conversation.state;
  await tellMachine(turn, { type: 'paymentCaptured', appointmentId: appointment.id });
  if (turn.conversation.state !== stateBefore) turn.prompt = 'of_state';
}
