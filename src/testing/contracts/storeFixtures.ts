/** Rows for the store's contract suite, each complete and each overridable where a test cares; and what the suite is given to test. */

import type { Doctor } from '../../domain/clinic/doctor.ts';
import type {
  AppointmentId,
  DoctorId,
  DocumentId,
  OutboxId,
  PatientId,
  ReportId,
  SlotId,
} from '../../domain/ids.ts';
import { type ChatKey, chatKey } from '../../domain/message/chat.ts';
import type { IncomingMessage } from '../../domain/message/incomingMessage.ts';
import type { Slot } from '../../domain/visit/slot.ts';
import type { Log } from '../../ports/log.ts';
import type { IssuedDocument, LedgerEntry, PaymentLink } from '../../ports/moneyTables.ts';
import type { NewHold, NewOutboxRow, Patient, Report, Store } from '../../ports/store.ts';

/** An empty store of one kind, and the ways around it that its promises are checked by. */
export interface StoreUnderTest {
  readonly store: Store;
  /** What another process on the same tables would open; null where only one process may. */
  openAnother(): Promise<Store | null>;
  /** Opens the same tables again, once `store` is closed. */
  reopen(): Promise<Store>;
  /** Runs SQL as somebody with the database's own tools would, past the store. */
  execute(sql: string): Promise<void>;
  /** Closes what was opened and removes what was written. */
  discard(): Promise<void>;
  /** How a child process opens the same store. */
  readonly address: { readonly databaseUrl: string | null; readonly dataDir: string };
}

export type OpenStore = () => Promise<StoreUnderTest>;

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Makes a pool's connections beforehand: else the first of a crowd would be done before the others begin. */
export const warmUp = (store: Store): Promise<unknown> =>
  Promise.all(Array.from({ length: 10 }, () => store.read((tables) => tables.appointments.count())));

/** Something to wait for until it is opened. */
export function createGate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Monday, 5 January 2026, 10:00 in India. */
export const NOW = new Date('2026-01-05T04:30:00.000Z');
export const minutesLater = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

export const ASHA = chatKey('telegram', '1001');
export const RAVI = chatKey('telegram', '1002');
export const MEERA = chatKey('whatsapp', '919812345678@c.us');

export const DR_IYER: Doctor = {
  id: 'doctor-iyer' as DoctorId,
  name: 'Lakshmi Iyer',
  aliases: ['Laxmi Aiyar', 'अय्यर'],
  speciality: 'paediatrics',
  languages: ['English', 'Tamil'],
  feePaise: 60_000,
  registrationNumber: 'TN-12345',
  weeklyHours: { mon: [{ from: '09:00', to: '13:00' }] },
  slotMinutes: 15,
  bufferMinutes: 5,
  seatsPerSlot: 1,
  leave: [{ from: '2026-02-01', to: '2026-02-07' }],
  active: true,
};
export const DR_RAO: Doctor = {
  ...DR_IYER,
  id: 'doctor-rao' as DoctorId,
  name: 'Suresh Rao',
  speciality: 'ent',
  active: false,
};

export const TEN_O_CLOCK: Slot = {
  id: 'slot-ten' as SlotId,
  doctorId: DR_IYER.id,
  visitDate: '2026-01-06',
  visitTime: '10:00',
  startsAt: new Date('2026-01-06T04:30:00.000Z'),
  minutes: 15,
  seats: 1,
  closed: false,
  origin: 'hours',
};
export const ELEVEN_O_CLOCK: Slot = {
  ...TEN_O_CLOCK,
  id: 'slot-eleven' as SlotId,
  visitTime: '11:00',
  startsAt: new Date('2026-01-06T05:30:00.000Z'),
};

export const patientOf = (chat: ChatKey, name = 'Asha Patel'): Patient => ({
  id: `patient-of-${chat}` as PatientId,
  chat,
  forWhom: 'self',
  name,
  phone: '+919876543210',
  age: { years: 34, months: null },
  gender: 'female',
  updatedAt: NOW,
});

/** `name` makes id and reference. */
export const holdOf = (name: string, slot: Slot, chat: ChatKey = ASHA): NewHold => ({
  id: `appointment-${name}` as AppointmentId,
  reference: `CF-${name}`,
  slot,
  patientId: patientOf(chat).id,
  chat,
  feePaise: DR_IYER.feePaise,
  purpose: 'fever since Monday',
  holdExpiresAt: minutesLater(20),
  at: NOW,
});

/** Doctors, two slots and the patients of three chats. */
export async function openClinic(
  store: Store,
  slots: readonly Slot[] = [TEN_O_CLOCK, ELEVEN_O_CLOCK],
): Promise<void> {
  await store.transact(async (tables) => {
    await tables.doctors.put(DR_IYER);
    await tables.doctors.put(DR_RAO);
    await tables.slots.addMany(slots);
    for (const chat of [ASHA, RAVI, MEERA]) await tables.patients.put(patientOf(chat));
  });
}

export const messageOf = (chat: ChatKey, messageId: string, text = 'namaste'): IncomingMessage => ({
  chat,
  messageId,
  sentAt: NOW,
  appLanguage: 'en',
  content: { kind: 'text', text },
});

/** `name` makes id and dedupe key. */
export const outboxRowOf = (
  name: string,
  lane: string,
  change: Partial<NewOutboxRow> = {},
): NewOutboxRow => ({
  id: `outbox-${name}` as OutboxId,
  dedupeKey: `once-${name}`,
  lane,
  task: { kind: 'storeReport', reportId: `report-${name}` as ReportId },
  createdAt: NOW,
  dueAt: NOW,
  leaseUntil: null,
  ...change,
});

export const linkOf = (reference: string, appointmentId: AppointmentId): PaymentLink => ({
  reference,
  appointmentId,
  amountPaise: DR_IYER.feePaise,
  status: 'wanted',
  providerLinkId: null,
  url: null,
  expiresAt: minutesLater(16),
  createdAt: NOW,
});

export const entryOf = (name: string, change: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id: `entry-${name}`,
  kind: 'captured',
  appointmentId: 'appointment-1' as AppointmentId,
  linkReference: 'link-1',
  paymentId: `payment-${name}`,
  eventId: `event-${name}`,
  amountPaise: DR_IYER.feePaise,
  currency: 'INR',
  at: NOW,
  ...change,
});

export const receiptOf = (
  name: string,
  change: Partial<IssuedDocument> = {},
): Omit<IssuedDocument, 'number'> => ({
  id: `document-${name}` as DocumentId,
  kind: 'receipt',
  financialYear: '2526',
  appointmentId: `appointment-${name}` as AppointmentId,
  amountPaise: DR_IYER.feePaise,
  issuedFor: `payment-${name}`,
  againstId: null,
  paymentReference: 'payment-1',
  issuedAt: NOW,
  paper: null,
  ...change,
});

export const reportOf = (name: string, appointmentId: AppointmentId): Report => ({
  id: `report-${name}` as ReportId,
  appointmentId,
  chat: ASHA,
  status: 'awaited',
  originalName: 'blood test.pdf',
  fileRef: 'telegram-file-1',
  fileName: null,
  contentType: null,
  sizeBytes: null,
  sha256: null,
  createdAt: NOW,
});
