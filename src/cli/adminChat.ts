/** The staff's bot in the terminal: whoever sits at this machine is signed in with the role that was asked for. */
import type { TerminalDesk } from '../compose/terminalDesk.ts';
import type { AdminRole } from '../domain/admin/admin.ts';
import { ADMIN_POLICY } from '../domain/admin/adminPolicy.ts';
import { type ChatKey, chatKey, splitChatKey } from '../domain/message/chat.ts';
import { COMMANDS, type IncomingContent } from '../domain/message/incomingMessage.ts';
import { addMinutes } from '../domain/visit/visitTime.ts';
import { type Reply, textOf } from './chatReply.ts';

/** The sandbox's person of that role, without the password: the terminal is the clinic's own machine. */
export async function signInAdmin({ store, clock }: TerminalDesk, role: AdminRole): Promise<ChatKey> {
  return store.transact(async (tables) => {
    const admin = (await tables.admins.list()).find((one) => one.role === role && !one.isRevoked);
    if (admin === undefined) throw new Error(`nobody here is ${role}`);
    const sessionUntil = addMinutes(clock.now(), ADMIN_POLICY.sessionIdleMinutes);
    await tables.admins.put({ ...admin, sessionUntil });
    return chatKey('admin', admin.chatId);
  });
}

export async function answerAdminLine(terminal: TerminalDesk, chat: ChatKey, line: string): Promise<Reply> {
  const content = await contentOf(terminal, chat, line.trim());
  await terminal.admin.receive({
    chat,
    messageId: terminal.ids.id(),
    sentAt: terminal.clock.now(),
    appLanguage: null,
    content,
  });
  await terminal.settle();
  const sent = terminal.takeSent(chat);
  return {
    state: (await isSignedIn(terminal, chat)) ? 'SIGNED_IN' : 'SIGNED_OUT',
    text: sent.map(textOf).join('\n\n'),
    choices: sent.flatMap((one) =>
      one.kind === 'message' ? one.delivery.message.choices.flat().map(({ label }) => label) : [],
    ),
    files: sent.flatMap((one) => (one.kind === 'document' ? [one.document.fileName] : [])),
  };
}

const adminOf = ({ store }: TerminalDesk, chat: ChatKey) =>
  store.read((tables) => tables.admins.get(splitChatKey(chat).chatId));

const isSignedIn = async (terminal: TerminalDesk, chat: ChatKey): Promise<boolean> =>
  ((await adminOf(terminal, chat))?.sessionUntil ?? null) !== null;

/** A number names a choice of the last answer, as the terminal prints them; a command comes as on Telegram. */
async function contentOf(terminal: TerminalDesk, chat: ChatKey, line: string): Promise<IncomingContent> {
  const menu = (await adminOf(terminal, chat))?.desk.menus.at(-1);
  const index = /^\d{1,2}$/.test(line) ? Number(line) - 1 : -1;
  if (menu !== undefined && index >= 0 && index < menu.choices.length)
    return { kind: 'choice', menuVersion: menu.version, index, messageRef: null };
  const command = COMMANDS.find((name) => line === `/${name}`);
  return command === undefined ? { kind: 'text', text: line } : { kind: 'command', command, payload: null };
}
