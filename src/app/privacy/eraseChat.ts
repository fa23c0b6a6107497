/** Erases what may be erased of a chat, in one transaction: words, reports, people, and visits that need not be kept. Running it again erases what may go by then. */
import type { ChatKey } from '../../domain/message/chat.ts';
import type { Tables } from '../../ports/store.ts';
import { type Kept, recordsKept } from './recordsKept.ts';

export interface Erasure {
  /** Names of report files that belong to nobody now: for the vault, after the commit. */
  readonly files: readonly string[];
  /** False while a visit is still to come or money still on its way. */
  readonly isWhole: boolean;
}

/** `mark` is random: records that the law keeps stand under it, and nobody can tell any more which chat they came from. */
export async function eraseChat(
  tables: Tables,
  order: { chat: ChatKey; now: Date; mark: string },
): Promise<Erasure> {
  const { chat, now, mark } = order;
  const alias = `erased:${mark}` as ChatKey;
  const kept = await recordsKept(tables, chat, now);
  const files: string[] = [];
  for (const one of kept) files.push(...(await eraseVisit(tables, one, { alias, now })));
  await erasePeople(tables, { chat, alias, kept, now });
  await tables.erasures.eraseWords(chat, alias);
  return { files, isWhole: !kept.some(isStillNeeded) };
}

const isStillNeeded = ({ record }: Kept): boolean => record?.because === 'visit_to_come';

async function eraseVisit(
  tables: Tables,
  one: Kept,
  { alias, now }: { alias: ChatKey; now: Date },
): Promise<readonly string[]> {
  const { id } = one.appointment;
  if (isStillNeeded(one)) return [];
  const links = await tables.paymentLinks.ofAppointment(id);
  await tables.erasures.eraseWebhookBodies(links.map(({ reference }) => reference));
  const files = await tables.erasures.eraseReports(id);
  const keepsPurpose = one.record?.because === 'medical_record';
  await tables.erasures.eraseAppointment(id, { alias, keepsPurpose, at: now });
  return files;
}

async function erasePeople(
  tables: Tables,
  { chat, alias, kept, now }: { chat: ChatKey; alias: ChatKey; kept: readonly Kept[]; now: Date },
): Promise<void> {
  for (const { id } of await tables.patients.ofChat(chat)) {
    const own = kept.filter(({ appointment }) => appointment.patientId === id);
    if (own.some(isStillNeeded)) continue;
    const keepsDetails = own.some(({ record }) => record !== null);
    await tables.erasures.erasePatient(id, { alias, keepsDetails, at: now });
  }
}
