/** What of a chat has to be kept, and until when: for the notice before an erasure, the erasure itself and the export. */

import type { ChatKey } from '../../domain/message/chat.ts';
import { type KeptRecord, keptRecordOf } from '../../domain/patient/retention.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import type { Tables } from '../../ports/store.ts';

export interface Kept {
  readonly appointment: Appointment;
  readonly record: KeptRecord | null;
}

export async function recordsKept(tables: Tables, chat: ChatKey, now: Date): Promise<readonly Kept[]> {
  const appointments = await tables.appointments.ofChat(chat);
  const kept: Kept[] = [];
  for (const appointment of appointments) {
    const hasMoney = (await tables.ledger.ofAppointment(appointment.id)).length > 0;
    kept.push({ appointment, record: keptRecordOf(appointment, { hasMoney, now }) });
  }
  return kept;
}

/** The last day on which anything is kept; null when nothing is. */
export const keptUntil = (kept: readonly Kept[]): string | null =>
  kept
    .flatMap(({ record }) => (record === null ? [] : [record.until]))
    .sort()
    .at(-1) ?? null;
