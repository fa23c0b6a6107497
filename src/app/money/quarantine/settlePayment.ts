/** Staff settle money that fitted nothing: it pays a visit, is kept for the patient, goes back as it came, or was given back by other means. A deed of staff, called by the admin bot. */

import type { StaffRefusal } from '../../../domain/admin/staffRefusal.ts';
import type { RichText } from '../../../domain/message/outgoingMessage.ts';
import type { SettleWay } from '../../../domain/money/money.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import type { LedgerEntry, LedgerKind } from '../../../ports/moneyTables.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import type { Wording } from '../../../wording/wording.ts';
import { taskRow } from '../../outbox/taskRow.ts';
import { type DeedOutcome, inPatientTurn, record, type StaffDeed } from '../../staff/staffDeed.ts';
import { say, type Turn, wordingFor } from '../../turn/turn.ts';
import { dueFor } from '../ledger/dueFor.ts';
import { payVisit } from '../payments/capturePayment.ts';
import { type StrayMoney, strayMoneyOf } from './strayMoney.ts';

export interface SettleOrder {
  readonly paymentId: string;
  readonly way: SettleWay;
  /** Whose visit it pays, or whose credit it is; null for money that goes back. */
  readonly reference: string | null;
}

export interface SettledPayment {
  readonly paymentId: string;
  readonly amountPaise: number;
}

/** One case in the hands of staff. */
interface Case {
  readonly deed: StaffDeed;
  readonly stray: StrayMoney;
  readonly order: SettleOrder;
}

type Settling = (theCase: Case) => Promise<Result<null, StaffRefusal>>;

/**
 * Refuses `no_such_payment`, `already_settled`, `no_such_appointment`, `other_currency`, and for a visit what the desk refuses as well.
 * Writes the ledger and the audit log; tells the patient where it is known whose money it is.
 */
export async function settlePayment(
  deed: StaffDeed,
  order: SettleOrder,
): Promise<DeedOutcome<SettledPayment>> {
  const stray = await strayMoneyOf(deed.tables, order.paymentId);
  if (!stray.ok) return stray;
  // Of a failed refund it is only known whether a person has paid it back.
  if (stray.value.standing === 'refund_failed' && order.way !== 'returned')
    return no({ code: 'already_settled' });
  const settled = await WAYS[order.way]({ deed, stray: stray.value, order });
  if (!settled.ok) return settled;
  const { paymentId, amountPaise, standing } = stray.value;
  const after = {
    way: order.way,
    amountPaise,
    ...(order.reference === null ? {} : { for: order.reference }),
  };
  await record(deed, { action: 'payment_settled', subject: paymentId, before: standing, after });
  return ok({ paymentId, amountPaise, repeated: false });
}

const WAYS: { readonly [Way in SettleWay]: Settling } = {
  attach: (theCase) =>
    withAppointment(theCase, async (turn, appointment) => {
      const due = await dueFor(turn.tables, appointment);
      if (!due.ok) return due;
      const { stray } = theCase;
      if (due.value !== stray.amountPaise) return no({ code: 'wrong_amount', duePaise: due.value });
      await closeCase(theCase, appointment);
      await enter(theCase, 'captured', appointment);
      await payVisit(turn, appointment, stray);
      return ok(null);
    }),

  credit: (theCase) =>
    withAppointment(theCase, async (turn, appointment) => {
      const { stray } = theCase;
      if (stray.standing === 'credit') return no({ code: 'already_settled' });
      await closeCase(theCase, appointment);
      await enter(theCase, 'credited', appointment);
      say(turn, wordingFor(turn).say.strayCredited({ amountPaise: stray.amountPaise }), { lasts: true });
      return ok(null);
    }),

  refund: async (theCase) => {
    const { deed, stray } = theCase;
    const { paymentId, amountPaise } = stray;
    await closeCase(theCase, null);
    await enter(theCase, 'refund_started', null);
    const idempotencyKey = `refund:${paymentId}`;
    const task = {
      kind: 'refundPayment',
      appointmentId: null,
      paymentId,
      amountPaise,
      idempotencyKey,
    } as const;
    const row = taskRow(deed.world, task, { dedupeKey: idempotencyKey, lane: `payment:${paymentId}` });
    await deed.tables.outbox.add([row]);
    deed.rows.push(row);
    await tellOwner(theCase, (sentences) => sentences.strayRefundStarted({ amountPaise }));
    return ok(null);
  },

  returned: async (theCase) => {
    const { amountPaise } = theCase.stray;
    await closeCase(theCase, null);
    await enter(theCase, 'returned_outside', null);
    await tellOwner(theCase, (sentences) => sentences.strayReturned({ amountPaise }));
    return ok(null);
  },
};

/** In a turn of the named appointment's chat; only rupees can pay a visit or be kept for one. */
async function withAppointment(
  { deed, stray, order }: Case,
  work: (turn: Turn, appointment: Appointment) => Promise<Result<null, StaffRefusal>>,
): Promise<Result<null, StaffRefusal>> {
  if (stray.currency !== 'INR') return no({ code: 'other_currency' });
  const found = order.reference === null ? null : await deed.tables.appointments.byReference(order.reference);
  if (found === null) return no({ code: 'no_such_appointment' });
  const answer: { outcome?: Result<null, StaffRefusal> } = {};
  await inPatientTurn(deed, found, {
    fact: 'paymentSettled',
    work: async (turn) => {
      // Read anew: the chat's row is ours only now, and a webhook may have been faster.
      const appointment = await turn.tables.appointments.get(found.id);
      answer.outcome =
        appointment === null ? no({ code: 'no_such_appointment' }) : await work(turn, appointment);
    },
  });
  if (answer.outcome === undefined) throw new Error('settling a payment gave no answer');
  return answer.outcome;
}

/** Whoever paid by a link of ours, or has the credit, hears where the money goes. */
async function tellOwner(
  { deed, stray }: Case,
  sentence: (sentences: Wording['say']) => RichText,
): Promise<void> {
  const owner = stray.appointmentId === null ? null : await deed.tables.appointments.get(stray.appointmentId);
  if (owner === null) return;
  await inPatientTurn(deed, owner, {
    fact: 'paymentSettled',
    work: async (turn) => say(turn, sentence(wordingFor(turn).say), { lasts: true }),
  });
}

/** The first change of each way: whoever is second at the same moment gets no further. */
async function closeCase(theCase: Case, appointment: Appointment | null): Promise<void> {
  if (theCase.stray.standing !== 'waiting') return;
  if (!(await enter(theCase, 'quarantine_settled', appointment)))
    throw new Error('a payment was settled twice at the same time');
}

const enter = ({ deed, stray }: Case, kind: LedgerKind, appointment: Appointment | null): Promise<boolean> =>
  deed.tables.ledger.add(entryOf(deed, { stray, kind, appointment }));

const entryOf = (
  deed: StaffDeed,
  { stray, kind, appointment }: { stray: StrayMoney; kind: LedgerKind; appointment: Appointment | null },
): LedgerEntry => ({
  id: deed.world.ids.id(),
  kind,
  appointmentId: appointment?.id ?? null,
  linkReference: stray.linkReference,
  paymentId: stray.paymentId,
  eventId: `settled:${deed.id}:${kind}`,
  amountPaise: stray.amountPaise,
  currency: stray.currency,
  at: deed.now,
});
