/** Takes captured money into the ledger and gives the patient what it pays for. Called for webhooks, "I have paid" and the reconciling job alike. */

import type { Fact } from '../../../domain/conversation/events.ts';
import type { Appointment, AppointmentStatus, PaymentStatus } from '../../../domain/visit/appointment.ts';
import { addMinutes } from '../../../domain/visit/visitTime.ts';
import type { LedgerEntry, PaymentLink } from '../../../ports/moneyTables.ts';
import { visitFacts } from '../../appointments/visitFacts.ts';
import { bookAppointment } from '../../booking/bookAppointment.ts';
import { tellMachine } from '../../turn/askMachine.ts';
import { enqueue, say, type Turn, wordingFor } from '../../turn/turn.ts';
import { issueReceipt, paperForPayment, type TakenMoney } from '../documents/issueReceipt.ts';
import { offerOtherTimes } from '../late/lateMoney.ts';
import { cancelOpenLinks } from '../links/cancelOpenLinks.ts';
import { startRefund } from '../refunds/startRefund.ts';

export interface CapturedMoney {
  readonly link: PaymentLink;
  readonly paymentId: string;
  readonly amountPaise: number;
  readonly currency: string;
  /** The link that the provider names; null where it names none. */
  readonly providerLinkId?: string | null;
  /** The provider's event id, or one made of what we asked; the ledger takes each once. */
  readonly eventId: string;
}

type VisitMoney = Pick<CapturedMoney, 'paymentId' | 'amountPaise'>;

/** The turn is that of the appointment's chat. Money that does not match its link goes to quarantine and to staff. */
export async function capturePayment(turn: Turn, money: CapturedMoney): Promise<void> {
  const appointment = await turn.tables.appointments.get(money.link.appointmentId);
  if (appointment === null) throw new Error('a payment link belongs to no appointment');
  if (!fits(money)) {
    await quarantine(turn, money);
    return;
  }
  const isNew = await turn.tables.ledger.add(entryOf(turn, money, 'captured'));
  if (!isNew) return;
  await turn.tables.paymentLinks.change(money.link.reference, { status: 'paid' });
  if (appointment.status === 'pending' || isDueAtClinic(appointment))
    await payVisit(turn, appointment, money);
  else if (appointment.status === 'cancelled') await answerLateMoney(turn, appointment, money);
  else await giveBackSecondPayment(turn, appointment, money);
}

const isDueAtClinic = ({ status, paymentStatus }: Appointment): boolean =>
  STANDING.includes(status) && paymentStatus === 'due_at_clinic';

/** The captured money pays this visit: a held time is booked, a booked one is paid, with a paper either way. */
export async function payVisit(turn: Turn, appointment: Appointment, money: VisitMoney): Promise<void> {
  if (appointment.status === 'pending') await bookPaid(turn, appointment, money);
  else await settleBooked(turn, appointment, money);
}

/** Amount, currency and link, all of them; the reference is how the link was found. */
function fits({ amountPaise, currency, link, providerLinkId = null }: CapturedMoney): boolean {
  const isThisLink =
    providerLinkId === null || link.providerLinkId === null || providerLinkId === link.providerLinkId;
  return amountPaise === link.amountPaise && currency === 'INR' && isThisLink;
}

const PAID_ONLINE = { paymentStatus: 'paid', paymentMode: 'online' } as const;

const takenBy = ({ paymentId, amountPaise }: VisitMoney): TakenMoney => ({
  issuedFor: paperForPayment(paymentId),
  amountPaise,
  paidBy: 'online',
  paymentReference: paymentId,
});

async function bookPaid(turn: Turn, held: Appointment, money: VisitMoney): Promise<void> {
  say(turn, wordingFor(turn).say.paymentReceived({ amountPaise: money.amountPaise }));
  await bookAppointment(turn, held, PAID_ONLINE);
  await cancelOpenLinks(turn, held.id);
  await issueReceipt(turn, held, takenBy(money));
  await goOnAfter(turn, { type: 'paymentCaptured', appointmentId: held.id });
}

async function settleBooked(turn: Turn, appointment: Appointment, money: VisitMoney): Promise<void> {
  await turn.tables.appointments.change(appointment.id, {
    from: STANDING,
    to: { paymentStatus: 'paid', paymentMode: 'online' },
    at: turn.now,
  });
  say(turn, wordingFor(turn).say.paymentReceived({ amountPaise: money.amountPaise }));
  await issueReceipt(turn, appointment, takenBy(money));
}

