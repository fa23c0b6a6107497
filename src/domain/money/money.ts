/** Money is integer paise; everything that shows an amount formats it here. */

/** How money is taken over the counter. */
export const DESK_MODES = ['cash', 'upi', 'card'] as const;
export type DeskMode = (typeof DESK_MODES)[number];

/** What staff may decide about money that fitted nothing: it pays a visit, is kept for the patient, is sent back, or went back by other means. */
export const SETTLE_WAYS = ['attach', 'credit', 'refund', 'returned'] as const;
export type SettleWay = (typeof SETTLE_WAYS)[number];

const RUPEES = new Intl.NumberFormat('en-IN', {
  style: 'currency',
  currency: 'INR',
  minimumFractionDigits: 0,
  maximumFractionDigits: 0,
});

const RUPEES_AND_PAISE = new Intl.NumberFormat('en-IN', {
  style: 'currency',
  currency: 'INR',
  minimumFractionDigits: 2,
});

/** `60000` becomes "₹600", `12345650` becomes "₹1,23,456.50". */
export function formatRupees(amountPaise: number): string {
  if (!Number.isSafeInteger(amountPaise)) throw new Error('an amount in paise must be a whole number');
  const wholeRupees = amountPaise % 100 === 0;
  return wholeRupees ? RUPEES.format(amountPaise / 100) : RUPEES_AND_PAISE.format(amountPaise / 100);
}
