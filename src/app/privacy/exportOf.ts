/** Gathers what is kept of one chat and of nobody else. Called by the outbox when the file is sent. */

import type { ChatKey } from '../../domain/message/chat.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import type { Tables } from '../../ports/store.ts';
import { recordsKept } from './recordsKept.ts';

export async function exportOf(tables: Tables, chat: ChatKey, now: Date): Promise<object> {
  const conversation = await tables.conversations.load(chat);
  const kept = await recordsKept(tables, chat, now);
  const visits = [];
  for (const { appointment, record } of kept)
    visits.push({ ...(await visitOf(tables, appointment)), keptAtLeastUntil: record?.until ?? null });
  return {
    chat,
    writtenAt: now.toISOString(),
    language: conversation?.language ?? null,
    lastMessages: conversation?.history ?? [],
    bookingBegun: conversation?.draft ?? null,
    consents: (await tables.consents.ofChat(chat)).map(({ id: _, chat: __, ...consent }) => consent),
    people: (await tables.patients.ofChat(chat)).map(({ id: _, chat: __, ...patient }) => patient),
    waitingFor: (await tables.waitlist.ofChat(chat)).map(
      ({ id: _, chat: __, patientId: ___, offeredAppointmentId: ____, ...entry }) => entry,
    ),
    visits,
  };
}

async function visitOf(tables: Tables, appointment: Appointment): Promise<object> {
  const { id, chat: _, patientId, slotId: __, seat: ___, ...visit } = appointment;
  const note = await tables.visits.get(id);
  return {
    ...visit,
    patient: (await tables.patients.get(patientId))?.name ?? null,
    token: await tables.tokens.ofAppointment(id),
    confirmedAt: note.confirmedAt,
    rating: note.rating,
    followUpDate: note.followUpDate,
    money: (await tables.ledger.ofAppointment(id)).map(({ kind, amountPaise, at }) => ({
      kind,
      amountPaise,
      at,
    })),
    reports: (await tables.reports.ofAppointment(id)).map(
      ({ originalName, contentType, sizeBytes, createdAt }) => ({
        originalName,
        contentType,
        sizeBytes,
        createdAt,
      }),
    ),
    reminders: (await tables.reminders.ofAppointment(id)).map(({ kind, dueAt, status }) => ({
      kind,
      dueAt,
      status,
    })),
  };
}
