/** Ends a turn: what was said becomes messages with the state's menu, tasks become outbox rows, the conversation is saved. */

import type { Conversation, HistoryLine, ShownMenu } from '../../domain/conversation/conversation.ts';
import { STATES_THAT_TAKE_DIGITS } from '../../domain/conversation/states.ts';
import type { OutboxId } from '../../domain/ids.ts';
import { hasNumberedMenus, morningLane } from '../../domain/message/chat.ts';
import { numberedPage } from '../../domain/message/numberedMenu.ts';
import type { Numbering, OutgoingMessage, RichText } from '../../domain/message/outgoingMessage.ts';
import { plainText } from '../../domain/message/outgoingMessage.ts';
import type { OutboxTask } from '../../ports/outboxTask.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import { presentState } from '../conversation/presentState.ts';
import { quietUntil } from './quietHours.ts';
import { type Prompt, type Saying, type Turn, wordingFor } from './turn.ts';

/** The writer sends its own rows at once; should it die, any process may send them this much later. */
export const OUTBOX_LEASE_MS = 30_000;

/** Rows in the order in which they go out; already part of the turn's transaction. */
export async function closeTurn(turn: Turn): Promise<readonly NewOutboxRow[]> {
  const prompt = turn.prompt === 'of_state' ? await presentState(turn) : turn.prompt;
  const messages = withNumbers(
    turn,
    composeMessages(turn.sayings, prompt === 'silent' ? null : prompt),
    prompt,
  );
  const numbered = numberMenus(messages, { before: turn.before.version, hasPrompt: prompt !== 'silent' });
  const rows = [...sayRows(turn, numbered.messages), ...taskRows(turn)];
  const { version, standing } = numbered;
  await turn.tables.conversations.save(closedConversation(turn, { version, standing, messages, prompt }));
  const added = new Set(await turn.tables.outbox.add(rows));
  return rows.filter((row) => added.has(row.id) && row.leaseUntil !== null);
}

/**
 * Commits what one tool call of a longer turn has done: its tasks, and the messages that must not be lost with this process
 * (a booking, a cancelling) with all that was said before them. Answers with what is left to say when the turn is closed.
 */
export async function commitPart(
  turn: Turn,
): Promise<{ readonly rows: readonly NewOutboxRow[]; readonly unsaid: readonly Saying[] }> {
  const end =
    turn.tasks.length > 0 ? turn.sayings.length : 1 + turn.sayings.findLastIndex((saying) => saying.lasts);
  const said = turn.sayings.slice(0, end).filter((saying) => !saying.replaceable);
  const unsaid = turn.sayings.filter((saying, index) => index >= end || saying.replaceable);
  const messages = composeMessages(said, null);
  const menuVersion = turn.before.version;
  const rows = [
    ...sayRows(
      turn,
      messages.map((message) => ({ message, menuVersion })),
    ),
    ...taskRows(turn),
  ];
  await turn.tables.conversations.save({
    ...turn.conversation,
    history: [...turn.conversation.history, ...linesOf(messages)],
    updatedAt: turn.now,
  });
  const added = new Set(await turn.tables.outbox.add(rows));
  return { rows: rows.filter((row) => added.has(row.id)), unsaid };
}

interface Numbered {
  readonly message: OutgoingMessage;
  readonly menuVersion: number;
}

/** Each message with buttons of its own has a version of its own, for a button says no more than version and place; the turn's menu has the last one. */
function numberMenus(
  messages: readonly OutgoingMessage[],
  { before, hasPrompt }: { before: number; hasPrompt: boolean },
): { messages: readonly Numbered[]; version: number; standing: readonly ShownMenu[] } {
  const own = messages.filter(
    (message, index) => message.choices.length > 0 && !(hasPrompt && index === messages.length - 1),
  );
  const version = before + own.length + 1;
  return {
    messages: messages.map((message) => {
      const place = own.indexOf(message);
      return { message, menuVersion: place < 0 ? version : before + place + 1 };
    }),
    version,
    standing: own.map((message, place) => ({ version: before + place + 1, choices: message.choices.flat() })),
  };
}

/** More than these nobody has open on a phone. */
const STANDING_MENUS = 8;

interface Closing {
  readonly version: number;
  readonly standing: readonly ShownMenu[];
  readonly messages: readonly OutgoingMessage[];
  readonly prompt: Prompt | 'silent';
}

function closedConversation(turn: Turn, closing: Closing): Conversation {
  const { conversation, world } = turn;
  const heard = conversation.history.length > turn.before.history.length || closing.messages.length > 0;
  return {
    ...conversation,
    version: closing.version,
    menu: menuAfter(turn, closing),
    standing: [...conversation.standing, ...closing.standing].slice(-STANDING_MENUS),
    history: heard
      ? [...conversation.history, ...linesOf(closing.messages)].slice(-world.policy.historyLines)
      : conversation.history,
    updatedAt: turn.now,
  };
}

/** What a chat at rest was asked last is what a typed number or a yes answers. */
function menuAfter({ conversation, now }: Turn, { prompt, version, standing }: Closing): ShownMenu | null {
  if (prompt !== 'silent')
    return {
      version,
      choices: prompt.choices.flat(),
      shownAt: now.toISOString(),
      ...(prompt.page === undefined ? {} : { page: prompt.page }),
    };
  return (conversation.state === 'IDLE' ? standing.at(-1) : undefined) ?? conversation.menu;
}

