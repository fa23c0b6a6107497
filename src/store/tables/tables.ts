/** All tables over one connection, each made when it is first asked for; the stores hand it to every unit of work. */

import type {
  AdminDeeds,
  AdminInvitations,
  AdminPasswordFailures,
  Admins,
  AppointmentQuestions,
  ReportLinks,
  VisitOffers,
} from '../../ports/adminTables.ts';
import type { Figures } from '../../ports/figures.ts';
import type {
  Consents,
  Erasures,
  HandoverLines,
  OwnershipCodes,
  Reminders,
  Tokens,
  Visits,
  Waitlist,
} from '../../ports/lifeTables.ts';
import type { Documents, LateOffers, Ledger, PaymentLinks, WebhookEvents } from '../../ports/moneyTables.ts';
import type { Audit, Doctors, Effects, Settings } from '../../ports/recordTables.ts';
import type { Leases, SheetRows, SlotEntries } from '../../ports/staffTables.ts';
import type {
  Appointments,
  Conversations,
  Inbox,
  Outbox,
  Patients,
  Reports,
  Slots,
  Tables,
} from '../../ports/store.ts';
import type { Connection } from '../sql/connection.ts';
import { figuresTable } from './figures.ts';
import { documentsTable } from './money/documents.ts';
import { lateOffersTable } from './money/lateOffers.ts';
import { ledgerTable } from './money/ledger.ts';
import { paymentLinksTable } from './money/paymentLinks.ts';
import { webhookEventsTable } from './money/webhookEvents.ts';
import { consentsTable } from './people/consents.ts';
import { erasuresTable } from './people/erasures.ts';
import { ownershipCodesTable } from './people/ownershipCodes.ts';
import { patientsTable } from './people/patients.ts';
import { reportLinksTable } from './people/reportLinks.ts';
import { reportsTable } from './people/reports.ts';
import { invitationsTable, passwordFailuresTable } from './staff/adminAccess.ts';
import { adminDeedsTable } from './staff/adminDeeds.ts';
import { adminsTable } from './staff/admins.ts';
import { auditTable } from './staff/audit.ts';
import { handoverLinesTable } from './staff/handoverLines.ts';
import { sheetRowsTable } from './staff/sheetRows.ts';
import { conversationsTable } from './turns/conversations.ts';
import { effectsTable } from './turns/effects.ts';
import { inboxTable } from './turns/inbox.ts';
import { leasesTable } from './turns/leases.ts';
import { outboxTable } from './turns/outbox.ts';
import { settingsTable } from './turns/settings.ts';
import { appointmentQuestionsTable } from './visits/appointmentQuestions.ts';
import { appointmentsTable } from './visits/appointments.ts';
import { doctorsTable } from './visits/doctors.ts';
import { remindersTable } from './visits/reminders.ts';
import { slotEntriesTable } from './visits/slotEntries.ts';
import { slotsTable } from './visits/slots.ts';
import { tokensTable } from './visits/tokens.ts';
import { visitOffersTable } from './visits/visitOffers.ts';
import { visitsTable } from './visits/visits.ts';
import { waitlistTable } from './visits/waitlist.ts';

/** A unit uses two or three of the many tables: the others are never made. */
class LazyTables implements Tables {
  private readonly connection: Connection;
  private readonly made: { -readonly [Name in keyof Tables]?: Tables[Name] } = {};

  constructor(connection: Connection) {
    this.connection = connection;
  }

  get conversations(): Conversations {
    this.made.conversations ??= conversationsTable(this.connection);
    return this.made.conversations;
  }

  get inbox(): Inbox {
    this.made.inbox ??= inboxTable(this.connection);
    return this.made.inbox;
  }

  get outbox(): Outbox {
    this.made.outbox ??= outboxTable(this.connection);
    return this.made.outbox;
  }

  get effects(): Effects {
    this.made.effects ??= effectsTable(this.connection);
    return this.made.effects;
  }

  get doctors(): Doctors {
    this.made.doctors ??= doctorsTable(this.connection);
    return this.made.doctors;
  }

  get slots(): Slots {
    this.made.slots ??= slotsTable(this.connection);
    return this.made.slots;
  }

