/** Carries out what privacy asks of the world outside: the file of one's own data, and report files that belong to nobody now. */
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import type { OutboxTask } from '../../../ports/outboxTask.ts';
import { wordingOf } from '../../../wording/wordingOf.ts';
import { exportOf } from '../../privacy/exportOf.ts';
import { DONE, type Outside, type TaskResult } from './outside.ts';
import { channelOf } from './sayTask.ts';

type Task<Kind extends OutboxTask['kind']> = Extract<OutboxTask, { kind: Kind }>;

/** The data as it is when the file is sent. */
export async function sendMyData(outside: Outside, { chat }: Task<'sendMyData'>): Promise<TaskResult> {
  const { world } = outside;
  const now = world.clock.now();
  const { data, language } = await world.store.read(async (tables) => ({
    data: await exportOf(tables, chat, now),
    language: (await tables.conversations.load(chat))?.language ?? 'en',
  }));
  const providerRef = await channelOf(outside, chat).sendDocument({
    chat,
    fileName: `my-data-${clinicMoment(now, world.directory.clinic.timeZone).date}.json`,
    contentType: 'application/json',
    bytes: new TextEncoder().encode(JSON.stringify(data, null, 2)),
    caption: wordingOf(language).say.exportCaption(),
  });
  return { providerRef, rows: [] };
}

export async function removeReportFile(
  outside: Outside,
  task: Task<'removeReportFile'>,
): Promise<TaskResult> {
  await outside.vault.remove(task.fileName);
  return DONE;
}