/** Where the channel has no buttons, each message with choices says how they are written out; digits belong to the last. */
function withNumbers(
  turn: Turn,
  messages: readonly OutgoingMessage[],
  prompt: Prompt | 'silent',
): readonly OutgoingMessage[] {
  if (!hasNumberedMenus(turn.conversation.chat)) return messages;
  const last = messages.findLastIndex(({ choices }) => choices.length > 0);
  const page = prompt === 'silent' ? 0 : (prompt.page ?? 0);
  return messages.map((message, index) =>
    message.choices.length === 0
      ? message
      : { ...message, numbering: numberingOf(turn, message, { page, isLast: index === last }) },
  );
}

function numberingOf(
  turn: Turn,
  { choices }: OutgoingMessage,
  { page, isLast }: { page: number; isLast: boolean },
): Numbering {
  const shown = numberedPage(choices.flat(), page);
  const { hasOthers } = shown;
  const style = STATES_THAT_TAKE_DIGITS.has(turn.conversation.state) || !isLast ? 'words' : 'numbers';
  const { say, label } = wordingFor(turn);
  // A lone way back explains itself.
  const hint = shown.choices.length === 0 ? [] : say.howToChoose({ style, hasOthers });
  return { page, style, hint, openLabel: label.choose };
}

const linesOf = (messages: readonly OutgoingMessage[]): readonly HistoryLine[] =>
  messages.map((message) => ({ from: 'clinic', text: plainText(message.text).slice(0, 500) }));

const BLANK_LINE = '\n\n';

/** Joins neighbours into one message, leaves lasting ones alone, and hangs the menu on the last. */
export function composeMessages(
  sayings: readonly Saying[],
  prompt: Prompt | null,
): readonly OutgoingMessage[] {
  const messages: OutgoingMessage[] = [];
  let joined: RichText = [];
  const flush = () => {
    if (joined.length > 0) messages.push(bare(joined));
    joined = [];
  };
  for (const saying of sayings) {
    if (saying.text.length === 0) continue;
    if (saying.lasts) {
      flush();
      const template = saying.template === null ? {} : { template: saying.template };
      const { links, choices } = saying;
      messages.push({ ...bare(saying.text), links, choices, lasts: true, ...template });
    } else {
      joined = joined.length === 0 ? saying.text : [...joined, BLANK_LINE, ...saying.text];
    }
  }
  if (prompt === null) flush();
  else messages.push(withMenu(joined, prompt));
  return messages;
}

const bare = (text: RichText): OutgoingMessage => ({
  text,
  choices: [],
  links: [],
  contactButton: null,
  lasts: false,
});

const withMenu = (before: RichText, prompt: Prompt): OutgoingMessage => ({
  text:
    before.length === 0 || prompt.text.length === 0
      ? [...before, ...prompt.text]
      : [...before, BLANK_LINE, ...prompt.text],
  choices: prompt.choices,
  links: prompt.links ?? [],
  contactButton: prompt.contactButton ?? null,
  lasts: prompt.lasts ?? false,
});

/** Only the first message can take the tapped one's place. */
function sayRows(turn: Turn, messages: readonly Numbered[]): readonly NewOutboxRow[] {
  const { chat } = turn.conversation;
  const waitsUntil = quietUntil(turn);
  return messages.map(({ message, menuVersion }, index) =>
    outboxRow(turn, {
      // What waits for the morning holds up no answer of the night.
      lane: waitsUntil === null ? chat : morningLane(chat),
      waitsUntil,
      dedupeKey: turn.part === 0 ? `say:${turn.id}:${index}` : `say:${turn.id}:${turn.part}:${index}`,
      task: { kind: 'say', chat, message, menuVersion, replaces: index === 0 ? turn.replaces : null },
    }),
  );
}

/** Files come with the words about them, and wait for the morning with them. */
const FILES_FOR_PATIENTS: ReadonlySet<OutboxTask['kind']> = new Set([
  'sendReceipt',
  'sendCalendarEntry',
  'sendConfirmation',
]);

function taskRows(turn: Turn): readonly NewOutboxRow[] {
  const { chat } = turn.conversation;
  const waitsUntil = quietUntil(turn);
  return turn.tasks.map((row) =>
    waitsUntil !== null && row.lane === chat && FILES_FOR_PATIENTS.has(row.task.kind)
      ? outboxRow(turn, { ...row, lane: morningLane(chat), waitsUntil })
      : outboxRow(turn, row),
  );
}

/** A row that waits is nobody's until it is due; its patience is counted from then. */
function outboxRow(
  turn: Turn,
  {
    waitsUntil = null,
    ...row
  }: Pick<NewOutboxRow, 'lane' | 'dedupeKey' | 'task'> & { waitsUntil?: Date | null },
): NewOutboxRow {
  const dueAt = waitsUntil ?? turn.now;
  return {
    ...row,
    id: turn.world.ids.id() as OutboxId,
    createdAt: dueAt,
    dueAt,
    leaseUntil: waitsUntil === null ? new Date(turn.now.getTime() + OUTBOX_LEASE_MS) : null,
  };
}
