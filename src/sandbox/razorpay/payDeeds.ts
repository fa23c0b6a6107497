// Sandbox, Razorpay: what can be done on the pay page, by the names of its routes (`POST /pay/:linkId/<deed>`).
import type { Payment, PaymentMethod } from './entities.ts';
import type { PayDeed, RazorpayLedger } from './ledger.ts';

/** How the payer pays: each is a tab of the page. */
export type PayWay = 'upiApp' | 'upiQr' | 'card';

export const PAY_WAYS: readonly PayWay[] = ['upiApp', 'upiQr', 'card'];

/** The payer's bank changes its mind after this; long enough to be seen, short enough to be waited for. */
const LATE_MS = 8000;

interface Deed {
  /** On the button among the test tools; the two plain deeds have buttons of their own. */
  readonly label?: string;
  readonly explanation?: string;
  /** Returns the payment that the payer is told about. */
  readonly run: (ledger: RazorpayLedger, linkId: string, how: PayDeed) => Payment;
}

export const PAY_DEEDS: Readonly<Record<string, Deed>> = {
  succeed: { run: (ledger, linkId, how) => ledger.pay(linkId, how) },
  fail: { run: (ledger, linkId, how) => ledger.fail(linkId, how) },
  'webhook-late': {
    label: 'Pay, webhook late',
    explanation: 'The money moves now; the clinic hears of it 8 seconds later.',
    run: (ledger, linkId, how) => ledger.pay(linkId, { ...how, course: { lateMs: LATE_MS } }),
  },
  'webhook-twice': {
    label: 'Pay, webhook twice',
    explanation: 'Every event comes two times under the same number.',
    run: (ledger, linkId, how) => ledger.pay(linkId, { ...how, course: 'twice' }),
  },
  'webhook-never': {
    label: 'Pay, webhook never',
    explanation: 'The clinic has to ask for the payment by itself.',
    run: (ledger, linkId, how) => ledger.pay(linkId, { ...how, course: 'never' }),
  },
  'wrong-signature': {
    label: 'Pay, webhook forged',
    explanation: 'The events come with a signature that does not fit.',
    run: (ledger, linkId, how) => ledger.pay(linkId, { ...how, course: 'wrongSignature' }),
  },
  'fail-then-authorise': {
    label: 'Fail, then authorise',
    explanation: 'The same payment fails first and is authorised after all.',
    run: (ledger, linkId, how) => ledger.authorizeLate(ledger.fail(linkId, how).id, how),
  },
  'pay-twice': {
    label: 'Pay two times',
    explanation: 'Two payments for one link: one of them has to be given back.',
    run: (ledger, linkId, how) => {
      const first = ledger.pay(linkId, how);
      ledger.pay(linkId, { ...how, whenClosed: 'staysClosed' });
      return first;
    },
  },
  'pay-closed': {
    label: 'Pay although it is closed',
    explanation: 'The page was still open when the link expired or was cancelled.',
    run: (ledger, linkId, how) => ledger.pay(linkId, { ...how, whenClosed: 'staysClosed' }),
  },
};

export function methodOf(way: PayWay): { method: PaymentMethod; flow: 'intent' | 'qr' } {
  return { method: way === 'card' ? 'card' : 'upi', flow: way === 'upiQr' ? 'qr' : 'intent' };
}
