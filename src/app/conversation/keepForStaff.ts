/** What a patient sends while staff have the chat is kept for them, and files are stored as ever; the bot says nothing to it. */
import type { IncomingContent } from '../../domain/message/incomingMessage.ts';
import { tellLine } from '../admin/staffChat/tellFollowers.ts';
import type { Turn } from '../turn/turn.ts';

/** `store` stores a file as in any other turn; what it says is not said. */
export async function keepForStaff(
  turn: Turn,
  content: IncomingContent,
  store: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  turn.prompt = 'silent';
  if (content.kind === 'reachability') return;
  if (content.kind === 'file') {
    await store();
    turn.sayings.splice(0);
    turn.prompt = 'silent';
  }
  const line = lineOf(content);
  await turn.tables.handoverLines.add(turn.conversation.chat, line, turn.now);
  await tellLine(turn, line);
}

function lineOf(content: IncomingContent): string {
  if (content.kind === 'text') return content.text;
  return content.kind === 'file' ? `[${content.file.fileName ?? 'file'}]` : `[${content.kind}]`;
}
