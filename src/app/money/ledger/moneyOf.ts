/** What the ledger says an appointment holds: read before money is taken again, given back or kept. */
import type { DeskMode } from '../../../domain/money/money.ts';
import type { LedgerEntry, LedgerKind } from '../../../ports/moneyTables.ts';

export interface HeldMoney {
  /** Taken and neither on its way back nor kept: what pays for the visit. */
  readonly heldPaise: number;
  /** The payment that holds it, or the first of several; null where it came over the counter, or nothing did. */
  readonly paymentId: string | null;
  /** Payments online that hold something, and how much; whatever is held beyond them came over the counter. */
  readonly payments: readonly { readonly paymentId: string; readonly heldPaise: number }[];
  readonly deskMode: DeskMode | null;
}

const IN: readonly LedgerKind[] = ['captured', 'taken_at_desk'];
const OUT: readonly LedgerKind[] = ['refund_started', 'returned_at_desk', 'kept'];

/** Of each payment: what came in less what went out. A refund that failed is still owed, and so still out. */
export function moneyOf(entries: readonly LedgerEntry[]): HeldMoney {
  const byPayment = new Map<string, number>();
  let deskMode: DeskMode | null = null;
  for (const entry of entries) {
    const sign = signOf(entry.kind);
    if (sign === 0) continue;
    const place = entry.paymentId ?? 'desk';
    byPayment.set(place, (byPayment.get(place) ?? 0) + sign * entry.amountPaise);
    if (entry.kind === 'taken_at_desk') deskMode = entry.desk?.mode ?? 'cash';
  }
  const heldPaise = [...byPayment.values()].reduce((sum, paise) => sum + paise, 0);
  const payments = [...byPayment].flatMap(([paymentId, paise]) =>
    paymentId !== 'desk' && paise > 0 ? [{ paymentId, heldPaise: paise }] : [],
  );
  return {
    heldPaise,
    paymentId: payments[0]?.paymentId ?? null,
    payments,
    deskMode: (byPayment.get('desk') ?? 0) > 0 ? deskMode : null,
  };
}

function signOf(kind: LedgerKind): 1 | -1 | 0 {
  if (IN.includes(kind)) return 1;
  return OUT.includes(kind) ? -1 : 0;
}
