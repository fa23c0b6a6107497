/** Carries out what concerns the payment provider. Each answer becomes a fact in a turn of the appointment's chat. */

import type { AppointmentId } from '../../../domain/ids.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import type { PaymentLink } from '../../../ports/moneyTables.ts';
import type { OutboxTask } from '../../../ports/outboxTask.ts';
import type { ProviderLink } from '../../../ports/payments.ts';
import type { NewOutboxRow, Tables } from '../../../ports/store.ts';
import { expireHold } from '../../booking/expireHold.ts';
import { capturePayment } from '../../money/payments/capturePayment.ts';
import { noteStrayRefund } from '../../money/quarantine/noteStrayRefund.ts';
import { noteRefund } from '../../money/refunds/noteRefund.ts';
import { tellMachine } from '../../turn/askMachine.ts';
import { takeFactTurn } from '../../turn/factTurn.ts';
import { enqueue, say, type Turn, wordingFor } from '../../turn/turn.ts';
import { DONE, type Outside, type TaskResult } from './outside.ts';

type Task<Kind extends OutboxTask['kind']> = Extract<OutboxTask, { kind: Kind }>;

const linkOf = (outside: Outside, reference: string): Promise<PaymentLink | null> =>
  outside.world.store.read((tables) => tables.paymentLinks.byReference(reference));

export async function createLink(outside: Outside, task: Task<'createPaymentLink'>): Promise<TaskResult> {
  const { world, payments } = outside;
  const link = await linkOf(outside, task.reference);
  if (link?.status !== 'wanted') return DONE;
  const found = await world.store.read(async (tables) => {
    const appointment = await tables.appointments.get(link.appointmentId);
    return {
      appointment,
      patient: appointment === null ? null : await tables.patients.get(appointment.patientId),
    };
  });
  if (found.appointment === null || found.patient === null || !isPayable(found.appointment)) return DONE;
  const made = await payments.createLink({
    reference: link.reference,
    amountPaise: link.amountPaise,
    expiresAt: link.expiresAt,
    description: `Appointment ${found.appointment.reference}, ${world.directory.clinic.name}`,
    customer: { name: found.patient.name, phone: found.patient.phone },
    returnUrl: world.paymentReturnUrl,
  });
  const rows = await inAppointmentTurn(
    outside,
    { id: link.appointmentId, factId: `fact:linkCreated:${link.reference}` },
    async (turn) => {
      await turn.tables.paymentLinks.change(link.reference, {
        status: 'created',
        providerLinkId: made.providerLinkId,
        url: made.url,
      });
      await turn.tables.appointments.change(link.appointmentId, {
        from: ['pending'],
        to: { paymentStatus: 'link_sent' },
        at: turn.now,
      });
      await tellMachine(turn, { type: 'paymentLinkCreated', appointmentId: link.appointmentId });
      // A patient who has gone on meanwhile (back, another slot) is not called back to the payment.
      const waits =
        turn.conversation.state === 'AWAITING_PAYMENT' &&
        turn.conversation.draft.appointmentId === link.appointmentId;
      if (waits) turn.prompt = 'of_state';
      if (found.appointment?.status !== 'pending') sayRestLink(turn, link, made.url);
    },
  );
  return { providerRef: made.providerLinkId, rows };
}

/** Held and to be paid, or booked with something still due. */
const isPayable = ({ status, paymentStatus }: Appointment): boolean =>
  status === 'pending' || (status === 'booked' && paymentStatus === 'due_at_clinic');

function sayRestLink(turn: Turn, { amountPaise, expiresAt }: PaymentLink, url: string): void {
  const { say: sentences, label } = wordingFor(turn);
  const until = clinicMoment(expiresAt, turn.world.directory.clinic.timeZone).time;
  say(turn, sentences.payTheRest({ amountPaise, until, url }), {
    lasts: true,
    links: [{ label: label.openPaymentPage, url }],
  });
}

/** The link cannot be made: the patient is told, and pays at the clinic or tries again. */
export async function linkNotMade(outside: Outside, reference: string): Promise<readonly NewOutboxRow[]> {
  const link = await linkOf(outside, reference);
  if (link?.status !== 'wanted') return [];
  return inAppointmentTurn(
    outside,
    { id: link.appointmentId, factId: `fact:linkFailed:${reference}` },
    async (turn) => {
      await turn.tables.paymentLinks.change(reference, { status: 'failed' });
      const waited =
        turn.conversation.state === 'AWAITING_PAYMENT' &&
        turn.conversation.draft.appointmentId === link.appointmentId;
      await tellMachine(turn, { type: 'paymentLinkFailed', appointmentId: link.appointmentId });
      enqueue(
        turn,
        { kind: 'notifyStaff', notice: { code: 'payment_link_failed', reference } },
        { dedupeKey: `staff:link:${reference}`, lane: 'staff' },
      );
      if (!waited) return;
      say(turn, wordingFor(turn).say.paymentLinkFailed());
      turn.prompt = 'of_state';
    },
  );
}

