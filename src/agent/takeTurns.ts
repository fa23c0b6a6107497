/** Takes the waiting messages of a chat, one turn at a time and in order. Called after a message is stored, and by the recovery sweep. */
import { closeTurn, commitPart } from '../app/turn/closeTurn.ts';
import { patientDeed } from '../app/turn/patientDeed.ts';
import { traceOf } from '../app/turn/traceOf.ts';
import { openTurn, say, type Turn, wordingFor } from '../app/turn/turn.ts';
import type { ModelTrace } from '../app/turn/turnTrace.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';
import { type ChatKey, splitChatKey } from '../domain/message/chat.ts';
import type { IncomingMessage } from '../domain/message/incomingMessage.ts';
import type { InboxRow, NewOutboxRow, Tables } from '../ports/store.ts';
import { inSpan } from '../types/span.ts';
import { type Answered, answerMessage, type Manner, readWords } from './answerMessage.ts';
import { apologise } from './apologise.ts';
import type { TurnTaker } from './turnTaker.ts';

/** After that many failures the message is given up, with an apology and an incident number. */
const MOST_ATTEMPTS = 2;

/** What a voice note was heard as goes out before the turn's other parts. */
export const ECHO_PART = 1;

export interface TurnQueue {
  /** Takes the chat's waiting turns, after those that are being taken. */
  run(chat: ChatKey): Promise<void>;
  /** Resolves when the message is durably stored; a message of an idle chat is answered in the same commit. */
  receive(message: IncomingMessage): Promise<'new' | 'seen_before'>;
  idle(): Promise<void>;
}

/** One queue per chat in this process; the store's row lock keeps order between processes. */
export function createTurnQueue(taker: TurnTaker): TurnQueue {
  const queues = new Map<ChatKey, Promise<void>>();
  const hold = (chat: ChatKey, work: Promise<void>): void => {
    queues.set(chat, work);
    void work.finally(() => {
      if (queues.get(chat) === work) queues.delete(chat);
    });
  };
  const run = (chat: ChatKey): Promise<void> => {
    const queued = (queues.get(chat) ?? Promise.resolve()).then(() => drainChat(taker, chat));
    hold(chat, queued);
    return queued;
  };
  return {
    run,
    async receive(message) {
      const { chat } = message;
      if (queues.has(chat)) {
        const isNew = await storeMessage(taker, message);
        if (isNew) void run(chat);
        return isNew ? 'new' : 'seen_before';
      }
      if (taker.freshness?.isWanted() === true) {
        const isNew = await storeMessage(taker, message);
        if (isNew)
          hold(
            chat,
            taker.freshness.freshen().then(() => drainChat(taker, chat)),
          );
        return isNew ? 'new' : 'seen_before';
      }
      const arriving = inSpan('turn', { channel: splitChatKey(chat).channel }, () =>
        takeArriving(taker, message),
      );
      // A message that could not be stored is the channel's to bring again.
      hold(
        chat,
        arriving.then(
          (arrived) => arrived.goOn(),
          () => undefined,
        ),
      );
      return (await arriving).stored;
    },
    async idle() {
      while (queues.size > 0) await Promise.all(queues.values());
    },
  };
}

const storeMessage = ({ world }: TurnTaker, message: IncomingMessage): Promise<boolean> =>
  world.store.transact((tables) => tables.inbox.add(message, world.clock.now()));

interface Arrived {
  readonly stored: 'new' | 'seen_before';
  /** What is left to do once the message is stored: the model, the voice, or a turn that has to be tried again. Never rejects. */
  readonly goOn: () => Promise<void>;
}

/** Stores the message and takes its turn in one commit, which halves the waits for the disk. Where the turn fails, the message alone is stored. */
async function takeArriving(taker: TurnTaker, message: IncomingMessage): Promise<Arrived> {
  const startedAt = performance.now();
  const { world } = taker;
  const { chat } = message;
  const takeUpLater: Arrived = { stored: 'new', goOn: () => drainChat(taker, chat) };
  try {
    const taken = await world.store.transact(async (tables) => {
      const row = await tables.inbox.addAndTake(message, world.clock.now());
      if (row === 'seen_before') return row;
      if (row === 'behind_others') return takeOldest(taker, tables, { chat, startedAt });
      return takeTask(taker, tables, taskOf(taker, row, startedAt));
    });
    if (taken === 'seen_before') return { stored: taken, goOn: () => Promise.resolve() };
    if (taken?.kind !== 'answered') return takeUpLater;
    taker.sendNow(taken.rows);
    // An older message may have waited and gone first; the queue looks once more only then.
    return {
      stored: 'new',
      goOn: () => (taken.messageId === message.messageId ? Promise.resolve() : drainChat(taker, chat)),
    };
  } catch (error) {
    world.log.error('turn_failed', { reason: error instanceof Error ? error.name : 'unknown' });
    return (await storeMessage(taker, message))
      ? takeUpLater
      : { stored: 'seen_before', goOn: () => Promise.resolve() };
  }
}

