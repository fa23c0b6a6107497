/** Money that staff have to decide about: it fitted nothing, is kept as a credit, or its refund failed. Read by the deed that settles it and by the list of it. */

import type { StaffRefusal } from '../../../domain/admin/staffRefusal.ts';
import type { AppointmentId } from '../../../domain/ids.ts';
import type { LedgerEntry, LedgerKind } from '../../../ports/moneyTables.ts';
import type { Tables } from '../../../ports/store.ts';
import { no, ok, type Result } from '../../../types/result.ts';

export interface StrayMoney {
  readonly paymentId: string;
  readonly amountPaise: number;
  readonly currency: string;
  readonly at: Date;
  readonly standing: 'waiting' | 'credit' | 'refund_failed';
  readonly linkReference: string | null;
  /** Whose it may be: the appointment that its link or the credit named. */
  readonly appointmentId: AppointmentId | null;
}

/** Refuses `no_such_payment` where it is no case of ours, `already_settled` where it has gone somewhere. */
export async function strayMoneyOf(
  tables: Tables,
  paymentId: string,
): Promise<Result<StrayMoney, StaffRefusal>> {
  const entries = await tables.ledger.ofPayment(paymentId);
  const of = (kind: LedgerKind): LedgerEntry | undefined => entries.find((entry) => entry.kind === kind);
  const cause = of('refund_failed') ?? of('quarantined');
  if (cause === undefined) return no({ code: 'no_such_payment' });
  if (of('refunded') !== undefined || of('returned_outside') !== undefined)
    return no({ code: 'already_settled' });
  const isFailed = cause.kind === 'refund_failed';
  if (!isFailed && (of('captured') !== undefined || of('refund_started') !== undefined))
    return no({ code: 'already_settled' });
  const { amountPaise, currency, at, linkReference } = cause;
  const credited = of('credited');
  const appointmentId = (credited ?? of('captured') ?? cause).appointmentId;
  const kept = credited === undefined ? 'waiting' : 'credit';
  const standing = isFailed ? 'refund_failed' : kept;
  return ok({ paymentId, amountPaise, currency, at, standing, linkReference, appointmentId });
}

/** All that waits, oldest first. */
export async function allStrayMoney(tables: Tables, limit: number): Promise<readonly StrayMoney[]> {
  const found: StrayMoney[] = [];
  for (const { paymentId } of await tables.ledger.waitingMoney(limit)) {
    const stray = paymentId === null ? null : await strayMoneyOf(tables, paymentId);
    if (stray?.ok === true) found.push(stray.value);
  }
  return found;
}