  get slotEntries(): SlotEntries {
    this.made.slotEntries ??= slotEntriesTable(this.connection);
    return this.made.slotEntries;
  }

  get figures(): Figures {
    this.made.figures ??= figuresTable(this.connection);
    return this.made.figures;
  }

  get leases(): Leases {
    this.made.leases ??= leasesTable(this.connection);
    return this.made.leases;
  }

  get sheetRows(): SheetRows {
    this.made.sheetRows ??= sheetRowsTable(this.connection);
    return this.made.sheetRows;
  }

  get patients(): Patients {
    this.made.patients ??= patientsTable(this.connection);
    return this.made.patients;
  }

  get appointments(): Appointments {
    this.made.appointments ??= appointmentsTable(this.connection);
    return this.made.appointments;
  }

  get paymentLinks(): PaymentLinks {
    this.made.paymentLinks ??= paymentLinksTable(this.connection);
    return this.made.paymentLinks;
  }

  get ledger(): Ledger {
    this.made.ledger ??= ledgerTable(this.connection);
    return this.made.ledger;
  }

  get webhookEvents(): WebhookEvents {
    this.made.webhookEvents ??= webhookEventsTable(this.connection);
    return this.made.webhookEvents;
  }

  get documents(): Documents {
    this.made.documents ??= documentsTable(this.connection);
    return this.made.documents;
  }

  get lateOffers(): LateOffers {
    this.made.lateOffers ??= lateOffersTable(this.connection);
    return this.made.lateOffers;
  }

  get reports(): Reports {
    this.made.reports ??= reportsTable(this.connection);
    return this.made.reports;
  }

  get settings(): Settings {
    this.made.settings ??= settingsTable(this.connection);
    return this.made.settings;
  }

  get audit(): Audit {
    this.made.audit ??= auditTable(this.connection);
    return this.made.audit;
  }

  get admins(): Admins {
    this.made.admins ??= adminsTable(this.connection);
    return this.made.admins;
  }

  get invitations(): AdminInvitations {
    this.made.invitations ??= invitationsTable(this.connection);
    return this.made.invitations;
  }

  get passwordFailures(): AdminPasswordFailures {
    this.made.passwordFailures ??= passwordFailuresTable(this.connection);
    return this.made.passwordFailures;
  }

  get questions(): AppointmentQuestions {
    this.made.questions ??= appointmentQuestionsTable(this.connection);
    return this.made.questions;
  }

  get deeds(): AdminDeeds {
    this.made.deeds ??= adminDeedsTable(this.connection);
    return this.made.deeds;
  }

  get visitOffers(): VisitOffers {
    this.made.visitOffers ??= visitOffersTable(this.connection);
    return this.made.visitOffers;
  }

  get reportLinks(): ReportLinks {
    this.made.reportLinks ??= reportLinksTable(this.connection);
    return this.made.reportLinks;
  }

  get consents(): Consents {
    this.made.consents ??= consentsTable(this.connection);
    return this.made.consents;
  }

  get erasures(): Erasures {
    this.made.erasures ??= erasuresTable(this.connection);
    return this.made.erasures;
  }

  get handoverLines(): HandoverLines {
    this.made.handoverLines ??= handoverLinesTable(this.connection);
    return this.made.handoverLines;
  }

  get ownershipCodes(): OwnershipCodes {
    this.made.ownershipCodes ??= ownershipCodesTable(this.connection);
    return this.made.ownershipCodes;
  }

  get reminders(): Reminders {
    this.made.reminders ??= remindersTable(this.connection);
    return this.made.reminders;
  }

  get tokens(): Tokens {
    this.made.tokens ??= tokensTable(this.connection);
    return this.made.tokens;
  }

  get visits(): Visits {
    this.made.visits ??= visitsTable(this.connection);
    return this.made.visits;
  }

  get waitlist(): Waitlist {
    this.made.waitlist ??= waitlistTable(this.connection);
    return this.made.waitlist;
  }
}

/** The tables of one unit of work. */
export const tablesOf = (connection: Connection): Tables => new LazyTables(connection);
