/** How long which record of a visit has to be kept, and so when the last of it may be erased. Pure. To be confirmed by counsel for each clinic. */
import type { Appointment } from '../visit/appointment.ts';
import { addDays } from '../visit/visitTime.ts';

/** Indian Medical Council (Professional Conduct) Regulations 2002, 1.3.1: medical records for three years. */
const VISIT_YEARS = 3;
/** CGST Act, section 36, asks for 72 months from the annual return, the Companies Act for eight financial years: the longer one holds. */
const MONEY_YEARS = 8;

export interface KeptRecord {
  /** The last day, clinic's calendar, on which it is kept. */
  readonly until: string;
  readonly because: 'visit_to_come' | 'medical_record' | 'payment_record';
}

/** Null when nothing has to be kept: the visit did not take place, and no money has moved. */
export function keptRecordOf(
  visit: Pick<Appointment, 'status' | 'visitDate' | 'startsAt' | 'paymentStatus'>,
  order: { readonly hasMoney: boolean; readonly now: Date },
): KeptRecord | null {
  const isToCome = visit.startsAt > order.now && (visit.status === 'booked' || visit.status === 'arrived');
  if (isToCome || visit.status === 'pending' || visit.paymentStatus === 'refund_due')
    return { until: addDays(visit.visitDate, 1), because: 'visit_to_come' };
  if (order.hasMoney) return { until: endOfMoneyYears(visit.visitDate), because: 'payment_record' };
  const tookPlace = visit.status === 'fulfilled' || visit.status === 'arrived';
  return tookPlace ? { until: yearsLater(visit.visitDate), because: 'medical_record' } : null;
}

/** 29 February ends on 1 March. */
function yearsLater(date: string): string {
  const year = Number(date.slice(0, 4)) + VISIT_YEARS;
  return date.endsWith('-02-29') ? addDays(`${year}-02-28`, 1) : `${year}${date.slice(4)}`;
}

/** India's financial year ends on 31 March. */
function endOfMoneyYears(date: string): string {
  const endYear = Number(date.slice(0, 4)) + (date.slice(5) > '03-31' ? 1 : 0);
  return `${endYear + MONEY_YEARS}-03-31`;
}