/** Never rejects: what goes wrong in one chat must not stop the others. */
async function drainChat(taker: TurnTaker, chat: ChatKey): Promise<void> {
  try {
    const facts = { channel: splitChatKey(chat).channel };
    while (await inSpan('turn', facts, () => takeNext(taker, chat)));
  } catch (error) {
    taker.world.log.error('turn_not_taken', { reason: error instanceof Error ? error.name : 'unknown' });
  }
}

/** True when there was a message; false when none waits. */
async function takeNext(taker: TurnTaker, chat: ChatKey): Promise<boolean> {
  const startedAt = performance.now();
  try {
    const taken = await takeWritten(taker, { chat, startedAt });
    if (taken === null) return false;
    await goOnWith(taker, taken, startedAt);
    return true;
  } catch (error) {
    taker.world.log.error('turn_failed', { reason: error instanceof Error ? error.name : 'unknown' });
    return countFailure(taker, chat);
  }
}

/** The oldest waiting message, with the words that a voice note was heard as in its place. */
interface Task {
  readonly row: InboxRow;
  readonly message: IncomingMessage;
  readonly voice: Manner['voice'];
  readonly startedAt: number;
}

type Taken =
  | { readonly kind: 'answered'; readonly rows: readonly NewOutboxRow[]; readonly messageId: string }
  | {
      readonly kind: 'needs_model' | 'needs_transcript';
      readonly task: Task;
      readonly conversation: Conversation;
    };

interface Place {
  readonly chat: ChatKey;
  readonly startedAt: number;
}

/** Null when no message waits. */
const takeWritten = (taker: TurnTaker, place: Place): Promise<Taken | null> =>
  taker.world.store.transact((tables) => takeOldest(taker, tables, place));

async function takeOldest(taker: TurnTaker, tables: Tables, place: Place): Promise<Taken | null> {
  const row = await tables.inbox.nextOf(place.chat);
  return row === null ? null : takeTask(taker, tables, taskOf(taker, row, place.startedAt));
}

function taskOf({ hearing }: TurnTaker, row: InboxRow, startedAt: number): Task {
  return { row, message: row.message, voice: hearing === null ? 'voiceNeedsTyping' : 'listen', startedAt };
}

async function takeTask(taker: TurnTaker, tables: Tables, task: Task): Promise<Taken> {
  const turn = await openTurn(taker.world, tables, subjectOf(task.row.message));
  const manner = { mayAskModel: taker.model !== null, voice: task.voice };
  const answered = await read(taker, { turn, message: task.message, manner });
  if (answered !== 'answered') return { kind: answered, task, conversation: turn.before };
  return { kind: 'answered', rows: await finishTurn(turn, task), messageId: task.row.message.messageId };
}

const read = (
  { readers }: TurnTaker,
  { turn, message, manner }: { turn: Turn; message: IncomingMessage; manner: Manner },
): Promise<Answered> =>
  inSpan('reader', { message: message.content.kind }, async (note) => {
    const answered = await answerMessage(turn, message, { ...readers, ...manner });
    note({ outcome: answered, reader: turn.reader, state: turn.conversation.state });
    return answered;
  });

async function goOnWith(taker: TurnTaker, taken: Taken, startedAt: number): Promise<void> {
  if (taken.kind === 'answered') taker.sendNow(taken.rows);
  else if (taken.kind === 'needs_model') await askModel(taker, taken.task);
  else {
    const spoken = await takeSpoken(taker, taken.task.row, { startedAt, conversation: taken.conversation });
    if (spoken !== null) await goOnWith(taker, spoken, startedAt);
  }
}

