/** The close of one clinic's day: what was expected, what was taken and how, what went back, and what is open. Pure sums over visits and the ledger. */
import type { DeskMode } from './money.ts';

export type PaidBy = 'online' | DeskMode;
export const PAID_BY: readonly PaidBy[] = ['online', 'cash', 'upi', 'card'];

export type DayVisitStatus = 'booked' | 'arrived' | 'fulfilled' | 'noshow';

export interface DayVisit {
  readonly reference: string;
  readonly visitTime: string;
  readonly doctorName: string;
  readonly status: DayVisitStatus;
  readonly feePaise: number;
  /** Held for it, whenever it came in. */
  readonly paidPaise: number;
}

export type SumsByMode = Readonly<Record<PaidBy, number>>;

export interface DayClose {
  readonly clinic: { readonly name: string; readonly timeZone: string; readonly isDemo: boolean };
  /** The clinic's day. */
  readonly date: string;
  readonly madeAt: Date;
  readonly visits: readonly DayVisit[];
  /** Fees of the day's visits; what nobody came for and nobody paid is expected no more. */
  readonly expectedPaise: number;
  /** Of those, held for the day's visits. */
  readonly settledPaise: number;
  /** Still to be paid for the day's visits. */
  readonly openPaise: number;
  /** Money that came in on this day, for whichever day's visit. */
  readonly takenByMode: SumsByMode;
  readonly takenPaise: number;
  /** Money that went back on this day. */
  readonly refundedByMode: SumsByMode;
  readonly refundedPaise: number;
  /** Expected less settled less open: anything but 0 is money that somebody has to look for. */
  readonly differencePaise: number;
  /** What must lie in the drawer from this day: cash taken less cash given back. */
  readonly cashInDrawerPaise: number;
  /** Counted less what must be there; null when nobody counted. */
  readonly drawerDifferencePaise: number | null;
}

export interface DayMovement {
  readonly direction: 'in' | 'out';
  readonly paidBy: PaidBy;
  readonly amountPaise: number;
}

export function closeDay(day: {
  readonly clinic: DayClose['clinic'];
  readonly date: string;
  readonly madeAt: Date;
  readonly visits: readonly DayVisit[];
  readonly movements: readonly DayMovement[];
  readonly countedCashPaise: number | null;
}): DayClose {
  const { clinic, date, madeAt, visits, movements, countedCashPaise } = day;
  const expected = visits.filter(isExpected);
  const takenByMode = sumsOf(movements, 'in');
  const refundedByMode = sumsOf(movements, 'out');
  const expectedPaise = sum(expected.map((visit) => visit.feePaise));
  const settledPaise = sum(expected.map((visit) => visit.paidPaise));
  const openPaise = sum(expected.map((visit) => Math.max(0, visit.feePaise - visit.paidPaise)));
  const cashInDrawerPaise = takenByMode.cash - refundedByMode.cash;
  return {
    clinic,
    date,
    madeAt,
    visits,
    expectedPaise,
    settledPaise,
    openPaise,
    takenByMode,
    takenPaise: total(takenByMode),
    refundedByMode,
    refundedPaise: total(refundedByMode),
    differencePaise: expectedPaise - settledPaise - openPaise,
    cashInDrawerPaise,
    drawerDifferencePaise: countedCashPaise === null ? null : countedCashPaise - cashInDrawerPaise,
  };
}

const isExpected = ({ status, paidPaise }: DayVisit): boolean => status !== 'noshow' || paidPaise > 0;

const sum = (paise: readonly number[]): number => paise.reduce((all, one) => all + one, 0);
const total = (sums: SumsByMode): number => sum(PAID_BY.map((mode) => sums[mode]));

const sumsOf = (movements: readonly DayMovement[], direction: DayMovement['direction']): SumsByMode =>
  Object.fromEntries(
    PAID_BY.map((mode) => [
      mode,
      sum(
        movements
          .filter((one) => one.direction === direction && one.paidBy === mode)
          .map((one) => one.amountPaise),
      ),
    ]),
  ) as Record<PaidBy, number>;
