/** The rows of every table as Kysely types them; `tables/` reads and writes them, `migrations/` makes the tables. */
import type { Generated } from 'kysely';
import type { Speciality } from '../domain/clinic/speciality.ts';
import type { ConversationState } from '../domain/conversation/states.ts';
import type {
  AppointmentId,
  DoctorId,
  DocumentId,
  OutboxId,
  PatientId,
  ReportId,
  SlotEntryId,
  SlotId,
} from '../domain/ids.ts';
import type { ChatKey } from '../domain/message/chat.ts';
import type { Language } from '../domain/message/language.ts';
import type { DocumentKind } from '../domain/money/documents.ts';
import type { DeskMode } from '../domain/money/money.ts';
import type { Gender, Relation } from '../domain/patient/patientDetails.ts';
import type { AppointmentStatus, PaymentMode, PaymentStatus } from '../domain/visit/appointment.ts';
import type { SlotOrigin } from '../domain/visit/slot.ts';
import type { SlotEntryStatus } from '../domain/visit/slotEntry.ts';
import type { LateOffer, LedgerKind, PaymentLinkStatus } from '../ports/moneyTables.ts';
import type { Report } from '../ports/store.ts';
import type { AdminSchema } from './adminSchema.ts';
import type { LifeSchema } from './lifeSchema.ts';

/** An instant in both databases: milliseconds since 1970 in UTC, so that it sorts, compares and indexes as a number. */
export type Instant = number;
/** A value as JSON text, the same letters in both databases. */
export type Json = string;
/** Yes and no, which SQLite stores as a number anyway. */
export type Flag = 0 | 1;

export interface Schema extends AdminSchema, LifeSchema {
  conversations: ConversationRow;
  inbox: InboxTableRow;
  outbox: OutboxTableRow;
  effects: EffectRow;
  doctors: DoctorRow;
  slots: SlotRow;
  slot_entries: SlotEntryRow;
  sheet_rows: SheetRowRow;
  patients: PatientRow;
  appointments: AppointmentRow;
  payment_links: PaymentLinkRow;
  ledger: LedgerRow;
  webhook_events: WebhookEventRow;
  document_series: DocumentSeriesRow;
  documents: DocumentRow;
  late_offers: LateOfferRow;
  reports: ReportRow;
  settings: SettingRow;
  audit: AuditRow;
  leases: LeaseRow;
}

export interface ConversationRow {
  chat: ChatKey;
  version: number;
  state: ConversationState;
  language: Language;
  reachable: Flag;
  staff_until: Instant | null;
  updated_at: Instant;
  /** What is only ever read with the whole conversation: draft, menu, history, consent. */
  body: Json;
}

export interface InboxTableRow {
  sequence: Generated<number>;
  channel: string;
  message_id: string;
  chat: ChatKey;
  sent_at: Instant;
  received_at: Instant;
  app_language: string | null;
  /** Null once forgotten. */
  content: Json | null;
  status: 'waiting' | 'answered' | 'failed';
  attempts: number;
  finished_at: Instant | null;
}

export interface OutboxTableRow {
  sequence: Generated<number>;
  id: OutboxId;
  dedupe_key: string;
  lane: string;
  task: Json;
  status: 'waiting' | 'done' | 'given_up';
  attempts: number;
  created_at: Instant;
  due_at: Instant;
  lease_until: Instant | null;
  finished_at: Instant | null;
  provider_ref: string | null;
  error_code: string | null;
}

export interface EffectRow {
  turn_id: string;
  tool: string;
  arguments_key: string;
  at: Instant;
}

export interface DoctorRow {
  id: DoctorId;
  name: string;
  aliases: Json;
  speciality: Speciality;
  languages: Json;
  fee_paise: number;
  registration_number: string;
  weekly_hours: Json;
  slot_minutes: number;
  buffer_minutes: number;
  seats_per_slot: number;
  leave: Json;
  active: Flag;
}

export interface SlotRow {
  id: SlotId;
  doctor_id: DoctorId;
  visit_date: string;
  visit_time: string;
  starts_at: Instant;
  minutes: number;
  seats: number;
  closed: Flag;
  origin: SlotOrigin;
}

export interface SlotEntryRow {
  id: SlotEntryId;
  doctor_id: DoctorId;
  from_at: Instant;
  to_at: Instant;
  status: SlotEntryStatus;
  note: string;
  updated_at: Instant;
}

export interface LeaseRow {
  name: string;
  holder: string;
  until: Instant;
}

export interface SheetRowRow {
  tab: string;
  row_id: string;
  cells: Json;
  /** What is being written and has not been seen in the sheet yet. */
  writing: Json | null;
  /** What staff were answered and is not written over yet. */
  answered: Json | null;
}

export interface PatientRow {
  id: PatientId;
  chat: ChatKey;
  for_whom: Relation;
  name: string;
  phone: string;
  age_years: number;
  age_months: number | null;
  gender: Gender;
  updated_at: Instant;
}

export interface AppointmentRow {
  id: AppointmentId;
  reference: string;
  slot_id: SlotId;
  seat: number;
  doctor_id: DoctorId;
  patient_id: PatientId;
  chat: ChatKey;
  status: AppointmentStatus;
  payment_mode: PaymentMode | null;
  payment_status: PaymentStatus;
  fee_paise: number;
  purpose: string;
  note: string;
  visit_date: string;
  visit_time: string;
  starts_at: Instant;
  hold_expires_at: Instant | null;
  created_at: Instant;
  updated_at: Instant;
}

export interface PaymentLinkRow {
  sequence: Generated<number>;
  reference: string;
  appointment_id: AppointmentId;
  amount_paise: number;
  status: PaymentLinkStatus;
  provider_link_id: string | null;
  url: string | null;
  expires_at: Instant;
  created_at: Instant;
}

export interface LedgerRow {
  sequence: Generated<number>;
  id: string;
  kind: LedgerKind;
  appointment_id: AppointmentId | null;
  link_reference: string | null;
  payment_id: string | null;
  event_id: string;
  amount_paise: number;
  currency: string;
  at: Instant;
  refund_id: string | null;
  desk_mode: DeskMode | null;
  desk_actor: string | null;
}

export interface WebhookEventRow {
  sequence: Generated<number>;
  provider: 'razorpay';
  event_id: string;
  body: string;
  received_at: Instant;
  finished_at: Instant | null;
}

/** The last number given in each series; its row is what makes two issuers take turns on PostgreSQL. */
export interface DocumentSeriesRow {
  kind: DocumentKind;
  financial_year: string;
  last_number: number;
}

export interface DocumentRow {
  id: DocumentId;
  kind: DocumentKind;
  financial_year: string;
  number: number;
  appointment_id: AppointmentId;
  amount_paise: number;
  payment_reference: string | null;
  issued_at: Instant;
  issued_for: string;
  against_id: DocumentId | null;
  paper: Json | null;
}

export interface LateOfferRow {
  appointment_id: AppointmentId;
  chat: ChatKey;
  payment_id: string;
  amount_paise: number;
  holds: Json;
  offered_until: Instant;
  status: LateOffer['status'];
}

export interface ReportRow {
  sequence: Generated<number>;
  id: ReportId;
  appointment_id: AppointmentId;
  chat: ChatKey;
  status: Report['status'];
  original_name: string | null;
  file_ref: string;
  file_name: string | null;
  content_type: string | null;
  size_bytes: number | null;
  sha256: string | null;
  created_at: Instant;
}

export interface SettingRow {
  key: string;
  value: Json;
}

export interface AuditRow {
  sequence: Generated<number>;
  id: string;
  at: Instant;
  actor: string;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
}