export async function cancelLink(outside: Outside, task: Task<'cancelPaymentLink'>): Promise<TaskResult> {
  const link = await linkOf(outside, task.reference);
  if (link === null || link.status === 'paid' || link.status === 'cancelled' || link.status === 'expired')
    return DONE;
  return { providerRef: null, rows: await cancelAndApply(outside, link) };
}

async function cancelAndApply(outside: Outside, link: PaymentLink): Promise<readonly NewOutboxRow[]> {
  const known =
    link.providerLinkId ??
    (await outside.payments.findLinkByReference(link.reference))?.providerLinkId ??
    null;
  if (known === null) {
    await outside.world.store.transact((tables) =>
      tables.paymentLinks.change(link.reference, { status: 'cancelled' }),
    );
    return [];
  }
  return applyLinkState(outside, link, await outside.payments.cancelLink(known));
}

export async function askAboutPayment(outside: Outside, task: Task<'checkPayment'>): Promise<TaskResult> {
  const link = await linkOf(outside, task.reference);
  if (link?.providerLinkId == null) return DONE;
  const seen = await outside.payments.fetchLink(link.providerLinkId);
  const rows = await applyLinkState(outside, link, seen);
  if (seen.status === 'paid' || task.askedBy === 'job') return { providerRef: null, rows };
  return { providerRef: null, rows: [...rows, ...(await sayNotSeen(outside, link))] };
}

/** The provider does not answer: the patient hears that nothing was seen yet, and the reconciling job goes on asking. */
export async function paymentNotAsked(
  outside: Outside,
  task: Task<'checkPayment'>,
): Promise<readonly NewOutboxRow[]> {
  const link = task.askedBy === 'patient' ? await linkOf(outside, task.reference) : null;
  return link === null ? [] : sayNotSeen(outside, link);
}

const sayNotSeen = (outside: Outside, link: PaymentLink): Promise<readonly NewOutboxRow[]> =>
  inAppointmentTurn(
    outside,
    { id: link.appointmentId, factId: `fact:notPaid:${outside.world.ids.id()}` },
    async (turn) => {
      say(turn, wordingFor(turn).say.paymentNotSeenYet());
      if (turn.conversation.state === 'AWAITING_PAYMENT') turn.prompt = 'of_state';
    },
  );

/** The hold is over: only when no link was paid does the seat go back. */
export async function settleHold(outside: Outside, task: Task<'settleHold'>): Promise<TaskResult> {
  const links = await outside.world.store.read((tables) =>
    tables.paymentLinks.ofAppointment(task.appointmentId),
  );
  const rows: NewOutboxRow[] = [];
  for (const link of links)
    if (link.status === 'created' || link.status === 'wanted')
      rows.push(...(await cancelAndApply(outside, link)));
  const expired = await inAppointmentTurn(
    outside,
    { id: task.appointmentId, factId: `fact:holdExpired:${task.appointmentId}` },
    (turn) => expireHold(turn, task.appointmentId),
  );
  return { providerRef: null, rows: [...rows, ...expired] };
}

/** What the provider says of a link, brought home. The same answer twice changes nothing twice. */
export async function applyLinkState(
  outside: Outside,
  link: PaymentLink,
  seen: ProviderLink,
): Promise<readonly NewOutboxRow[]> {
  if (seen.status === 'paid' && seen.paymentId !== null) {
    const { paymentId, amountPaidPaise, currency } = seen;
    return inAppointmentTurn(outside, { id: link.appointmentId, factId: `fact:paid:${paymentId}` }, (turn) =>
      capturePayment(turn, {
        link,
        paymentId,
        amountPaise: amountPaidPaise,
        currency,
        eventId: `own:captured:${paymentId}`,
      }),
    );
  }
  if (seen.status === 'cancelled' || seen.status === 'expired') {
    const { status } = seen;
    await outside.world.store.transact((tables) => tables.paymentLinks.change(link.reference, { status }));
  }
  return [];
}

export async function refund(outside: Outside, task: Task<'refundPayment'>): Promise<TaskResult> {
  const made = await outside.payments.refund(task);
  const { appointmentId, paymentId } = task;
  if (appointmentId === null)
    return { providerRef: made.refundId, rows: await noteStrayRefund(outside.world, { ...made, paymentId }) };
  const rows = await inAppointmentTurn(
    outside,
    { id: appointmentId, factId: `fact:refund:${made.refundId}` },
    (turn) => noteRefund(turn, { ...made, appointmentId, paymentId }),
  );
  return { providerRef: made.refundId, rows };
}

/** A fact's turn in the chat that the appointment belongs to. */
export function inAppointmentTurn(
  outside: Outside,
  subject: { id: AppointmentId; factId: string },
  work: (turn: Turn) => Promise<void>,
): Promise<readonly NewOutboxRow[]> {
  const { world } = outside;
  return world.store.transact(async (tables: Tables) => {
    const appointment = await tables.appointments.get(subject.id);
    if (appointment === null) return [];
    return takeFactTurn({ world, tables }, { chat: appointment.chat, id: subject.factId }, work);
  });
}
