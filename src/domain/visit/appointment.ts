/** An appointment and its payment, with HL7 FHIR's status words (https://hl7.org/fhir/valueset-appointmentstatus.html). */

import type { AppointmentId, DoctorId, PatientId, SlotId } from '../ids.ts';
import type { ChatKey } from '../message/chat.ts';

export const APPOINTMENT_STATUSES = [
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'cancelled',
  'noshow',
  'waitlist',
] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

/** Statuses that occupy a seat; the store's partial unique index names the same four. */
export const LIVE_STATUSES = [
  'pending',
  'booked',
  'arrived',
  'fulfilled',
] as const satisfies readonly AppointmentStatus[];

export type PaymentMode = 'online' | 'at_clinic';

/** What the ledger says of an appointment's money; only ever moves to the right, but for `failed`, which may still be paid. */
export const PAYMENT_STATUSES = [
  'none',
  'due_at_clinic',
  'link_wanted',
  'link_sent',
  'failed',
  'paid',
  'refund_due',
  'refunded',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export interface Appointment {
  readonly id: AppointmentId;
  /** What patient and staff call it: "CF-7K3M2". */
  readonly reference: string;
  readonly slotId: SlotId;
  readonly seat: number;
  readonly doctorId: DoctorId;
  readonly patientId: PatientId;
  readonly chat: ChatKey;
  readonly status: AppointmentStatus;
  readonly paymentMode: PaymentMode | null;
  readonly paymentStatus: PaymentStatus;
  readonly feePaise: number;
  readonly purpose: string;
  /** What the clinic's people wrote down about it: theirs, and never said to the patient by itself. */
  readonly note: string;
  /** Clinic's day and time of the visit. */
  readonly visitDate: string;
  readonly visitTime: string;
  readonly startsAt: Date;
  /** Until when a pending appointment keeps its seat; null once booked. */
  readonly holdExpiresAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