/** Listens outside any transaction, says what was heard, and takes the words as if they had been written. */
async function takeSpoken(
  taker: TurnTaker,
  row: InboxRow,
  begun: { startedAt: number; conversation: Conversation },
): Promise<Taken | null> {
  const { message } = row;
  const { chat, content } = message;
  const { language, state } = begun.conversation;
  const heard =
    taker.hearing === null || content.kind !== 'voice'
      ? null
      : await taker.hearing({ chat, content, language });
  const spoken: IncomingMessage =
    heard?.kind === 'words' ? { ...message, content: { kind: 'text', text: heard.text } } : message;
  const voice = heard?.kind === 'none' ? heard.reply : 'voiceNeedsTyping';
  if (heard?.kind === 'words' && state !== 'WITH_STAFF')
    taker.sendNow(await echo(taker, message, heard.text));
  return taker.world.store.transact(async (tables) => {
    const waiting = await tables.inbox.nextOf(chat);
    // Another process may have answered it while this one listened.
    return waiting?.sequence === row.sequence
      ? takeTask(taker, tables, { row, message: spoken, voice, startedAt: begun.startedAt })
      : null;
  });
}

/** Committed on its own and before anything is done with the words, so that a patient sees what was misheard. */
function echo(taker: TurnTaker, message: IncomingMessage, heard: string): Promise<readonly NewOutboxRow[]> {
  return taker.world.store.transact(async (tables) => {
    const turn = await openTurn(taker.world, tables, { ...subjectOf(message), part: ECHO_PART });
    readWords(turn, heard, taker.readers.understand);
    say(turn, wordingFor(turn).say.iHeard({ heard }), { lasts: true });
    return (await commitPart(turn)).rows;
  });
}

/** Closes the turn and the inbox row in the same commit, and shows the turn to developers. */
export async function finishTurn(
  turn: Turn,
  taken: { row: InboxRow; startedAt: number; model?: ModelTrace | null },
): Promise<readonly NewOutboxRow[]> {
  const rows = await closeTurn(turn);
  await turn.tables.inbox.finish(taken.row.sequence, 'answered', turn.now);
  const { startedAt, model = null } = taken;
  const { content } = taken.row.message;
  const patient = patientDeed(turn, content);
  turn.world.trace(traceOf(turn, { cause: content.kind, patient, startedAt, rows, model }));
  return rows;
}

export const subjectOf = (message: IncomingMessage) => ({
  id: message.messageId.startsWith(message.chat) ? message.messageId : `${message.chat}/${message.messageId}`,
  chat: message.chat,
  replaces: message.content.kind === 'choice' ? message.content.messageRef : null,
});

/** The model's turn runs outside a transaction; without a usable answer the deterministic reading is final. */
async function askModel(taker: TurnTaker, task: Task): Promise<void> {
  const { row, message, startedAt } = task;
  const text = message.content.kind === 'text' ? message.content.text : '';
  const answer = taker.model === null ? null : await taker.model({ row, text, startedAt });
  const rows =
    answer?.kind === 'answered' ? answer.rows : await answerWithoutModel(taker, task, answer?.model ?? null);
  taker.sendNow(rows);
}

function answerWithoutModel(
  taker: TurnTaker,
  task: Task,
  model: ModelTrace | null,
): Promise<readonly NewOutboxRow[]> {
  const { row, message, voice, startedAt } = task;
  return taker.world.store.transact(async (tables) => {
    const waiting = await tables.inbox.nextOf(row.message.chat);
    if (waiting?.sequence !== row.sequence) return [];
    const turn = await openTurn(taker.world, tables, subjectOf(row.message));
    await read(taker, { turn, message, manner: { mayAskModel: false, voice } });
    return finishTurn(turn, { row, startedAt, model });
  });
}

/** One more failed try is counted; the last one ends the message with an apology. True when the chat may go on. */
async function countFailure(taker: TurnTaker, chat: ChatKey): Promise<boolean> {
  const rows = await taker.world.store.transact(async (tables): Promise<readonly NewOutboxRow[]> => {
    const row = await tables.inbox.nextOf(chat);
    if (row === null || (await tables.inbox.countAttempt(row.sequence)) < MOST_ATTEMPTS) return [];
    await tables.inbox.finish(row.sequence, 'failed', taker.world.clock.now());
    const turn = await openTurn(taker.world, tables, { ...subjectOf(row.message), replaces: null });
    return apologise(turn);
  });
  taker.sendNow(rows);
  return true;
}
