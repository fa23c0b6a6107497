/** `npm run chat`: one chat in the terminal. A message a line in, the replies out; `--json` writes one object a line. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openTerminalDesk, type TerminalDesk } from '../compose/terminalDesk.ts';
import { ADMIN_ROLES, type AdminRole } from '../domain/admin/admin.ts';
import { type ChannelName, type ChatKey, chatKey, hasNumberedMenus } from '../domain/message/chat.ts';
import { COMMANDS, type IncomingContent } from '../domain/message/incomingMessage.ts';
import { createLog } from '../services/log.ts';
import { answerAdminLine, signInAdmin } from './adminChat.ts';
import { type Reply, textOf } from './chatReply.ts';

const USAGE = `npm run chat -- [options]
  --json                        one JSON object {state, text, choices, files} for each line
  --channel telegram|whatsapp   how the chat presents itself (telegram)
  --now ISO                     the instant at which the conversation takes place
  --data DIR                    keeps the conversation in this folder
  --admin [--role ROLE]         the staff's bot instead, signed in as owner, front_desk or doctor
In the chat: a number or the words of a choice, free text, /file PATH, /voice PATH, /pay (pays the last link), /help, /cancel.
`;

interface Options {
  readonly isJson: boolean;
  readonly channel: ChannelName;
  /** Null: a patient's chat. */
  readonly adminRole: AdminRole | null;
  readonly startsAt: Date | null;
  readonly dataDir: string | null;
}

async function main(): Promise<void> {
  const options = readOptions();
  if (typeof options === 'string') {
    process.stderr.write(options);
    process.exitCode = 2;
    return;
  }
  const terminal = await openTerminalDesk({
    log: createLog({ level: 'silent' }),
    startsAt: options.startsAt,
    dataDir: options.dataDir,
    channels: [options.channel],
  });
  const chat = chatKey(options.channel, 'terminal');
  const staff = options.adminRole === null ? null : await signInAdmin(terminal, options.adminRole);
  try {
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      const reply =
        staff === null
          ? await replyOf(terminal, chat, await takeLine(terminal, chat, line))
          : await answerAdminLine(terminal, staff, line);
      process.stdout.write(
        options.isJson ? `${JSON.stringify(reply)}\n` : `${asText(reply, hasNumberedMenus(chat))}\n`,
      );
    }
  } finally {
    await terminal.close();
  }
}

function readOptions(): Options | string {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        channel: { type: 'string', default: 'telegram' },
        now: { type: 'string' },
        data: { type: 'string' },
        admin: { type: 'boolean', default: false },
        role: { type: 'string', default: 'owner' },
      },
    });
    if (values.channel !== 'telegram' && values.channel !== 'whatsapp')
      return `--channel is telegram or whatsapp\n${USAGE}`;
    const role = ADMIN_ROLES.find((name) => name === values.role);
    if (role === undefined) return `--role is owner, front_desk or doctor\n${USAGE}`;
    const startsAt = values.now === undefined ? null : new Date(values.now);
    if (startsAt !== null && Number.isNaN(startsAt.getTime()))
      return `--now is an instant such as 2026-11-22T10:00:00+05:30\n${USAGE}`;
    return {
      isJson: values.json,
      channel: values.channel,
      adminRole: values.admin ? role : null,
      startsAt,
      dataDir: values.data ?? null,
    };
  } catch (error) {
    return `${error instanceof Error ? error.message : 'unknown option'}\n${USAGE}`;
  }
}

/** Puts the line into the chat; answers with a remark of the terminal itself when the line could not be put in. */
async function takeLine(terminal: TerminalDesk, chat: ChatKey, line: string): Promise<string | null> {
  const content = await contentOf(terminal, chat, line);
  if (typeof content === 'string') return content;
  if (content !== null) {
    await terminal.desk.receive({
      chat,
      messageId: terminal.ids.id(),
      sentAt: terminal.clock.now(),
      appLanguage: null,
      content,
    });
  }
  await terminal.settle();
  return null;
}

async function contentOf(
  terminal: TerminalDesk,
  chat: ChatKey,
  line: string,
): Promise<IncomingContent | string | null> {
  const [word = '', ...rest] = line.trim().split(' ');
  const path = rest.join(' ').trim();
  if (word === '/pay') return payNewestLink(terminal);
  if (word === '/file' || word === '/voice') return fileContent(word, path);
  const command = COMMANDS.find((name) => word === `/${name}`);
  if (command !== undefined) return { kind: 'command', command, payload: path === '' ? null : path };
  return (await numberedChoice(terminal, chat, line.trim())) ?? { kind: 'text', text: line };
}

async function fileContent(word: '/file' | '/voice', path: string): Promise<IncomingContent | string> {
  const found = path === '' ? null : await stat(path).catch(() => null);
  if (found === null || !found.isFile())
    return `There is no file ${path === '' ? '(no path was given)' : path}.`;
  const file = { fileRef: path, fileName: basename(path), contentType: null, sizeBytes: found.size };
  return word === '/file' ? { kind: 'file', file, caption: null } : { kind: 'voice', file, seconds: 0 };
}

/** On the terminal every menu is numbered, so a number that no state waits for is a tap. 0 goes back. */
async function numberedChoice(
  terminal: TerminalDesk,
  chat: ChatKey,
  text: string,
): Promise<IncomingContent | null> {
  // There the numbers are the message's own, and read like any patient's.
  if (hasNumberedMenus(chat) || !/^\d{1,2}$/.test(text)) return null;
  const conversation = await terminal.store.read((tables) => tables.conversations.load(chat));
  if (conversation === null || conversation.menu === null) return null;
  if (conversation.state === 'AWAITING_AGE' || conversation.state === 'AWAITING_PHONE') return null;
  if (text === '0') return { kind: 'command', command: 'back', payload: null };
  const index = Number(text) - 1;
  return index < conversation.menu.choices.length
    ? { kind: 'choice', menuVersion: conversation.menu.version, index, messageRef: null }
    : null;
}

/** The payer pays, and the sandbox's webhook is replaced by asking, as no server listens here. */
async function payNewestLink(terminal: TerminalDesk): Promise<string | null> {
  const link = terminal.razorpay.links().findLast((one) => one.status === 'created');
  if (link === undefined) return 'There is no open payment link.';
  terminal.razorpay.payLink(link.id);
  for (const chore of terminal.desk.chores) if (chore.name === 'reconcilePayments') await chore.run();
  return null;
}

async function replyOf(terminal: TerminalDesk, chat: ChatKey, notice: string | null): Promise<Reply> {
  const sent = terminal.takeSent(chat);
  const conversation = await terminal.store.read((tables) => tables.conversations.load(chat));
  const texts = sent.map(textOf);
  const spoke = sent.some((one) => one.kind === 'message');
  return {
    state: conversation?.state ?? 'IDLE',
    text: [...(notice === null ? [] : [notice]), ...texts].join('\n\n'),
    choices: spoke ? (conversation?.menu?.choices ?? []).map((choice) => choice.label) : [],
    files: sent.flatMap((one) => (one.kind === 'document' ? [one.document.fileName] : [])),
  };
}

/** A channel without buttons has its choices in the text already. */
const asText = ({ text, choices, files }: Reply, isWrittenOut: boolean): string =>
  [
    text,
    ...(isWrittenOut ? [] : choices.map((label, index) => `  ${index + 1}. ${label}`)),
    ...files.map((file) => `  [file] ${file}`),
    '',
  ].join('\n');

await main();
