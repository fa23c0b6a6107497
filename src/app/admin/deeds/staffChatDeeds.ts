/** Deeds of staff in a patient's chat: a person takes it over, writes a word there, gives it back. */
import type { OrderOf } from '../../../domain/admin/deedOrder.ts';
import { addMinutes } from '../../../domain/visit/visitTime.ts';
import { ok } from '../../../types/result.ts';
import { broadcastWordingOf } from '../../../wording/broadcast.ts';
import { giveBackFromStaff } from '../../conversation/askForStaff.ts';
import { giveBackChat, inChat, replyToPatient } from '../../staff/handover.ts';
import { tellMachine } from '../../turn/askMachine.ts';
import { say, type Turn } from '../../turn/turn.ts';
import { offer } from '../adminTurn.ts';
import { chatButtons } from '../staffChat/chatButtons.ts';
import { findChat, follow } from '../staffChat/findChat.ts';
import { cannotUndo, type DeedSpec, staffDeedOf, staffRefused } from './deed.ts';
import { keepRows } from './keepRows.ts';

type ChatOrder = OrderOf<'takeOverChat' | 'giveBackChat' | 'replyToPatient'>;

const previewChat: DeedSpec<ChatOrder>['preview'] = async (turn, order) => {
  const found = await findChat(turn, order);
  if (!found.ok) return found;
  const { chat, conversation, facts } = found.value;
  const text = order.kind === 'replyToPatient' ? { text: order.text } : {};
  return ok({ facts: { ...facts, ...text }, affected: [chat, String(conversation.state === 'WITH_STAFF')] });
};

async function takeOver(chat: Turn): Promise<void> {
  await tellMachine(chat, { type: 'staffTookOver' });
  const staffUntil = addMinutes(chat.now, chat.world.policy.staffSilenceMinutes);
  chat.conversation = { ...chat.conversation, staffUntil };
  say(chat, broadcastWordingOf(chat.conversation.language).personTakesOver());
}

/** Whoever takes a chat over writes in it from then on. */
export const takeOverChatDeed: DeedSpec<OrderOf<'takeOverChat'>> = {
  preview: previewChat,
  async carryOut(turn, order, deedId) {
    const found = await findChat(turn, order);
    if (!found.ok) return found;
    const { chat, facts } = found.value;
    const deed = staffDeedOf(turn, deedId);
    const taken = await inChat(deed, { chat, action: 'chat_taken_over' }, takeOver);
    if (!taken.ok) return staffRefused(taken.refusal);
    keepRows(turn, deed);
    follow(turn, { chat, isWriting: true });
    offer(turn, chatButtons(turn.admin, chat, ['read', 'stop']), chatButtons(turn.admin, chat, ['giveBack']));
    return ok({ facts, before: {} });
  },
  /** What the patient wrote meanwhile stays to be read. */
  async undo(turn, order, { id }) {
    const found = await findChat(turn, order);
    if (!found.ok) return found;
    const { chat, conversation, facts } = found.value;
    if (conversation.state !== 'WITH_STAFF') return cannotUndo('changed_since');
    if (turn.admin.desk.patientChat?.chat === chat) follow(turn, null);
    const deed = staffDeedOf(turn, `${id}:undo`);
    const given = await inChat(deed, { chat, action: 'chat_given_back' }, giveBackFromStaff);
    if (!given.ok) return staffRefused(given.refusal);
    keepRows(turn, deed);
    return ok(facts);
  },
};

export const replyToPatientDeed: DeedSpec<OrderOf<'replyToPatient'>> = {
  preview: previewChat,
  async carryOut(turn, order, deedId) {
    const found = await findChat(turn, order);
    if (!found.ok) return found;
    const { chat, facts } = found.value;
    const { text } = order;
    const deed = staffDeedOf(turn, deedId);
    const sent = await replyToPatient(deed, { chat, text });
    if (!sent.ok) return staffRefused(sent.refusal);
    keepRows(turn, deed);
    follow(turn, { chat, isWriting: false });
    offer(turn, chatButtons(turn.admin, chat, ['reply', 'giveBack']));
    return ok({ facts: { ...facts, text }, before: 'told' });
  },
  finality: 'told',
};

export const giveBackChatDeed: DeedSpec<OrderOf<'giveBackChat'>> = {
  preview: previewChat,
  async carryOut(turn, order, deedId) {
    const found = await findChat(turn, order);
    if (!found.ok) return found;
    const { chat, facts } = found.value;
    const deed = staffDeedOf(turn, deedId);
    if (turn.admin.desk.patientChat?.chat === chat) follow(turn, null);
    const given = await giveBackChat(deed, { chat });
    if (!given.ok) return staffRefused(given.refusal);
    keepRows(turn, deed);
    return ok({ facts, before: 'given_back' });
  },
  finality: 'given_back',
};
