/** Every sentence that the clinic's own people read on the admin bot, by name and by the facts in it. Each language is complete by type. */
import type { AdminRole } from '../../domain/admin/admin.ts';
import type { ChartKind, TableFormat } from '../../domain/admin/adminFile.ts';
import type { AdminRefusal } from '../../domain/admin/adminRefusal.ts';
import type { AdminToolName } from '../../domain/admin/rights.ts';
import type { ChannelName } from '../../domain/message/chat.ts';
import type { RichText } from '../../domain/message/outgoingMessage.ts';
import type { AppointmentStatus } from '../../domain/visit/appointment.ts';
import type {
  AppointmentFilter,
  AppointmentLine,
  Grouping,
  PaymentLine,
  PaymentStanding,
} from '../../domain/visit/appointmentFilter.ts';

import type { Phrases } from '../phrases.ts';
import type { DaysInWords } from './daysInWords.ts';
import type { DeedWording } from './deedWording.ts';

/** A filter with its doctors by name, ready to be said. */
export interface ToldFilter extends AppointmentFilter {
  readonly doctorNames: readonly string[];
}

export type ToldLine = AppointmentLine & { readonly doctorName: string };

export type ToldPayment = PaymentLine & {
  readonly doctorName: string;
  readonly date: string;
  readonly time: string;
};

export interface ToldGroup {
  /** A day as `YYYY-MM-DD`, a doctor's name, or the word of the group's own table. */
  readonly key: string;
  readonly amount: string;
}

/** A payment that waits for a person. */
export interface ToldMoney {
  readonly paymentId: string;
  readonly amount: string;
  /** Of the clinic's calendar. */
  readonly date: string;
  readonly standing: 'waiting' | 'credit' | 'refund_failed';
}

export interface AdminSentences {
  readonly invited: (facts: { name: string; clinicName: string }) => RichText;
  readonly passwordPlease: (facts: { clinicName: string }) => RichText;
  readonly passwordWrong: () => RichText;
  readonly waitBeforeTrying: (facts: { minutes: number }) => RichText;
  readonly signedIn: (facts: { name: string; minutes: number }) => RichText;
  readonly signedOut: () => RichText;
  readonly languageSet: () => RichText;
  readonly menuIsOld: () => RichText;
  readonly didNotFollow: () => RichText;
  readonly help: (facts: { role: AdminRole; tools: readonly AdminToolName[] }) => RichText;
  readonly whatNext: () => RichText;
  readonly whichLanguage: () => RichText;
  /** Above the answer to a voice note. */
  readonly heard: (facts: { text: string }) => RichText;
  readonly voiceNotHeard: () => RichText;
  readonly refusal: (refusal: AdminRefusal) => RichText;

  /** What was understood, above every answer. */
  readonly understood: (filter: ToldFilter) => RichText;
  readonly nothingFound: () => RichText;
  readonly listed: (facts: { lines: readonly ToldLine[]; total: number; offset: number }) => RichText;
  readonly counted: (facts: { total: number }) => RichText;
  readonly grouped: (facts: { groupBy: Grouping; groups: readonly ToldGroup[] }) => RichText;
  readonly revenue: (facts: {
    netPaise: number;
    receivedPaise: number;
    refundedPaise: number;
    payments: number;
  }) => RichText;
  readonly patientFound: (facts: { name: string; phone: string; visits: readonly ToldLine[] }) => RichText;
  readonly paymentsListed: (facts: { lines: readonly ToldPayment[] }) => RichText;
  readonly moneyWaits: (facts: { lines: readonly ToldMoney[] }) => RichText;
  readonly noMoneyWaits: () => RichText;
  readonly chartComes: (facts: { what: string }) => RichText;
  readonly paperComes: (facts: { what: string }) => RichText;
  readonly countTheDrawer: () => RichText;
  readonly fileComes: (facts: { what: string; rows: number }) => RichText;
  readonly pairingLink: (facts: { link: string; minutes: number }) => RichText;
  readonly staffListed: (facts: {
    people: readonly { name: string; role: AdminRole; doctorName: string | null; isSignedIn: boolean }[];
  }) => RichText;
  readonly invitation: (facts: { name: string; role: AdminRole; link: string; hours: number }) => RichText;
  readonly reportLinks: (facts: { reference: string; minutes: number; names: readonly string[] }) => RichText;
}

/** On a button, at most 24 letters. */
export interface AdminButtons {
  readonly today: string;
  readonly tomorrow: string;
  readonly unpaid: string;
  readonly onlyUnpaid: string;
  readonly revenueToday: string;
  readonly revenueWeek: string;
  readonly byDoctor: string;
  readonly byDay: string;
  readonly showRows: string;
  readonly more: string;
  readonly chart: string;
  readonly asExcel: string;
  readonly asCsv: string;
  readonly daySheet: string;
  readonly nextToken: string;
  readonly reports: string;
  readonly sendBack: (facts: { amount: string; ending: string }) => string;
  readonly help: string;
  readonly signOut: string;
}

export interface AdminWords {
  readonly statuses: Readonly<Record<AppointmentStatus, string>>;
  readonly payments: Readonly<Record<PaymentStanding, string>>;
  readonly channels: Readonly<Record<ChannelName, string>>;
  readonly roles: Readonly<Record<AdminRole, string>>;
  readonly charts: Readonly<Record<ChartKind, string>>;
  readonly formats: Readonly<Record<TableFormat, string>>;
  readonly days: DaysInWords;
  readonly rows: (count: number) => string;
  readonly dayClose: (date: string) => string;
  readonly daySheet: (facts: { doctorName: string; date: string }) => string;
}

export interface AdminWording {
  readonly phrases: Phrases;
  readonly say: AdminSentences;
  readonly button: AdminButtons;
  readonly word: AdminWords;
  readonly deed: DeedWording;
}
