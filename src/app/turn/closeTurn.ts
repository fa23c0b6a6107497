/** Ends a turn: what was said becomes messages with the state's menu, tasks become outbox rows, the conversation is saved. */
import { hasNumberedMenus } from '../../domain/chat.ts';
import type { Conversation, HistoryLine } from '../../domain/conversation/conversation.ts';
import { STATES_THAT_TAKE_DIGITS } from '../../domain/conversation/states.ts';
import type { OutboxId } from '../../domain/ids.ts';
import { numberedPage } from '../../domain/numberedMenu.ts';
import type { Numbering, OutgoingMessage, RichText } from '../../domain/outgoingMessage.ts';
import { plainText } from '../../domain/outgoingMessage.ts';
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
    prompt,
    composeMessages(turn.sayings, prompt === 'silent' ? null : prompt),
  );
  const version = turn.before.version + 1;
  const rows = [...sayRows(turn, messages, version), ...taskRows(turn)];
  await turn.tables.conversations.save(closedConversation(turn, { version, messages, prompt }));
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
  const rows = [...sayRows(turn, messages, turn.before.version), ...taskRows(turn)];
  await turn.tables.conversations.save({
    ...turn.conversation,
    history: [...turn.conversation.history, ...linesOf(messages)],
    updatedAt: turn.now,
  });
  const added = new Set(await turn.tables.outbox.add(rows));
  return { rows: rows.filter((row) => added.has(row.id)), unsaid };
}

interface Closing {
  readonly version: number;
  readonly messages: readonly OutgoingMessage[];
  readonly prompt: Prompt | 'silent';
}

function closedConversation(turn: Turn, closing: Closing): Conversation {
  const { conversation, world } = turn;
  const heard = conversation.history.length > turn.before.history.length || closing.messages.length > 0;
  return {
    ...conversation,
    version: closing.version,
    menu:
      closing.prompt === 'silent'
        ? conversation.menu
        : {
            version: closing.version,
            choices: closing.prompt.choices.flat(),
            shownAt: turn.now.toISOString(),
            ...(closing.prompt.page === undefined ? {} : { page: closing.prompt.page }),
          },
    history: heard
      ? [...conversation.history, ...linesOf(closing.messages)].slice(-world.policy.historyLines)
      : conversation.history,
    updatedAt: turn.now,
  };
}

/** The last message holds the menu: where the channel has no buttons, it says how the choices are written out. */
function withNumbers(
  turn: Turn,
  prompt: Prompt | 'silent',
  messages: readonly OutgoingMessage[],
): readonly OutgoingMessage[] {
  const last = messages.at(-1);
  if (prompt === 'silent' || last === undefined || !hasNumberedMenus(turn.conversation.chat)) return messages;
  return [...messages.slice(0, -1), { ...last, numbering: numberingOf(turn, prompt) }];
}

function numberingOf(turn: Turn, { choices, page = 0 }: Prompt): Numbering {
  const { hasOthers } = numberedPage(choices.flat(), page);
  const style = STATES_THAT_TAKE_DIGITS.has(turn.conversation.state) ? 'words' : 'numbers';
  const { say, label } = wordingFor(turn);
  return { page, style, hint: say.howToChoose({ style, hasOthers }), openLabel: label.choose };
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
      messages.push({ ...bare(saying.text), links: saying.links, lasts: true });
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
function sayRows(
  turn: Turn,
  messages: readonly OutgoingMessage[],
  menuVersion: number,
): readonly NewOutboxRow[] {
  const { chat } = turn.conversation;
  const waitsUntil = quietUntil(turn);
  return messages.map((message, index) =>
    outboxRow(turn, {
      // What waits for the morning holds up no answer of the night.
      lane: waitsUntil === null ? chat : `morning:${chat}`,
      waitsUntil,
      dedupeKey: turn.part === 0 ? `say:${turn.id}:${index}` : `say:${turn.id}:${turn.part}:${index}`,
      task: { kind: 'say', chat, message, menuVersion, replaces: index === 0 ? turn.replaces : null },
    }),
  );
}

const taskRows = (turn: Turn): readonly NewOutboxRow[] => turn.tasks.map((task) => outboxRow(turn, task));

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
