/** A person of the clinic writes to a patient through the bot: once, after a preview, or word for word until they stop. */
import type { PatientChat } from '../../../domain/admin/deedOrder.ts';
import type { ChatKey } from '../../../domain/message/chat.ts';
import { no, ok } from '../../../types/result.ts';
import { staffChatWordingOf } from '../../../wording/admin/staffChat.ts';
import { replyToPatient } from '../../staff/handover.ts';
import { type AdminOutcome, type AdminTurn, offer, tell } from '../adminTurn.ts';
import { staffDeedOf, staffRefused } from '../deeds/deed.ts';
import { keepRows } from '../deeds/keepRows.ts';
import { previewDeed } from '../deeds/takeDeed.ts';
import { chatButtons } from './chatButtons.ts';
import { type FoundChat, findChat, follow } from './findChat.ts';
import { isWritingTo } from './readChat.ts';

/**
 * Without a text the person begins to write there: at once where staff have the chat, after the preview of taking it over
 * where the bot has it. A text goes out at once from whoever writes there already, and after a preview from anybody else.
 */
export async function writeToPatient(
  turn: AdminTurn,
  order: { readonly patient: PatientChat; readonly text: string | null },
): Promise<AdminOutcome> {
  const found = await findChat(turn, order.patient);
  if (!found.ok) return found;
  const { chat, conversation } = found.value;
  const isWithStaff = conversation.state === 'WITH_STAFF';
  if (order.text === null)
    return isWithStaff
      ? beginWriting(turn, found.value)
      : previewDeed(turn, { kind: 'takeOverChat', ...order.patient });
  if (!isWritingTo(turn, chat))
    return previewDeed(turn, { kind: 'replyToPatient', ...order.patient, text: order.text });
  return isWithStaff ? sendNow(turn, found.value, order.text) : stopForBot(turn, found.value);
}

/** From here on what they write goes to the patient. */
function beginWriting(turn: AdminTurn, { chat, facts }: FoundChat): AdminOutcome {
  follow(turn, { chat, isWriting: true });
  tell(turn, staffChatWordingOf(turn.admin.language).writing(facts.chatOf ?? NOBODY));
  offer(turn, chatButtons(turn.admin, chat, ['read', 'stop']), chatButtons(turn.admin, chat, ['giveBack']));
  return ok({ writing: true });
}

const NOBODY = { patientName: '', subject: '' };

async function sendNow(turn: AdminTurn, { chat, facts }: FoundChat, text: string): Promise<AdminOutcome> {
  const deed = staffDeedOf(turn, turn.id);
  const sent = await replyToPatient(deed, { chat, text });
  if (!sent.ok) return staffRefused(sent.refusal);
  keepRows(turn, deed);
  tell(turn, staffChatWordingOf(turn.admin.language).sent(facts.chatOf ?? NOBODY));
  offer(turn, chatButtons(turn.admin, chat, ['stop', 'giveBack']));
  return ok({ sent: true });
}

/** The silence is over: what was meant for a person must not be read by a bot that goes on by itself. */
function stopForBot(turn: AdminTurn, { chat }: FoundChat): AdminOutcome {
  follow(turn, null);
  offer(turn, chatButtons(turn.admin, chat, ['read', 'reply']));
  return no({ code: 'chat_is_bots' });
}

/** Their words are for the desk again; the chat stays with staff until it is given back. */
export function leaveChat(turn: AdminTurn): AdminOutcome {
  const followed = turn.admin.desk.patientChat;
  if (followed == null) return no({ code: 'no_chat_in_hand' });
  follow(turn, { chat: followed.chat, isWriting: false });
  tell(turn, staffChatWordingOf(turn.admin.language).stopped());
  offer(turn, chatButtons(turn.admin, followed.chat, ['reply', 'giveBack']));
  return ok({ writing: false });
}

/** Without a patient it is the chat that this person has in hand. */
export async function giveBack(turn: AdminTurn, patient: PatientChat | null): Promise<AdminOutcome> {
  const inHand = turn.admin.desk.patientChat;
  if (patient === null && inHand == null) return no({ code: 'no_chat_in_hand' });
  return previewDeed(turn, {
    kind: 'giveBackChat',
    ...(patient ?? { chat: inHand?.chat ?? ('' as ChatKey) }),
  });
}
