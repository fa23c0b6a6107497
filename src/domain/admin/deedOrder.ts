/** What the clinic's people may do by their bot, as data: previewed, kept with who would be affected, confirmed, carried out, perhaps undone. */

import type { DoctorId } from '../ids.ts';
import type { ChatKey } from '../message/chat.ts';
import type { DeskMode, SettleWay } from '../money/money.ts';
import type { Age, Gender } from '../patient/patientDetails.ts';
import type { AppointmentFilter } from '../visit/appointmentFilter.ts';

/** Days and times of the clinic; both days inclusive, times null for the whole day. */
export interface DeedStretch {
  readonly doctorId: DoctorId;
  readonly dateFrom: string;
  readonly dateTo: string;
  readonly timeFrom: string | null;
  readonly timeTo: string | null;
}

/** Somebody who stands at the desk and is entered by staff. */
export interface WalkInPerson {
  readonly name: string;
  readonly age: Age;
  readonly gender: Gender;
  readonly phone: string | null;
  readonly purpose: string;
}
/** A patient's chat, by the reference of one of its visits or, from a notice's button, by its key. */
export type PatientChat = { readonly reference: string } | { readonly chat: ChatKey };

export type DeedOrder =
  | {
      readonly kind: 'walkIn';
      readonly person: WalkInPerson;
      readonly doctorId: DoctorId;
      /** Null: now, or the next free time of today. */
      readonly at: { readonly date: string; readonly time: string } | null;
      readonly payment: { readonly mode: DeskMode; readonly amountPaise: number | null } | null;
    }
  | ({ readonly kind: 'blockTime' } & DeedStretch)
  | ({ readonly kind: 'unblockTime' } & DeedStretch)
  | ({ readonly kind: 'cancelDay' } & DeedStretch)
  | {
      readonly kind: 'markAttendance';
      readonly reference: string;
      readonly attendance: 'arrived' | 'fulfilled' | 'noshow';
    }
  | {
      readonly kind: 'recordCash';
      readonly reference: string;
      readonly mode: DeskMode;
      readonly amountPaise: number;
    }
  | {
      readonly kind: 'recordReturn';
      readonly reference: string;
      readonly mode: DeskMode;
      readonly amountPaise: number;
    }
  | {
      readonly kind: 'settlePayment';
      readonly paymentId: string;
      readonly way: SettleWay;
      readonly reference: string | null;
    }
  | { readonly kind: 'cancelAppointment'; readonly reference: string }
  | {
      readonly kind: 'moveAppointment';
      readonly reference: string;
      readonly date: string;
      readonly time: string;
    }
  | { readonly kind: 'runningLate'; readonly doctorId: DoctorId; readonly minutes: number }
  | { readonly kind: 'broadcast'; readonly filter: AppointmentFilter; readonly text: string }
  | ({ readonly kind: 'takeOverChat' } & PatientChat)
  | ({ readonly kind: 'giveBackChat' } & PatientChat)
  | ({ readonly kind: 'replyToPatient'; readonly text: string } & PatientChat)
  /** Without a number, the next one that waits. */
  | { readonly kind: 'callToken'; readonly doctorId: DoctorId; readonly number: number | null }
  | { readonly kind: 'setFollowUp'; readonly reference: string; readonly date: string }
  | { readonly kind: 'revokePerson'; readonly chatId: string };

export type DeedKind = DeedOrder['kind'];
export type OrderOf<Kind extends DeedKind> = Extract<DeedOrder, { kind: Kind }>;

export type DeedStatus = 'previewed' | 'done' | 'undone' | 'dropped';

/** How it stood before a deed, as far as taking it back needs it. */
export type DeedBefore = Readonly<Record<string, string | number | null>>;

/** Why a deed is not taken back. */
export type UndoObstacle =
  /** People have read it. */
  | 'told'
  /** The visit is cancelled, its seat and its money are gone. */
  | 'cancelled'
  | 'given_back'
  /** It is in the books, and a paper of it is with the patient. */
  | 'money_moved'
  /** Somebody has changed it again meanwhile. */
  | 'changed_since'
  | 'old_time_taken'
  /** The payment made a booking of a hold. */
  | 'booked_by_it'
  /** The books of that day are closed. */
  | 'day_over';

export interface AdminDeed {
  readonly id: string;
  readonly chatId: string;
  readonly order: DeedOrder;
  /** Stands for everybody and everything that the preview told of: another one, another preview. */
  readonly affected: string;
  readonly status: DeedStatus;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly doneAt: Date | null;
  /** Null while it is not done, and where it cannot be taken back. */
  readonly before: DeedBefore | null;
}

/** Another time that is held for a patient whose doctor is away. */
export interface VisitOffer {
  readonly appointmentId: string;
  readonly deedId: string;
  /** The pending appointment that keeps the seat; null where no time was free. */
  readonly holdId: string | null;
  readonly status: 'open' | 'taken' | 'declined' | 'lapsed' | 'withdrawn';
  readonly expiresAt: Date;
  readonly createdAt: Date;
}
