/** Takes the messages of the clinic's people: the door first, then one turn at a time per person, in order. Made by `compose/adminDesk.ts`. */
import { type Door, enter, isSignedIn } from '../../app/admin/access/entrance.ts';
import {
  type AdminSurroundings,
  type AdminTurn,
  adminWording,
  closeAdminTurn,
  openAdminTurn,
  tell,
} from '../../app/admin/adminTurn.ts';
import { offerMenu } from '../../app/admin/deskControls.ts';
import { type ChatKey, splitChatKey } from '../../domain/message/chat.ts';
import type { IncomingMessage } from '../../domain/message/incomingMessage.ts';
import type { InboxRow, NewOutboxRow, Tables } from '../../ports/store.ts';
import type { Heard, Hearing, VoiceNoteHere } from '../hearVoice.ts';
import type { AdminToolList } from './adminGate.ts';
import type { AdminModelReader } from './adminModelReader.ts';
import { answerAdmin } from './answerAdmin.ts';

export interface AdminTurnTaker {
  readonly world: Door['world'];
  readonly passwordHash: string;
  readonly tools: AdminToolList;
  readonly surroundings: AdminSurroundings;
  /** Null: the deterministic reader answers alone. */
  readonly model: AdminModelReader | null;
  /** Asks the model also where the rules are sure: for tests that measure it. */
  readonly isModelFirst?: boolean;
  /** Null: voice notes are answered by asking for words. */
  readonly hearing: Hearing | null;
  readonly sendNow: (rows: readonly NewOutboxRow[]) => void;
}

export interface AdminTurns {
  /** Resolves when the message is durably stored or needs no storing. `holdsPassword`: it should vanish from the chat. */
  receive(message: IncomingMessage): Promise<{ readonly holdsPassword: boolean }>;
  /** Takes up what a stopped process has left behind. */
  recover(olderThanMs: number): Promise<void>;
  idle(): Promise<void>;
}

/** After that many failures the message is given up. */
const MOST_ATTEMPTS = 2;

export function createAdminTurns(taker: AdminTurnTaker): AdminTurns {
  const queues = new Map<ChatKey, Promise<unknown>>();
  /** One thing after the other per person: a hundred passwords at once are a hundred in a row. */
  const inLine = <Value>(chat: ChatKey, work: () => Promise<Value>): Promise<Value> => {
    const mine = (queues.get(chat) ?? Promise.resolve()).then(work, work);
    const settled = mine.catch(() => undefined);
    queues.set(chat, settled);
    void settled.then(() => {
      if (queues.get(chat) === settled) queues.delete(chat);
    });
    return mine;
  };
  const takeUp = (chat: ChatKey): void => void inLine(chat, () => drain(taker, chat)).catch(() => undefined);
  return {
    receive: (message) =>
      inLine(message.chat, async () => {
        const entrance = await enter({ ...taker, welcome: async (turn) => offerMenu(turn) }, message);
        if (entrance.kind === 'answered') taker.sendNow(entrance.rows);
        if (entrance.kind !== 'signed_in')
          return { holdsPassword: entrance.kind === 'answered' && entrance.holdsPassword };
        await taker.world.store.transact((tables) => tables.inbox.add(message, taker.world.clock.now()));
        takeUp(message.chat);
        return { holdsPassword: false };
      }),
    async recover(olderThanMs) {
      const { store, clock } = taker.world;
      const before = new Date(clock.now().getTime() - olderThanMs);
      const chats = await store.read((tables) => tables.inbox.waitingChats(before, 100));
      for (const chat of chats) if (splitChatKey(chat).channel === 'admin') takeUp(chat);
    },
    async idle() {
      while (queues.size > 0) await Promise.all(queues.values());
    },
  };
}

async function drain(taker: AdminTurnTaker, chat: ChatKey): Promise<void> {
  while (await takeNext(taker, chat));
}

/** True when there was a message. */
async function takeNext(taker: AdminTurnTaker, chat: ChatKey): Promise<boolean> {
  const take = (heard: HeardNote | null): Promise<Taken | null> =>
    taker.world.store.transact((tables) => takeOldest(taker, { tables, chat, heard }));
  try {
    let taken = await take(null);
    if (taken?.kind === 'needs_hearing') taken = await take(await hear(taken));
    if (taken === null) return false;
    if (taken.kind === 'needs_model') await askModel(taker, taken);
    else if (taken.kind === 'answered') taker.sendNow(taken.rows);
    return true;
  } catch (error) {
    taker.world.log.error('admin_turn_failed', { reason: error instanceof Error ? error.name : 'unknown' });
    return countFailure(taker, chat);
  }
}

type Taken =
  | { readonly kind: 'answered'; readonly rows: readonly NewOutboxRow[] }
  | { readonly kind: 'needs_model'; readonly row: InboxRow; readonly heard: HeardNote | null }
  | ({ readonly kind: 'needs_hearing'; readonly row: InboxRow } & Pick<HearingOrder, 'hearing' | 'note'>);