/** The conversation goes on to the reports if it waited for this booking. */
async function goOnAfter(turn: Turn, fact: Fact): Promise<void> {
  const stateBefore = turn.conversation.state;
  await tellMachine(turn, fact);
  if (turn.conversation.state !== stateBefore) turn.prompt = 'of_state';
}

/** The seat was given back before the money came: the same slot if it is still free, else other times are held and offered, else the money goes back. */
async function answerLateMoney(turn: Turn, appointment: Appointment, money: CapturedMoney): Promise<void> {
  const visit = visitFacts(turn.world, appointment);
  if (await holdAgain(turn, appointment)) {
    say(turn, wordingFor(turn).say.paidTooLateSameSlot());
    await bookAppointment(turn, appointment, PAID_ONLINE);
    await issueReceipt(turn, appointment, takenBy(money));
    await goOnAfter(turn, { type: 'bookedAfterAll', appointmentId: appointment.id });
    return;
  }
  if ((await ranOut(turn, appointment)) && (await offerOtherTimes(turn, appointment, money))) return;
  const { paymentId, amountPaise } = money;
  const { id: appointmentId, reference } = appointment;
  await startRefund(turn, { appointmentId, reference, paymentId, amountPaise });
  say(turn, wordingFor(turn).say.paidTooLateRefund({ ...visit, amountPaise }));
  if (turn.conversation.state === 'SELECTING_SLOT') turn.prompt = 'of_state';
  const notice = { code: 'paid_too_late', reference } as const;
  enqueue(turn, { kind: 'notifyStaff', notice }, { dedupeKey: `staff:late:${paymentId}`, lane: 'staff' });
}

/** Another link of the same booking was paid as well, or staff took the money at the desk: this one goes back. */
async function giveBackSecondPayment(
  turn: Turn,
  appointment: Appointment,
  money: CapturedMoney,
): Promise<void> {
  const { paymentId, amountPaise } = money;
  const { id: appointmentId, reference } = appointment;
  await startRefund(turn, { appointmentId, reference, paymentId, amountPaise });
  say(
    turn,
    wordingFor(turn).say.paidTwice({ ...visitFacts(turn.world, appointment), reference, amountPaise }),
  );
}

/** Visits that stand, before and after their hour: what is still due on them may also be paid online. */
const STANDING: readonly AppointmentStatus[] = ['booked', 'arrived', 'fulfilled', 'noshow'];

const UNPAID: readonly PaymentStatus[] = ['link_wanted', 'link_sent', 'failed'];

/** A hold that ran out while the payment was on its way; what patient or staff cancelled on purpose stays cancelled. */
async function ranOut(turn: Turn, { id, status, paymentStatus }: Appointment): Promise<boolean> {
  if (status !== 'cancelled' || !UNPAID.includes(paymentStatus)) return false;
  const audited = await turn.tables.audit.ofSubject(id);
  return !audited.some((entry) => entry.action === 'appointment_cancelled');
}

/** Takes a free seat of the same slot anew; false when there is none, or the visit's time has come. */
async function holdAgain(turn: Turn, lost: Appointment): Promise<boolean> {
  if (lost.startsAt <= turn.now || !(await ranOut(turn, lost))) return false;
  const to = { status: 'pending', holdExpiresAt: addMinutes(turn.now, 1) } as const;
  return turn.tables.appointments.change(lost.id, { from: ['cancelled'], to, at: turn.now });
}

async function quarantine(turn: Turn, money: CapturedMoney): Promise<void> {
  const isNew = await turn.tables.ledger.add(entryOf(turn, money, 'quarantined'));
  if (!isNew) return;
  enqueue(
    turn,
    { kind: 'notifyStaff', notice: { code: 'payment_quarantined', paymentId: money.paymentId } },
    { dedupeKey: `staff:quarantine:${money.paymentId}`, lane: 'staff' },
  );
}

const entryOf = (turn: Turn, money: CapturedMoney, kind: 'captured' | 'quarantined'): LedgerEntry => ({
  id: turn.world.ids.id(),
  kind,
  appointmentId: money.link.appointmentId,
  linkReference: money.link.reference,
  paymentId: money.paymentId,
  eventId: money.eventId,
  amountPaise: money.amountPaise,
  currency: money.currency,
  at: turn.now,
});
