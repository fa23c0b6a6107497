/** What the store keeps of an appointment's life between booking and visit, and after it; both databases keep it. */

import type { Speciality } from '../domain/clinic/speciality.ts';
import type { AppointmentId, DoctorId, PatientId } from '../domain/ids.ts';
import type { ChatKey } from '../domain/message/chat.ts';
import type { Language } from '../domain/message/language.ts';
import type { ConsentPurpose } from '../domain/patient/consent.ts';
import type { ReminderKind } from '../domain/visit/reminderPlan.ts';
import type { WaitlistStatus } from '../domain/visit/waitlist.ts';

export interface Reminder {
  readonly id: string;
  readonly appointmentId: AppointmentId;
  readonly kind: ReminderKind;
  /** The visit that it speaks of: a moved appointment has reminders of its own. */
  readonly visitStartsAt: Date;
  readonly dueAt: Date;
  /** After that it would only confuse. */
  readonly usefulUntil: Date;
}

export type ReminderStatus = 'waiting' | 'sent' | 'skipped' | 'withdrawn';

/** A reminder as it stands now. */
export interface StoredReminder extends Reminder {
  readonly status: ReminderStatus;
  readonly reason: string | null;
}

export interface Reminders {
  /** One of each kind for each time of the visit; one that was withdrawn waits again, one that was sent is never sent anew. */
  plan(reminders: readonly Reminder[]): Promise<void>;
  /** What still waits for the appointment waits no more; answers with how many. */
  withdraw(id: AppointmentId, at: Date): Promise<number>;
  /** Waiting ones that are due, the oldest first. */
  due(now: Date, limit: number): Promise<readonly Reminder[]>;
  /** True for the one caller who ends its waiting. */
  settle(id: string, end: { status: 'sent' | 'skipped'; reason: string | null; at: Date }): Promise<boolean>;
  ofAppointment(id: AppointmentId): Promise<readonly StoredReminder[]>;
}

/** What is noted of a visit beside the appointment itself. */
export interface Visit {
  readonly appointmentId: AppointmentId;
  /** RFC 5545's SEQUENCE: rises with each change, so that calendars replace the entry in place. */
  readonly calendarSequence: number;
  readonly confirmedAt: Date | null;
  readonly followUpDate: string | null;
  /** 1 to 5. */
  readonly rating: number | null;
  readonly noShowAnswer: 'was_there' | 'could_not_come' | null;
}

export interface Visits {
  /** What is noted; nothing yet is answered with an empty note. */
  get(id: AppointmentId): Promise<Visit>;
  /** The next number for the calendar entry: 0 at first. */
  nextCalendarSequence(id: AppointmentId): Promise<number>;
  note(
    id: AppointmentId,
    note: {
      readonly confirmedAt?: Date | null;
      readonly followUpDate?: string | null;
      readonly rated?: { readonly rating: number; readonly at: Date };
      readonly noShow?: { readonly answer: 'was_there' | 'could_not_come'; readonly at: Date };
    },
  ): Promise<void>;
}

/** The live number of a doctor's day. */
export interface TokenBoard {
  readonly doctorId: DoctorId;
  readonly visitDate: string;
  /** The highest number given. */
  readonly lastNumber: number;
  /** 0: nobody has been called in yet. */
  readonly nowSeeing: number;
  readonly lateMinutes: number;
}

export interface Tokens {
  /** The appointment's number, given once: the next one of its doctor's day. A moved appointment gets one of the new day. */
  give(id: AppointmentId, day: { doctorId: DoctorId; visitDate: string }): Promise<number>;
  ofAppointment(id: AppointmentId): Promise<number | null>;
  board(doctorId: DoctorId, visitDate: string): Promise<TokenBoard>;
  setBoard(
    day: { doctorId: DoctorId; visitDate: string },
    change: { nowSeeing?: number; lateMinutes?: number },
  ): Promise<void>;
}

export interface WaitlistEntry {
  readonly id: string;
  readonly chat: ChatKey;
  readonly patientId: PatientId;
  readonly doctorId: DoctorId | 'any';
  /** Of any doctor: which ones; null for all of them. */
  readonly speciality: Speciality | null;
  /** The booked visit that an earlier time would replace; null for somebody who has none. */
  readonly movesAppointmentId: AppointmentId | null;
  readonly fromDate: string;
  readonly toDate: string;
  readonly timeFrom: string | null;
  readonly timeTo: string | null;
  readonly purpose: string;
  readonly status: WaitlistStatus;
  /** The pending appointment that is offered. */
  readonly offeredAppointmentId: AppointmentId | null;
  readonly createdAt: Date;
}

