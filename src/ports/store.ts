/** What we need of a store: tables of rows, read and changed inside one transaction. SQLite and PostgreSQL both keep it. */

import type { Conversation } from '../domain/conversation/conversation.ts';
import type { AppointmentId, DoctorId, OutboxId, PatientId, ReportId, SlotId } from '../domain/ids.ts';
import type { ChatKey } from '../domain/message/chat.ts';
import type { IncomingMessage } from '../domain/message/incomingMessage.ts';
import type { Age, Gender, Relation } from '../domain/patient/patientDetails.ts';
import type {
  Appointment,
  AppointmentStatus,
  PaymentMode,
  PaymentStatus,
} from '../domain/visit/appointment.ts';
import type { Slot } from '../domain/visit/slot.ts';
import type { AdminTables } from './adminTables.ts';
import type { Figures } from './figures.ts';
import type {
  Consents,
  Erasures,
  HandoverLines,
  OwnershipCodes,
  Reminders,
  Tokens,
  Visits,
  Waitlist,
} from './lifeTables.ts';
import type { Documents, LateOffers, Ledger, PaymentLinks, WebhookEvents } from './moneyTables.ts';
import type { OutboxTask, Postponement } from './outboxTask.ts';
import type { Audit, Doctors, Effects, Settings } from './recordTables.ts';
import type { Leases, SheetRows, SlotEntries } from './staffTables.ts';

