/** The rows of what happens between booking and visit, and after it, as Kysely types them; part of `schema.ts`. */
import type { Generated } from 'kysely';
import type { Speciality } from '../domain/clinic/speciality.ts';
import type { AppointmentId, DoctorId, PatientId } from '../domain/ids.ts';
import type { ChatKey } from '../domain/message/chat.ts';
import type { Language } from '../domain/message/language.ts';
import type { ConsentPurpose } from '../domain/patient/consent.ts';
import type { ReminderKind } from '../domain/visit/reminderPlan.ts';
import type { WaitlistStatus } from '../domain/visit/waitlist.ts';
import type { OwnedAction, ReminderStatus } from '../ports/lifeTables.ts';

/** As in `schema.ts`: milliseconds since 1970 in UTC. */
type Instant = number;

export interface LifeSchema {
  reminders: ReminderRow;
  visits: VisitRow;
  tokens: TokenRow;
  token_boards: TokenBoardRow;
  waitlist: WaitlistRow;
  consents: ConsentRow;
  ownership_codes: OwnershipCodeRow;
  handover_lines: HandoverLineRow;
  erasures: ErasureRow;
}

export interface ReminderRow {
  id: string;
  appointment_id: AppointmentId;
  kind: ReminderKind;
  visit_starts_at: Instant;
  due_at: Instant;
  useful_until: Instant;
  status: ReminderStatus;
  reason: string | null;
  settled_at: Instant | null;
}

export interface VisitRow {
  appointment_id: AppointmentId;
  calendar_sequence: number;
  confirmed_at: Instant | null;
  follow_up_date: string | null;
  rating: number | null;
  rated_at: Instant | null;
  no_show_answer: 'was_there' | 'could_not_come' | null;
  no_show_answered_at: Instant | null;
}

export interface TokenRow {
  appointment_id: AppointmentId;
  doctor_id: DoctorId;
  visit_date: string;
  number: number;
}

export interface TokenBoardRow {
  doctor_id: DoctorId;
  visit_date: string;
  last_number: number;
  now_seeing: number;
  late_minutes: number;
}

export interface WaitlistRow {
  sequence: Generated<number>;
  id: string;
  chat: ChatKey;
  patient_id: PatientId;
  doctor_id: DoctorId | 'any';
  speciality: Speciality | null;
  moves_appointment_id: AppointmentId | null;
  from_date: string;
  to_date: string;
  time_from: string | null;
  time_to: string | null;
  purpose: string;
  status: WaitlistStatus;
  offered_appointment_id: AppointmentId | null;
  created_at: Instant;
  changed_at: Instant;
}

export interface ConsentRow {
  id: string;
  chat: ChatKey;
  purpose: ConsentPurpose;
  version: number;
  language: Language;
  given_at: Instant;
  withdrawn_at: Instant | null;
}

export interface OwnershipCodeRow {
  id: string;
  appointment_id: AppointmentId;
  action: OwnedAction;
  asked_by: ChatKey;
  code_hash: string;
  expires_at: Instant;
  tries_left: number;
  used_at: Instant | null;
  created_at: Instant;
}

export interface HandoverLineRow {
  sequence: Generated<number>;
  chat: ChatKey;
  line: string;
  at: Instant;
}

export interface ErasureRow {
  chat: ChatKey;
  asked_at: Instant;
  finished_at: Instant | null;
}