interface HearingOrder {
  readonly row: InboxRow;
  readonly hearing: Hearing;
  readonly note: VoiceNoteHere;
}

/** What was made of the voice note in that row. */
interface HeardNote {
  readonly sequence: InboxRow['sequence'];
  readonly heard: Heard;
}

/** Outside any transaction, as for patients. */
const hear = async ({ row, hearing, note }: HearingOrder): Promise<HeardNote> => ({
  sequence: row.sequence,
  heard: await hearing(note),
});

interface Taking {
  readonly tables: Tables;
  readonly chat: ChatKey;
  readonly heard: HeardNote | null;
}

async function takeOldest(taker: AdminTurnTaker, { tables, chat, heard }: Taking): Promise<Taken | null> {
  const row = await tables.inbox.nextOf(chat);
  if (row === null) return null;
  const turn = await openFor(taker, tables, row.message);
  // Signed out or revoked since it was sent: it is nobody's message any more.
  if (turn === null) {
    await tables.inbox.finish(row.sequence, 'answered', taker.world.clock.now());
    return { kind: 'answered', rows: [] };
  }
  const { content } = row.message;
  const ownWords = heard?.sequence === row.sequence ? heard : null;
  if (content.kind === 'voice' && taker.hearing !== null && ownWords === null) {
    const note = { chat, content, language: turn.admin.language };
    return { kind: 'needs_hearing', row, hearing: taker.hearing, note };
  }
  const mayAskModel = taker.model !== null && row.attempts === 0 && taker.model.isAvailable();
  const answered = await answerAdmin(turn, asHeard(turn, row.message, ownWords), {
    tools: taker.tools,
    mayAskModel,
    isModelFirst: taker.isModelFirst === true,
    isHeard: ownWords !== null,
  });
  if (answered === 'needs_model') return { kind: 'needs_model', row, heard: ownWords };
  return { kind: 'answered', rows: await finish(turn, row) };
}

/** A voice note as the words that were heard in it, which are said back first; where there were none, as a note that was not followed. */
function asHeard(turn: AdminTurn, message: IncomingMessage, note: HeardNote | null): IncomingMessage {
  if (note?.heard.kind !== 'words') return message;
  const { text } = note.heard;
  tell(turn, adminWording(turn).say.heard({ text }));
  return { ...message, content: { kind: 'text', text } };
}

async function openFor(
  { world, surroundings }: AdminTurnTaker,
  tables: Tables,
  message: IncomingMessage,
): Promise<AdminTurn | null> {
  const admin = await tables.admins.get(splitChatKey(message.chat).chatId);
  if (admin === null || !isSignedIn(admin, world.clock.now())) return null;
  const { content } = message;
  return openAdminTurn(world, tables, {
    id: `${message.chat}/${message.messageId}`,
    admin,
    replaces: content.kind === 'choice' ? content.messageRef : null,
    ...surroundings,
  });
}

async function finish(turn: AdminTurn, row: InboxRow): Promise<readonly NewOutboxRow[]> {
  await turn.tables.inbox.finish(row.sequence, 'answered', turn.now);
  return closeAdminTurn(turn);
}

/** The model works outside any transaction; where it has nothing usable, the deterministic reading is final. */
async function askModel(
  taker: AdminTurnTaker,
  { row, heard }: { readonly row: InboxRow; readonly heard: HeardNote | null },
): Promise<void> {
  const { content } = row.message;
  const written = content.kind === 'text' ? content.text : '';
  const text = heard?.heard.kind === 'words' ? heard.heard.text : written;
  const answer = await taker.model?.({ text, open: (tables) => openFor(taker, tables, row.message) });
  const rows = await taker.world.store.transact(async (tables) => {
    const waiting = await tables.inbox.nextOf(row.message.chat);
    if (waiting?.sequence !== row.sequence) return [];
    const turn = await openFor(taker, tables, row.message);
    if (turn === null) return [];
    const message = asHeard(turn, row.message, heard);
    if (answer === undefined || answer === null)
      await answerAdmin(turn, message, {
        tools: taker.tools,
        mayAskModel: false,
        isModelFirst: false,
        isHeard: heard !== null,
      });
    else answer.into(turn);
    return finish(turn, row);
  });
  taker.sendNow(rows);
}

/** One more failed try is counted; the last one ends the message with a sentence. */
async function countFailure({ world, ...taker }: AdminTurnTaker, chat: ChatKey): Promise<boolean> {
  const rows = await world.store.transact(async (tables) => {
    const row = await tables.inbox.nextOf(chat);
    if (row === null || (await tables.inbox.countAttempt(row.sequence)) < MOST_ATTEMPTS) return [];
    await tables.inbox.finish(row.sequence, 'failed', world.clock.now());
    const turn = await openFor({ world, ...taker }, tables, row.message);
    if (turn === null) return [];
    tell(turn, adminWording(turn).say.didNotFollow());
    return closeAdminTurn(turn);
  });
  taker.sendNow(rows);
  return true;
}
