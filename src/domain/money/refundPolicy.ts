/** What a patient who cancels gets back: the clinic's rule applied to the hours that are left. Pure, so that what was shown and what is done are one calculation. */
import type { RefundRule } from '../rules/money.ts';

export interface RefundShare {
  readonly refundPaise: number;
  readonly keptPaise: number;
  /** 100 where all goes back. */
  readonly percent: number;
  /** The hours before the visit that have passed by; null where all goes back. */
  readonly underHours: number | null;
}

const HOUR_MS = 60 * 60_000;

export function refundShare(order: {
  readonly paidPaise: number;
  readonly startsAt: Date;
  readonly at: Date;
  readonly rule: RefundRule;
}): RefundShare {
  const { paidPaise, startsAt, at, rule } = order;
  const hoursLeft = (startsAt.getTime() - at.getTime()) / HOUR_MS;
  if (hoursLeft >= rule.fullUntilHours || (rule.partPercent === 100 && hoursLeft >= rule.partUntilHours))
    return { refundPaise: paidPaise, keptPaise: 0, percent: 100, underHours: null };
  const isPart = hoursLeft >= rule.partUntilHours && rule.partPercent > 0;
  // A broken paisa is the patient's.
  const refundPaise = isPart ? Math.ceil((paidPaise * rule.partPercent) / 100) : 0;
  return {
    refundPaise,
    keptPaise: paidPaise - refundPaise,
    percent: isPart ? rule.partPercent : 0,
    underHours: isPart || rule.partPercent === 0 ? rule.fullUntilHours : rule.partUntilHours,
  };
}
