/** Reads how the world is at the end of a play, from the store and from the payment service, for the scores and the report. */

import type { Appointment } from '../../src/domain/visit/appointment.ts';
import type { Tables } from '../../src/ports/store.ts';
import type { PersonName } from '../scenario/steps.ts';
import type { Stage } from './openStage.ts';
import { chatsOf, OWNERS, ownerOf } from './people.ts';
import type { AppointmentRow, EndState, Standing } from './record.ts';

/** What moves money; the rest of the ledger is the road to it. */
const MONEY_KINDS: readonly string[] = [
  'captured',
  'taken_at_desk',
  'returned_at_desk',
  'refund_started',
  'refunded',
  'refund_failed',
  'kept',
  'quarantined',
  'quarantine_settled',
];
const OUTBOX_ROWS = 500;

export async function readEnd(stage: Stage, caller: PersonName, wantsSheet: boolean): Promise<EndState> {
  const sheet = wantsSheet ? await readSheet(stage) : null;
  const now = stage.clock.now();
  const { state, language } = await conversationOf(stage, caller);
  return stage.product.parts.store.read(async (tables) => {
    const appointments = await castAppointments(tables);
    const outbox = await tables.outbox.latest(OUTBOX_ROWS);
    return {
      state,
      language,
      appointments: await Promise.all(appointments.map((one) => rowOf(tables, one))),
      ledger: (await ledgerOf(tables, appointments)).map(({ kind, amountPaise }) => ({
        kind,
        rupees: amountPaise / 100,
      })),
      documents: await documentsOf(tables, appointments),
      refunds: stage.razorpay.refunds().map((refund) => refund.amount / 100),
      links: stage.razorpay.links().map((link) => link.status),
      notices: stage.notices.map((notice) => notice.code),
      reports: (await Promise.all(appointments.map((one) => tables.reports.ofAppointment(one.id))))
        .flat()
        .map(({ status, originalName }) => ({ status, name: originalName ?? '' })),
      reminders: (await Promise.all(appointments.map((one) => tables.reminders.ofAppointment(one.id))))
        .flat()
        .map(({ kind, status }) => ({ kind, status })),
      outbox: outbox
        .filter(({ status }) => status !== 'done')
        .map(({ task, status, dueAt, errorCode }) => ({
          kind: task.kind,
          status,
          isDue: dueAt <= now,
          errorCode,
        })),
      sheet,
      errors: stage.log.lines.filter((line) => line.level === 'error').map((line) => line.event),
    };
  });
}

/** After what is due has been written into it. */
async function readSheet(stage: Stage): Promise<EndState['sheet']> {
  await stage.keepSheet();
  return stage.sheets.staff
    .rows('Appointments')
    .map(({ cells }) =>
      Object.fromEntries(Object.entries(cells).map(([header, value]) => [header, String(value)])),
    );
}

/** As much as a sentence to this chat can claim. */
export function readStanding(stage: Stage, person: PersonName): Promise<Standing> {
  const { chat } = stage.phone(person);
  return stage.product.parts.store.read(async (tables) => {
    const appointments = await tables.appointments.ofChat(chat);
    const ledger = await ledgerOf(tables, appointments);
    return {
      booked: appointments.filter(({ status }) => ['booked', 'arrived', 'fulfilled'].includes(status)).length,
      paid: ledger.filter(({ kind }) => kind === 'captured' || kind === 'taken_at_desk').length,
      cancelled: appointments.filter(({ status }) => status === 'cancelled').length,
      refunds: ledger.filter(({ kind }) => kind === 'refund_started' || kind === 'refunded').length,
    };
  });
}

export async function conversationOf(
  stage: Stage,
  person: PersonName,
): Promise<{ state: string; language: string }> {
  const { chatId, bot } = OWNERS[person];
  const { chat } = stage.phone(person);
  return stage.product.parts.store.read(async (tables) => {
    if (bot === 'staff')
      return { state: 'IDLE', language: (await tables.admins.get(String(chatId)))?.language ?? 'en' };
    const conversation = await tables.conversations.load(chat);
    return { state: conversation?.state ?? 'IDLE', language: conversation?.language ?? 'en' };
  });
}

/** Of everybody with a name in the scenarios, oldest first; strangers only fill the calendar. */
async function castAppointments(tables: Tables): Promise<readonly Appointment[]> {
  const byPerson = await Promise.all(
    Object.values(OWNERS)
      .flatMap(chatsOf)
      .map((chat) => tables.appointments.ofChat(chat)),
  );
  return byPerson.flat().toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

async function ledgerOf(tables: Tables, appointments: readonly Appointment[]) {
  const entries = await Promise.all(appointments.map((one) => tables.ledger.ofAppointment(one.id)));
  return entries.flat().filter(({ kind }) => MONEY_KINDS.includes(kind));
}

async function documentsOf(
  tables: Tables,
  appointments: readonly Appointment[],
): Promise<EndState['documents']> {
  const references = new Map(appointments.map((one) => [one.id, one.reference]));
  const papers = await Promise.all(
    (await tables.documents.allSeries()).map(({ kind, financialYear }) =>
      tables.documents.series(kind, financialYear),
    ),
  );
  return papers.flat().map(({ kind, financialYear, amountPaise, number, appointmentId, issuedFor }) => ({
    kind,
    rupees: amountPaise / 100,
    number,
    reference: references.get(appointmentId) ?? '',
    series: `${kind} ${financialYear}`,
    issuedFor,
  }));
}

async function rowOf(tables: Tables, one: Appointment): Promise<AppointmentRow> {
  const patient = await tables.patients.get(one.patientId);
  return {
    of: ownerOf(one.chat),
    reference: one.reference,
    doctor: one.doctorId,
    date: one.visitDate,
    time: one.visitTime,
    status: one.status,
    payment: one.paymentStatus,
    mode: one.paymentMode,
    rupees: one.feePaise / 100,
    purpose: one.purpose,
    name: patient?.name ?? '',
    phone: patient?.phone ?? '',
    age: patient?.age.years ?? -1,
    gender: patient?.gender ?? '',
    forWhom: patient?.forWhom ?? '',
    slotId: one.slotId,
    seat: one.seat,
  };
}

export const inClinicTime = (instant: Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Kolkata',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);
