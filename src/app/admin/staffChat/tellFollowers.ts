/** Passes on to staff who follow a patient's chat what is written there, or that the bot has it again. Called in the patient's turn. */
import type { Admin } from '../../../domain/admin/admin.ts';
import type { RichText } from '../../../domain/message/outgoingMessage.ts';
import { type StaffChatWording, staffChatWordingOf } from '../../../wording/admin/staffChat.ts';
import { enqueue, type Turn } from '../../turn/turn.ts';
import { adminChat } from '../adminTurn.ts';

type Sentence = (wording: StaffChatWording, subject: string) => RichText;

/** Only people who are signed in: a patient's words lie on no phone whose owner has left the desk. */
async function tellFollowers(turn: Turn, event: string, sentence: Sentence): Promise<void> {
  const { chat } = turn.conversation;
  const followers = (await turn.tables.admins.list()).filter((admin) => follows(turn, admin));
  for (const { chatId, language } of followers) {
    const staff = adminChat(chatId);
    const text = sentence(staffChatWordingOf(language), chat);
    const message = { text, choices: [], links: [], contactButton: null, lasts: true };
    enqueue(
      turn,
      { kind: 'say', chat: staff, message, menuVersion: 0, replaces: null },
      { dedupeKey: `follow:${event}:${turn.id}:${chatId}`, lane: `${staff}:follow` },
    );
  }
}

function follows({ conversation, now }: Turn, { desk, isRevoked, sessionUntil }: Admin): boolean {
  const isHere = !isRevoked && sessionUntil !== null && sessionUntil > now;
  return isHere && desk.patientChat?.chat === conversation.chat;
}

export const tellLine = (turn: Turn, line: string): Promise<void> =>
  tellFollowers(turn, 'line', (wording, subject) => wording.patientWrote({ subject, line }));

export const tellBotIsBack = (turn: Turn): Promise<void> =>
  tellFollowers(turn, 'back', (wording, subject) => wording.botIsBack({ subject }));
