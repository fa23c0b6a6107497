/** What is asked of the appointments: which ones, and by what they are put together. Readers fill it, the store executes it, the answer says it back. */

import type { DoctorId } from '../ids.ts';
import type { ChannelName } from '../message/chat.ts';
import type { AppointmentStatus } from './appointment.ts';

export const PAYMENT_STANDINGS = ['paid', 'unpaid', 'refunded'] as const;
/** As staff speak of money: `unpaid` is whatever is booked and not paid, be it due at the clinic or by link. */
export type PaymentStanding = (typeof PAYMENT_STANDINGS)[number];

export const GROUPINGS = ['day', 'doctor', 'status', 'payment', 'channel', 'hour'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const PATIENT_CHANNELS = [
  'telegram',
  'whatsapp',
  'desk',
  'terminal',
] as const satisfies readonly ChannelName[];

/** Fields that are null or empty leave nothing out. Days and times are the clinic's, both ends inclusive. */
export interface AppointmentFilter {
  readonly dateFrom: string | null;
  readonly dateTo: string | null;
  readonly timeFrom: string | null;
  /** Exclusive: "till 6" leaves the visit at six out. */
  readonly timeTo: string | null;
  readonly doctorIds: readonly DoctorId[];
  /** Empty: every one that is or was meant to take place, so no mere holds and none cancelled. */
  readonly statuses: readonly AppointmentStatus[];
  readonly payment: PaymentStanding | null;
  /** Part of a name, of a phone number, or a reference. */
  readonly patient: string | null;
  readonly channel: ChannelName | null;
}

export const EVERY_APPOINTMENT: AppointmentFilter = {
  dateFrom: null,
  dateTo: null,
  timeFrom: null,
  timeTo: null,
  doctorIds: [],
  statuses: [],
  payment: null,
  patient: null,
  channel: null,
};

/** What is meant where no status is named. */
const EXPECTED_STATUSES = [
  'booked',
  'arrived',
  'fulfilled',
  'noshow',
] as const satisfies readonly AppointmentStatus[];

/** The statuses that are meant: money has gone back mostly where the visit was cancelled, so a question for refunds is about those too. */
export const meantStatuses = ({
  statuses,
  payment,
}: Pick<AppointmentFilter, 'statuses' | 'payment'>): readonly AppointmentStatus[] => {
  if (statuses.length > 0) return statuses;
  return payment === 'refunded' ? [...EXPECTED_STATUSES, 'cancelled'] : EXPECTED_STATUSES;
};

/** One appointment as staff see it. */
export interface AppointmentLine {
  readonly id: string;
  readonly reference: string;
  readonly visitDate: string;
  readonly visitTime: string;
  readonly doctorId: DoctorId;
  readonly patientName: string;
  readonly patientPhone: string;
  readonly status: AppointmentStatus;
  readonly payment: PaymentStanding;
  readonly feePaise: number;
  readonly channel: ChannelName;
  readonly purpose: string;
  /** What staff noted. */
  readonly note: string;
  readonly reports: number;
}

/** `key` is a day, a doctor's id, a status, a payment standing, a channel, or an hour as `HH`. */
export interface GroupedCount {
  readonly key: string;
  readonly count: number;
}

/** Money that came in less money that went back, within the days asked for. */
export interface GroupedRevenue {
  readonly key: string;
  readonly receivedPaise: number;
  readonly refundedPaise: number;
  readonly payments: number;
}

export const netPaise = ({ receivedPaise, refundedPaise }: Omit<GroupedRevenue, 'key'>): number =>
  receivedPaise - refundedPaise;

/** One movement of money, with the visit that it belongs to. */
export interface PaymentLine {
  readonly reference: string;
  readonly patientName: string;
  readonly doctorId: DoctorId;
  readonly kind: 'online' | 'desk' | 'refund';
  readonly amountPaise: number;
  readonly at: Date;
}
