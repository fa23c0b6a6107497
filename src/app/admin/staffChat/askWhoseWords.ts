/** Somebody who writes to a patient writes what sounds like an order to the desk: they say with a tap for whom it is, and until then it goes nowhere. */
import type { ChatKey } from '../../../domain/message/chat.ts';
import type { ToolCall } from '../../../domain/message/toolCall.ts';
import { staffChatWordingOf } from '../../../wording/admin/staffChat.ts';
import { type AdminTurn, offer, tell } from '../adminTurn.ts';
import { findChat } from './findChat.ts';

export async function askWhoseWords(
  turn: AdminTurn,
  { chat, text, call }: { readonly chat: ChatKey; readonly text: string; readonly call: ToolCall },
): Promise<void> {
  const found = await findChat(turn, { chat });
  const subject = found.ok ? found.value.facts.chatOf : undefined;
  const wording = staffChatWordingOf(turn.admin.language);
  tell(turn, wording.whoseWords(subject ?? { patientName: '', subject: chat }));
  offer(
    turn,
    [{ label: wording.button.toPatient, call: { tool: 'replyToPatient', arguments: { chat, text } } }],
    [{ label: wording.button.forDesk, call }],
  );
}
