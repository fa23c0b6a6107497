/** The buttons under whatever concerns a patient's chat: read it, write in it, give it back. */
import type { AdminRole } from '../../../domain/admin/admin.ts';
import { type AdminToolName, mayUse } from '../../../domain/admin/rights.ts';
import type { ChatKey } from '../../../domain/message/chat.ts';
import type { Language } from '../../../domain/message/language.ts';
import type { Choice } from '../../../domain/message/outgoingMessage.ts';
import type { ToolCall } from '../../../domain/message/toolCall.ts';
import { staffChatWordingOf } from '../../../wording/admin/staffChat.ts';

type Button = 'read' | 'reply' | 'stop' | 'giveBack';

const TOOL_OF: { readonly [Name in Button]: AdminToolName } = {
  read: 'readHandover',
  reply: 'replyToPatient',
  stop: 'leaveChat',
  giveBack: 'giveBackChat',
};

interface Reader {
  readonly role: AdminRole;
  readonly language: Language;
}

export function chatButtons(
  { role, language }: Reader,
  chat: ChatKey,
  buttons: readonly Button[],
): readonly Choice[] {
  const words = staffChatWordingOf(language).button;
  return buttons
    .filter((button) => mayUse(role, TOOL_OF[button]))
    .map((button) => ({ label: words[button], call: callOf(button, chat) }));
}

const callOf = (button: Button, chat: ChatKey): ToolCall => ({
  tool: TOOL_OF[button],
  arguments: button === 'stop' ? {} : { chat },
});
