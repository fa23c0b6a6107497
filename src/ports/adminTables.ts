/** What the admin bot needs of a store: its people, their invitations and wrong passwords, and questions about appointments and money. */
import type { Admin, AdminInvitation } from '../domain/admin/admin.ts';
import type { PasswordFailures } from '../domain/admin/backOff.ts';
import type { AdminDeed, DeedBefore, DeedStatus, VisitOffer } from '../domain/admin/deedOrder.ts';
import type { AppointmentId, ReportId } from '../domain/ids.ts';
import type {
  AppointmentFilter,
  AppointmentLine,
  GroupedCount,
  GroupedRevenue,
  Grouping,
  PaymentLine,
} from '../domain/visit/appointmentFilter.ts';

/** The admin bot's part of the store's tables. */
export interface AdminTables {
  readonly admins: Admins;
  readonly invitations: AdminInvitations;
  readonly passwordFailures: AdminPasswordFailures;
  readonly questions: AppointmentQuestions;
  readonly reportLinks: ReportLinks;
  readonly deeds: AdminDeeds;
  readonly visitOffers: VisitOffers;
}

export interface Admins {
  /** Inside a writing transaction the row is locked on PostgreSQL, so one turn at a time runs per person. */
  get(chatId: string): Promise<Admin | null>;
  /** Everybody, the revoked too, by name. */
  list(): Promise<readonly Admin[]>;
  put(admin: Admin): Promise<void>;
}

export interface AdminInvitations {
  add(invitation: AdminInvitation): Promise<void>;
  /** Uses it up: the invitation when it is open and not expired, else null. Only one caller ever gets it. */
  take(tokenHash: string, use: { chatId: string; at: Date }): Promise<AdminInvitation | null>;
}

export interface AdminPasswordFailures {
  get(chatId: string): Promise<PasswordFailures | null>;
  /** One more; the count begins anew after `forget`. */
  add(chatId: string, at: Date): Promise<void>;
  forget(chatId: string): Promise<void>;
  /** Wrong passwords of ids that were wrong since then. */
  since(instant: Date): Promise<number>;
}

/** A calendar day of the clinic as instants: the end is exclusive. */
export interface DaySpan {
  readonly day: string;
  readonly from: Date;
  readonly to: Date;
}

export interface AppointmentQuestions {
  /** Whether a word of some patient's name begins like it. */
  hasPatientNamed(word: string): Promise<boolean>;
  /** By start, then by doctor. */
  list(
    filter: AppointmentFilter,
    page: { limit: number; offset: number },
  ): Promise<readonly AppointmentLine[]>;
  count(filter: AppointmentFilter): Promise<number>;
  countBy(filter: AppointmentFilter, grouping: Grouping): Promise<readonly GroupedCount[]>;
  /** By the day on which the money moved; of the filter, doctors, patient and channel count. One row with key `''` without a grouping. */
  revenue(
    filter: AppointmentFilter,
    order: { readonly days: readonly DaySpan[]; readonly groupBy: 'day' | 'doctor' | 'channel' | null },
  ): Promise<readonly GroupedRevenue[]>;
  /** The movements that `revenue` adds up, newest first, and how many there are. */
  payments(
    filter: AppointmentFilter,
    order: { readonly days: readonly DaySpan[]; readonly limit: number; readonly offset: number },
  ): Promise<readonly PaymentLine[]>;
}

/** A one-time link to a patient's report. */
export interface ReportLink {
  readonly tokenHash: string;
  readonly reportId: ReportId;
  readonly chatId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface ReportLinks {
  add(link: ReportLink): Promise<void>;
  /** Uses it up: the link when it is open and not expired, else null. */
  take(tokenHash: string, at: Date): Promise<ReportLink | null>;
}

export interface AdminDeeds {
  add(deed: AdminDeed): Promise<void>;
  get(id: string): Promise<AdminDeed | null>;
  /** The person's last one that is done. */
  lastDoneOf(chatId: string): Promise<AdminDeed | null>;
  /** False when the status was another: somebody was faster, or it was tapped twice. */
  change(id: string, change: { from: DeedStatus; to: DeedStatus; at: Date }): Promise<boolean>;
  /** Writes down how it stood before the deed. */
  remember(deed: AdminDeed, before: DeedBefore): Promise<void>;
}

export interface VisitOffers {
  /** Takes an earlier offer's place that is not open any more; false when one is open. */
  add(offer: VisitOffer): Promise<boolean>;
  get(id: AppointmentId): Promise<VisitOffer | null>;
  ofDeed(deedId: string): Promise<readonly VisitOffer[]>;
  /** False when it was not open any more. */
  end(id: AppointmentId, as: 'taken' | 'declined' | 'lapsed' | 'withdrawn'): Promise<boolean>;
  /** Open ones that have run out. */
  endedBefore(instant: Date, limit: number): Promise<readonly VisitOffer[]>;
}