export interface Store {
  /**
   * Runs `work` in one transaction: all of it is durable when the promise resolves, none of it when it rejects.
   * `work` touches nothing but its tables: no network, no model, no timer. Several callers' work may share one commit.
   */
  transact<Value>(work: (tables: Tables) => Promise<Value>): Promise<Value>;
  /** As `transact`, for work that nobody waits for: it may wait some milliseconds for others to share their commit with it, and be run again when one of them fails. */
  transactSoon<Value>(work: (tables: Tables) => Promise<Value>): Promise<Value>;
  /** Reads what is committed, without waiting for writers. Writing inside is a bug and throws. */
  read<Value>(work: (tables: Tables) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

export interface Tables extends AdminTables {
  readonly conversations: Conversations;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly effects: Effects;
  readonly doctors: Doctors;
  readonly slots: Slots;
  readonly slotEntries: SlotEntries;
  readonly sheetRows: SheetRows;
  readonly patients: Patients;
  readonly appointments: Appointments;
  readonly paymentLinks: PaymentLinks;
  readonly ledger: Ledger;
  readonly webhookEvents: WebhookEvents;
  readonly documents: Documents;
  readonly lateOffers: LateOffers;
  readonly reports: Reports;
  readonly settings: Settings;
  readonly audit: Audit;
  readonly leases: Leases;
  readonly figures: Figures;
  readonly reminders: Reminders;
  readonly visits: Visits;
  readonly tokens: Tokens;
  readonly waitlist: Waitlist;
  readonly consents: Consents;
  readonly ownershipCodes: OwnershipCodes;
  readonly handoverLines: HandoverLines;
  readonly erasures: Erasures;
}

export interface Conversations {
  /** On PostgreSQL the row is locked until the transaction ends, so one turn at a time runs per chat. */
  load(chat: ChatKey): Promise<Conversation | null>;
  /** Inserts or replaces the chat's row. */
  save(conversation: Conversation): Promise<void>;
  /** Conversations whose `staffUntil` has passed. */
  withStaffUntilBefore(instant: Date, limit: number): Promise<readonly ChatKey[]>;
  remove(chat: ChatKey): Promise<void>;
}

export interface InboxRow {
  readonly message: IncomingMessage;
  /** Order of arrival, rising. */
  readonly sequence: number;
  readonly attempts: number;
}

export interface Inbox {
  /** False when this message id of this channel is already here. */
  add(message: IncomingMessage, receivedAt: Date): Promise<boolean>;
  /** As `add`, and takes the message up where none of its chat waits before it. */
  addAndTake(message: IncomingMessage, receivedAt: Date): Promise<InboxRow | 'behind_others' | 'seen_before'>;
  /** The oldest waiting message of the chat. */
  nextOf(chat: ChatKey): Promise<InboxRow | null>;
  /** Chats that have waiting messages older than `receivedBefore`; the recovery sweep asks. */
  waitingChats(receivedBefore: Date, limit: number): Promise<readonly ChatKey[]>;
  finish(sequence: number, outcome: 'answered' | 'failed', at: Date): Promise<void>;
  /** Counts one failed try; answers with the number of tries so far. */
  countAttempt(sequence: number): Promise<number>;
  /** Answered messages older than `before` give up their content but keep their id. */
  forgetContent(before: Date): Promise<number>;
}

export interface OutboxRow {
  readonly id: OutboxId;
  /** Rows of one lane go out one after the other, in order. */
  readonly lane: string;
  readonly task: OutboxTask;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly dueAt: Date;
}

export interface NewOutboxRow {
  readonly id: OutboxId;
  /** A second row with the same key is not added. */
  readonly dedupeKey: string;
  readonly lane: string;
  readonly task: OutboxTask;
  readonly createdAt: Date;
  readonly dueAt: Date;
  /** The writer keeps the row for itself until then; after that any process may claim it. */
  readonly leaseUntil: Date | null;
}

/** Of a message that was sent: its menu. */
export interface SentMenu {
  readonly version: number;
  readonly choices: number;
}

export interface Outbox {
  /** Answers with the rows that were added: those whose dedupe key was new. */
  add(rows: readonly NewOutboxRow[]): Promise<readonly OutboxId[]>;
  /** Leases due rows that no one holds and that have no unfinished earlier row in their lane; at most one a lane, oldest first. */
  claimDue(claim: { now: Date; leaseUntil: Date; limit: number }): Promise<readonly OutboxRow[]>;
  finish(id: OutboxId, at: Date, providerRef: string | null): Promise<void>;
  /** Gives the row back, to be tried again at `dueAt`: in its place, or in a `lane` of its own, so that what is behind it goes on. */
  postpone(id: OutboxId, order: Postponement): Promise<void>;
  /** Gives an untried row back at once, without counting a try: others of its lane come first. */
  release(id: OutboxId): Promise<void>;
  giveUp(id: OutboxId, at: Date, errorCode: string): Promise<void>;
  /** The message that the chat got under this id of its channel; null where none is known. */
  sentMenu(chat: ChatKey, providerRef: string): Promise<SentMenu | null>;
  /** How many rows wait, and since when the oldest is due. */
  backlog(): Promise<{ readonly waiting: number; readonly oldestDueAt: Date | null }>;
  /** The newest rows with their status, for the playground's inspector. */
  latest(limit: number): Promise<
    readonly (OutboxRow & {
      readonly status: 'waiting' | 'done' | 'given_up';
      readonly errorCode: string | null;
    })[]
  >;
}

/** A slot that can still be held, with how many seats are left. */
export type FreeSlot = Slot & { readonly freeSeats: number };

export interface SlotQuery {
  readonly doctorIds: readonly DoctorId[];
  /** Clinic's days, inclusive. */
  readonly fromDate: string;
  readonly toDate: string;
  /** Clinic's times, inclusive; null for no limit. */
  readonly timeFrom: string | null;
  readonly timeTo: string | null;
  /** Only slots that start after it. */
  readonly startsAfter: Date;
  readonly limit: number;
}

/** A slot with what is on it: how many live appointments, and whether it ever had one. */
export type KnownSlot = Slot & { readonly live: number; readonly wasUsed: boolean };

export interface Slots {
  /** Slots that exist already are left as they are. Answers with how many were added. */
  addMany(slots: readonly Slot[]): Promise<number>;
  get(id: SlotId): Promise<Slot | null>;
  /** Free ones only, by start and then by doctor. */
  findFree(query: SlotQuery): Promise<readonly FreeSlot[]>;
  /**
   * All of the doctor's slots of these clinic days, inclusive, closed ones too, by start. In a unit that writes, nobody takes
   * a seat of them until it ends.
   */
  ofDoctor(asked: { doctorId: DoctorId; fromDate: string; toDate: string }): Promise<readonly KnownSlot[]>;
  change(ids: readonly SlotId[], change: Partial<Pick<Slot, 'closed' | 'seats' | 'origin'>>): Promise<void>;
  /** Removes those of the slots on which there has never been an appointment. */
  removeUnused(ids: readonly SlotId[]): Promise<void>;
  /** The last clinic day for which the doctor has slots. */
  lastDate(doctorId: DoctorId): Promise<string | null>;
  removeAll(): Promise<void>;
}

export interface Patient {
  readonly id: PatientId;
  readonly chat: ChatKey;
  readonly forWhom: Relation;
  readonly name: string;
  readonly phone: string;
  readonly age: Age;
  readonly gender: Gender;
  readonly updatedAt: Date;
}

export interface Patients {
  get(id: PatientId): Promise<Patient | null>;
  /** Newest first. */
  ofChat(chat: ChatKey): Promise<readonly Patient[]>;
  put(patient: Patient): Promise<void>;
  removeAll(): Promise<void>;
}

export interface NewHold {
  readonly id: AppointmentId;
  readonly reference: string;
  readonly slot: Slot;
  readonly patientId: PatientId;
  readonly chat: ChatKey;
  readonly feePaise: number;
  readonly purpose: string;
  readonly holdExpiresAt: Date;
  readonly at: Date;
}

/** Fields that may change after an appointment exists. */
export interface AppointmentChange {
  readonly status?: AppointmentStatus;
  readonly paymentMode?: PaymentMode;
  readonly paymentStatus?: PaymentStatus;
  readonly patientId?: PatientId;
  readonly feePaise?: number;
  readonly purpose?: string;
  readonly note?: string;
  readonly holdExpiresAt?: Date | null;
}

export interface Appointments {
  /** Takes a free seat of the slot as `pending`; null when every seat is taken or the slot is closed. The store's unique index decides, never a check. */
  hold(hold: NewHold): Promise<Appointment | null>;
  get(id: AppointmentId): Promise<Appointment | null>;
  byReference(reference: string): Promise<Appointment | null>;
  /** Every appointment of the chat, latest visit first. */
  ofChat(chat: ChatKey): Promise<readonly Appointment[]>;
  /** Changes the row if its status is one of `from`; false when it is not, and nothing has changed then. */
  change(
    id: AppointmentId,
    change: { from: readonly AppointmentStatus[]; to: AppointmentChange; at: Date },
  ): Promise<boolean>;
  /** Puts a live appointment on a free seat of another slot, keeping its reference and payment; false when no seat is free. */
  moveTo(id: AppointmentId, slot: Slot, at: Date): Promise<boolean>;
  /** Brings a cancelled appointment back as `pending` on a free seat of another slot; false when no seat is free or it is not cancelled. */
  takeUp(id: AppointmentId, slot: Slot, take: { holdExpiresAt: Date; at: Date }): Promise<boolean>;
  /** Pending ones whose hold ended before `instant`. */
  withHoldEndedBefore(instant: Date, limit: number): Promise<readonly Appointment[]>;
  /** Changed at or after the instant, oldest change first. */
  changedSince(instant: Date, limit: number): Promise<readonly Appointment[]>;
  /** Live ones from `fromDate` to `toDate`, clinic's days, by start. */
  between(fromDate: string, toDate: string): Promise<readonly Appointment[]>;
  /** Every one of that clinic's day whatever its status, by start: what the day close reads. */
  onDate(date: string): Promise<readonly Appointment[]>;
  count(): Promise<number>;
  removeAll(): Promise<void>;
}

export interface Report {
  readonly id: ReportId;
  readonly appointmentId: AppointmentId;
  readonly chat: ChatKey;
  readonly status: 'awaited' | 'stored' | 'refused';
  /** The sender's file name, shown to staff only; null for photos. */
  readonly originalName: string | null;
  /** Where the channel has the bytes. */
  readonly fileRef: string;
  readonly fileName: string | null;
  readonly contentType: string | null;
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
  readonly createdAt: Date;
}

export interface Reports {
  add(report: Report): Promise<void>;
  get(id: ReportId): Promise<Report | null>;
  change(
    id: ReportId,
    change: Partial<Pick<Report, 'status' | 'fileName' | 'contentType' | 'sizeBytes' | 'sha256'>>,
  ): Promise<void>;
  ofAppointment(id: AppointmentId): Promise<readonly Report[]>;
}
