/** Shows a person of the clinic what a patient's chat is about and what was written there since the bot fell silent. */
import type { PatientChat } from '../../../domain/admin/deedOrder.ts';
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import { ok } from '../../../types/result.ts';
import { staffChatWordingOf } from '../../../wording/admin/staffChat.ts';
import { readHandover } from '../../staff/handover.ts';
import { type AdminOutcome, type AdminTurn, offer, tell, writeAudit } from '../adminTurn.ts';
import { staffDeedOf, staffRefused } from '../deeds/deed.ts';
import { chatButtons } from './chatButtons.ts';
import { findChat, follow } from './findChat.ts';

/** Whoever reads a chat that staff have is told what is written there from then on. */
export async function readChat(turn: AdminTurn, patient: PatientChat): Promise<AdminOutcome> {
  const found = await findChat(turn, patient);
  if (!found.ok) return found;
  const { chat, facts } = found.value;
  const read = await readHandover(staffDeedOf(turn, turn.id), { chat });
  if (!read.ok) return staffRefused(read.refusal);
  const { summary } = read.value;
  const { timeZone } = turn.world.directory.clinic;
  const since = summary.since.map(({ line, at }) => ({ line, time: clinicMoment(at, timeZone).time }));
  const { subject } = facts.chatOf ?? { subject: chat };
  tell(turn, staffChatWordingOf(turn.admin.language).summary({ ...summary, subject, since }));
  if (summary.isWithStaff) {
    const isWriting = isWritingTo(turn, chat);
    follow(turn, { chat, isWriting });
  }
  offer(turn, chatButtons(turn.admin, chat, summary.isWithStaff ? ['reply', 'giveBack'] : ['reply']));
  await writeAudit(turn, { action: 'chat_read', subject: chat });
  return ok({ isWithStaff: summary.isWithStaff, state: summary.state, lines: summary.since.length });
}

/** Whether this person's words go to that chat at present. */
export const isWritingTo = ({ admin }: Pick<AdminTurn, 'admin'>, chat: string): boolean =>
  admin.desk.patientChat?.chat === chat && admin.desk.patientChat.isWriting;
