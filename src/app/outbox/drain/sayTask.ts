/** Carries out what is said to a patient: messages and receipts. */

import type { ChatKey } from '../../../domain/chat.ts';
import { splitChatKey } from '../../../domain/chat.ts';
import { documentNumberText } from '../../../domain/documents.ts';
import { clinicMoment } from '../../../domain/visitTime.ts';
import type { Channel } from '../../../ports/channel.ts';
import type { ReceiptFacts } from '../../../ports/documentPrinter.ts';
import type { IssuedDocument } from '../../../ports/moneyTables.ts';
import type { OutboxTask } from '../../../ports/outboxTask.ts';
import { wordingOf } from '../../../wording/wordingOf.ts';
import { DONE, type Outside, type TaskResult } from './outside.ts';

type Task<Kind extends OutboxTask['kind']> = Extract<OutboxTask, { kind: Kind }>;

export function channelOf(outside: Outside, chat: ChatKey): Channel {
  const channel = outside.channels.get(splitChatKey(chat).channel);
  if (channel === undefined) throw new Error('a chat belongs to a channel that is not switched on');
  return channel;
}

export async function sayToPatient(outside: Outside, task: Task<'say'>): Promise<TaskResult> {
  const { chat, message, menuVersion, replaces } = task;
  const providerRef = await channelOf(outside, chat).send({ chat, message, menuVersion, replaces });
  return { providerRef, rows: [] };
}

export async function sendReceipt(outside: Outside, task: Task<'sendReceipt'>): Promise<TaskResult> {
  const found = await outside.world.store.read(async (tables) => {
    const document = await tables.documents.get(task.documentId);
    if (document === null) return null;
    const appointment = await tables.appointments.get(document.appointmentId);
    const patient = appointment === null ? null : await tables.patients.get(appointment.patientId);
    const conversation = await tables.conversations.load(task.chat);
    return { document, appointment, patient, language: conversation?.language ?? 'en' };
  });
  if (found?.appointment == null || found.patient === null) return DONE;
  const { document, appointment, patient } = found;
  const { world } = outside;
  const doctor = world.directory.doctor(appointment.doctorId);
  const number = documentNumberText(document.kind, document.financialYear, document.number);
  const facts: ReceiptFacts = {
    clinic: world.directory.clinic,
    number,
    issuedAt: document.issuedAt,
    patientName: patient.name,
    patientPhone: patient.phone,
    doctorName: doctor?.name ?? '',
    doctorRegistrationNumber: doctor?.registrationNumber ?? '',
    specialityName: wordingOf('en').words.specialities[doctor?.speciality ?? 'general_medicine'],
    appointmentReference: appointment.reference,
    visitDate: appointment.visitDate,
    visitTime: appointment.visitTime,
    amountPaise: document.amountPaise,
    paidBy: document.paper?.paidBy ?? 'online',
    paymentReference: document.paymentReference,
  };
  const bytes = await outside.printer.printReceipt(facts);
  const providerRef = await channelOf(outside, task.chat).sendDocument({
    chat: task.chat,
    fileName: receiptFileName(document, world.directory.clinic.timeZone, number),
    contentType: 'application/pdf',
    bytes,
    caption: wordingOf(found.language).say.documentCaption({ kind: document.kind, number }),
  });
  return { providerRef, rows: [] };
}

const receiptFileName = (document: IssuedDocument, timeZone: string, number: string): string =>
  `receipt-${number.replaceAll('/', '-')}-${clinicMoment(document.issuedAt, timeZone).date}.pdf`;
