/** Fetches a report from its channel and stores it: "received" is said only when the bytes are safe. */

import type { OutboxTask } from '../../../ports/outboxTask.ts';
import { OutsideError } from '../../../ports/outsideError.ts';
import type { StoredFile, VaultRefusal } from '../../../ports/reportVault.ts';
import type { NewOutboxRow, Report } from '../../../ports/store.ts';
import type { Result } from '../../../types/result.ts';
import { no } from '../../../types/result.ts';
import { tellMachine } from '../../turn/askMachine.ts';
import { takeFactTurn } from '../../turn/factTurn.ts';
import { say, type Turn, wordingFor } from '../../turn/turn.ts';
import { DONE, type Outside, type TaskResult } from './outside.ts';
import { channelOf } from './sayTask.ts';

export async function storeReport(
  outside: Outside,
  task: Extract<OutboxTask, { kind: 'storeReport' }>,
): Promise<TaskResult> {
  const report = await outside.world.store.read((tables) => tables.reports.get(task.reportId));
  if (report?.status !== 'awaited') return DONE;
  const stored = await fetchAndStore(outside, report);
  return { providerRef: null, rows: await tellPatient(outside, report, stored) };
}

async function fetchAndStore(outside: Outside, report: Report): Promise<Result<StoredFile, VaultRefusal>> {
  const limitBytes = outside.world.policy.reportLimitBytes;
  try {
    const bytes = await channelOf(outside, report.chat).fetchAttachment(report.fileRef, limitBytes);
    return await outside.vault.put(bytes);
  } catch (error) {
    if (error instanceof OutsideError && error.code === 'too_large')
      return no({ code: 'report_too_large', limitBytes });
    throw error;
  }
}

/** A file that could not be fetched at all is refused as empty, so that the patient sends it again. */
export const reportNotFetched = async (
  outside: Outside,
  reportId: Report['id'],
): Promise<readonly NewOutboxRow[]> => {
  const report = await outside.world.store.read((tables) => tables.reports.get(reportId));
  return report?.status === 'awaited' ? tellPatient(outside, report, no({ code: 'report_empty' })) : [];
};

function tellPatient(
  outside: Outside,
  report: Report,
  stored: Result<StoredFile, VaultRefusal>,
): Promise<readonly NewOutboxRow[]> {
  const { world } = outside;
  return world.store.transact((tables) =>
    takeFactTurn({ world, tables }, { chat: report.chat, id: `fact:report:${report.id}` }, async (turn) => {
      if (stored.ok) await takeDown(turn, report, stored.value);
      else {
        await turn.tables.reports.change(report.id, { status: 'refused' });
        await tellMachine(turn, { type: 'reportRefused', appointmentId: report.appointmentId });
        say(turn, wordingFor(turn).say.refusal(stored.refusal));
      }
      if (turn.conversation.state === 'AWAITING_REPORT_UPLOAD') turn.prompt = 'of_state';
    }),
  );
}

async function takeDown(turn: Turn, report: Report, file: StoredFile): Promise<void> {
  await turn.tables.reports.change(report.id, { status: 'stored', ...file });
  await tellMachine(turn, { type: 'reportStored', appointmentId: report.appointmentId });
  const all = await turn.tables.reports.ofAppointment(report.appointmentId);
  const count = all.filter((one) => one.status === 'stored').length;
  say(
    turn,
    wordingFor(turn).say.reportStored({
      count,
      isSending: turn.conversation.state === 'AWAITING_REPORT_UPLOAD',
    }),
  );
}
