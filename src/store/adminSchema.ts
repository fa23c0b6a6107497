/** The rows of the admin bot's tables as Kysely types them; a part of `schema.ts`. */
import type { AdminRole } from '../domain/admin/admin.ts';
import type { DeedKind, DeedStatus, VisitOffer } from '../domain/admin/deedOrder.ts';
import type { DoctorId, ReportId } from '../domain/ids.ts';
import type { Language } from '../domain/message/language.ts';
import type { Flag, Instant, Json } from './schema.ts';

export interface AdminSchema {
  admins: AdminRow;
  admin_invitations: AdminInvitationRow;
  admin_password_failures: AdminPasswordFailuresRow;
  report_links: ReportLinkRow;
  admin_deeds: AdminDeedRow;
  visit_offers: VisitOfferRow;
}

export interface AdminRow {
  chat_id: string;
  name: string;
  role: AdminRole;
  doctor_id: DoctorId | null;
  revoked: Flag;
  language: Language;
  session_until: Instant | null;
  desk: Json;
  wants: Json;
  created_at: Instant;
}

export interface AdminInvitationRow {
  token_hash: string;
  name: string;
  role: AdminRole;
  doctor_id: DoctorId | null;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
  used_by: string | null;
}

export interface AdminPasswordFailuresRow {
  chat_id: string;
  failures: number;
  last_at: Instant;
}

export interface ReportLinkRow {
  token_hash: string;
  report_id: ReportId;
  chat_id: string;
  created_at: Instant;
  expires_at: Instant;
  opened_at: Instant | null;
}

export interface AdminDeedRow {
  id: string;
  chat_id: string;
  kind: DeedKind;
  body: Json;
  status: DeedStatus;
  created_at: Instant;
  expires_at: Instant;
  done_at: Instant | null;
}

export interface VisitOfferRow {
  appointment_id: string;
  deed_id: string;
  hold_id: string | null;
  status: VisitOffer['status'];
  expires_at: Instant;
  created_at: Instant;
}
