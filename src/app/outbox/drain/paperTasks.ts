/** Carries out what goes to a patient on paper: receipts, bills, invoices and credit notes as they were issued, and the page for the desk. */
import { type DocumentKind, documentNumberText } from '../../../domain/money/documents.ts';
import { ruleOf } from '../../../domain/rules/section.ts';
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import type { ConfirmationFacts, ReceiptFacts } from '../../../ports/documentPrinter.ts';
import type { IssuedDocument } from '../../../ports/moneyTables.ts';
import type { OutboxTask } from '../../../ports/outboxTask.ts';
import type { Tables } from '../../../ports/store.ts';
import { wordingOf } from '../../../wording/wordingOf.ts';
import { visitFacts } from '../../appointments/visitFacts.ts';
import { paperOf } from '../../money/documents/paperOf.ts';
import { DONE, type Outside, type TaskResult } from './outside.ts';
import { channelOf } from './sayTask.ts';

type Task<Kind extends OutboxTask['kind']> = Extract<OutboxTask, { kind: Kind }>;

const numberOf = ({ kind, financialYear, number }: IssuedDocument): string =>
  documentNumberText(kind, financialYear, number);

export async function sendReceipt(outside: Outside, task: Task<'sendReceipt'>): Promise<TaskResult> {
  const found = await outside.world.store.read((tables) => readPaper(outside, tables, task));
  if (found === null) return DONE;
  const { document, facts, language } = found;
  const bytes = await outside.printer.printReceipt(facts);
  const { number, kind } = facts;
  const providerRef = await channelOf(outside, task.chat).sendDocument({
    chat: task.chat,
    fileName: fileNameOf(document, facts.clinic.timeZone),
    contentType: 'application/pdf',
    bytes,
    caption: wordingOf(language).say.documentCaption({ kind, number }),
  });
  return { providerRef, rows: [] };
}

async function readPaper(outside: Outside, tables: Tables, task: Task<'sendReceipt'>) {
  const document = await tables.documents.get(task.documentId);
  if (document === null) return null;
  const paper = document.paper ?? (await paperAsOfToday(outside, tables, document));
  if (paper === null) return null;
  const all = await tables.documents.ofAppointment(document.appointmentId);
  const facts: ReceiptFacts = {
    ...paper,
    kind: document.kind,
    number: numberOf(document),
    issuedAt: document.issuedAt,
    amountPaise: document.amountPaise,
    creditNotes: all
      .filter((one) => one.againstId === document.id)
      .map((note) => ({ number: numberOf(note), amountPaise: note.amountPaise })),
    verifyUrl: outside.paperUrl(document),
  };
  const conversation = await tables.conversations.load(task.chat);
  return { document, facts, language: conversation?.language ?? 'en' };
}

/** Of papers from before their words were kept. */
async function paperAsOfToday(outside: Outside, tables: Tables, document: IssuedDocument) {
  const appointment = await tables.appointments.get(document.appointmentId);
  if (appointment === null) return null;
  const patient = await tables.patients.get(appointment.patientId);
  const { paymentReference } = document;
  const money = { paidBy: 'online', paymentReference, against: null, refundReference: null } as const;
  return paperOf(outside.world, { appointment, patient }, money);
}

const FILE_WORDS = {
  receipt: 'receipt',
  bill_of_supply: 'bill-of-supply',
  tax_invoice: 'tax-invoice',
  credit_note: 'credit-note',
} as const satisfies Record<DocumentKind, string>;

const fileNameOf = (document: IssuedDocument, timeZone: string): string =>
  `${FILE_WORDS[document.kind]}-${numberOf(document).replaceAll('/', '-')}-${clinicMoment(document.issuedAt, timeZone).date}.pdf`;

export async function sendConfirmation(
  outside: Outside,
  task: Task<'sendConfirmation'>,
): Promise<TaskResult> {
  const found = await outside.world.store.read(async (tables) => {
    const appointment = await tables.appointments.get(task.appointmentId);
    const patient = appointment === null ? null : await tables.patients.get(appointment.patientId);
    const conversation = await tables.conversations.load(task.chat);
    return { appointment, patient, language: conversation?.language ?? 'en' };
  });
  const { appointment, patient, language } = found;
  if (appointment === null || patient === null || appointment.status === 'cancelled') return DONE;
  const { clinic, rules } = outside.world.directory;
  const { doctorName, speciality } = visitFacts(outside.world, appointment);
  const { reference } = appointment;
  const facts: ConfirmationFacts = {
    clinic,
    patientName: patient.name,
    doctorName,
    specialityName: wordingOf('en').words.specialities[speciality],
    appointmentReference: reference,
    visitDate: appointment.visitDate,
    visitTime: appointment.visitTime,
    bookedAt: outside.world.clock.now(),
    payment: { standing: standingOf(appointment), amountPaise: appointment.feePaise },
    bring: ruleOf(rules.documents, appointment.doctorId).bring,
  };
  const providerRef = await channelOf(outside, task.chat).sendDocument({
    chat: task.chat,
    fileName: `appointment-${reference}-${appointment.visitDate}.pdf`,
    contentType: 'application/pdf',
    bytes: await outside.printer.printConfirmation(facts),
    caption: wordingOf(language).say.confirmationCaption({ reference }),
  });
  return { providerRef, rows: [] };
}

function standingOf(visit: { feePaise: number; paymentStatus: string }): 'paid' | 'due' | 'free' {
  if (visit.feePaise === 0) return 'free';
  return visit.paymentStatus === 'paid' ? 'paid' : 'due';
}