export interface Waitlist {
  add(entry: WaitlistEntry): Promise<void>;
  get(id: string): Promise<WaitlistEntry | null>;
  ofChat(chat: ChatKey): Promise<readonly WaitlistEntry[]>;
  /** Those who wait for this doctor, the longest first. */
  waitingFor(doctorId: DoctorId): Promise<readonly WaitlistEntry[]>;
  ofOffer(id: AppointmentId): Promise<WaitlistEntry | null>;
  /** Waiting entries whose last day is before `date`, and offers of every day: what the sweep looks at. */
  open(limit: number): Promise<readonly WaitlistEntry[]>;
  /** False when the entry's status was not `from`; nothing has changed then. */
  change(
    id: string,
    change: {
      from: WaitlistStatus;
      to: WaitlistStatus;
      offeredAppointmentId?: AppointmentId | null;
      at: Date;
    },
  ): Promise<boolean>;
  /** How many of those who waited were booked since then: what the list has saved. */
  countBooked(since: Date): Promise<number>;
}

export interface Consent {
  readonly id: string;
  readonly chat: ChatKey;
  readonly purpose: ConsentPurpose;
  /** Of the notice that was shown. */
  readonly version: number;
  readonly language: Language;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
}

export interface Consents {
  /** A purpose that is agreed to already is left as it is. */
  give(consent: Consent): Promise<void>;
  /** Ends what is in force for the purpose; false when nothing was. */
  withdraw(chat: ChatKey, purpose: ConsentPurpose, at: Date): Promise<boolean>;
  ofChat(chat: ChatKey): Promise<readonly Consent[]>;
}

export type OwnedAction = 'cancel' | 'move';

export interface OwnershipCode {
  readonly id: string;
  readonly appointmentId: AppointmentId;
  readonly action: OwnedAction;
  readonly askedBy: ChatKey;
  readonly codeHash: string;
  readonly expiresAt: Date;
  readonly triesLeft: number;
  readonly usedAt: Date | null;
  readonly createdAt: Date;
}

export interface OwnershipCodes {
  add(code: OwnershipCode): Promise<void>;
  /** The newest code that this chat asked for. */
  latestOf(chat: ChatKey): Promise<OwnershipCode | null>;
  /** How many codes this chat asked for since then. */
  countSince(chat: ChatKey, since: Date): Promise<number>;
  /** Of the digits that are being sent; those of an earlier try are worth nothing then. */
  setHash(id: string, codeHash: string): Promise<void>;
  /** Takes one try; false when none was left. */
  takeTry(id: string): Promise<boolean>;
  /** True for the first use only. */
  use(id: string, at: Date): Promise<boolean>;
}

/** Taking a patient's details out of the store, and remembering that it was asked for. */
export interface Erasures {
  ask(chat: ChatKey, at: Date): Promise<void>;
  unfinished(limit: number): Promise<readonly ChatKey[]>;
  finish(chat: ChatKey, at: Date): Promise<void>;
  /** Finished before then; their chats' last trace may go too. */
  finishedBefore(instant: Date, limit: number): Promise<readonly ChatKey[]>;
  forget(chat: ChatKey): Promise<void>;
  /** Everything that was written, said and waited for; `alias` stands in place of the chat. Messages that still wait stay. */
  eraseWords(chat: ChatKey, alias: ChatKey): Promise<void>;
  /** What was done in turns of before then, with the arguments that patients gave; nobody repeats a turn so late. */
  forgetEffects(before: Date): Promise<number>;
  /** The provider's notices about these links, which name who paid. */
  eraseWebhookBodies(linkReferences: readonly string[]): Promise<void>;
  /** Takes its chat away, and purpose and note where they need not be kept. */
  eraseAppointment(
    id: AppointmentId,
    order: { alias: ChatKey; keepsPurpose: boolean; at: Date },
  ): Promise<void>;
  /** Answers with the names of the files that belong to nobody now. */
  eraseReports(id: AppointmentId): Promise<readonly string[]>;
  /** What the clinic's people asked and were answered before then, and what they previewed: it names patients. */
  forgetStaffWords(before: Date): Promise<void>;
  /** Visits of erased chats before `date` whose patient is still named. */
  keptBefore(date: string, limit: number): Promise<readonly AppointmentId[]>;
  /** The person on its papers; number, amount and what was paid for stay. */
  erasePapers(id: AppointmentId): Promise<void>;
  /** Without `keepsDetails` nothing is left of the person. */
  erasePatient(id: PatientId, order: { alias: ChatKey; keepsDetails: boolean; at: Date }): Promise<void>;
  /** Visits of people of whom nothing is left since then: for what shows them elsewhere. */
  erasedVisits(since: Date): Promise<readonly { readonly id: AppointmentId; readonly visitDate: string }[]>;
}

export interface HandoverLines {
  add(chat: ChatKey, line: string, at: Date): Promise<void>;
  ofChat(chat: ChatKey): Promise<readonly { readonly line: string; readonly at: Date }[]>;
  remove(chat: ChatKey): Promise<void>;
}
