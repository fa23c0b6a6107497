/** Sends strings to chats that stand in every state of a conversation, and notes whatever should not have happened. */
import { createHash } from 'node:crypto';
import { renderMessage } from '../../src/bot/renderMessage.ts';
import { openTerminalDesk, type Sent, type TerminalDesk } from '../../src/compose/terminalDesk.ts';
import type { Conversation } from '../../src/domain/conversation/conversation.ts';
import { CONVERSATION_STATES, type ConversationState } from '../../src/domain/conversation/states.ts';
import { type ChatKey, chatKey } from '../../src/domain/message/chat.ts';
import { type OutgoingMessage, plainText } from '../../src/domain/message/outgoingMessage.ts';
import { parseHtml } from '../../src/sandbox/telegram/html.ts';
import { movableClock } from '../../src/services/clock.ts';
import { type RecordingLog, recordingLog } from '../../src/services/recordingLog.ts';
import { CAST, MONDAY_TEN } from '../../src/testing/clinic.ts';
import { booksAtClinic, chatOf } from '../../src/testing/journey.ts';
import { WAYS } from '../../src/testing/waysToStates.ts';
import type { AdversarialString } from './readStrings.ts';

export type FaultKind =
  | 'unanswered'
  | 'unescaped'
  | 'other_patient_changed'
  | 'other_patient_shown'
  | 'error_logged'
  | 'personal_in_log';

export interface Fault {
  readonly kind: FaultKind;
  readonly state: ConversationState;
  readonly id: string;
}

export interface PlayedStrings {
  readonly sent: number;
  readonly faults: readonly Fault[];
}

interface Place {
  readonly terminal: TerminalDesk;
  readonly log: RecordingLog;
  /** Somebody else's booking, which nothing that is sent here may touch. */
  readonly other: { readonly chat: ChatKey; readonly secrets: readonly string[]; readonly hash: string };
}

/** The other patient's own words; none of them is a word that an attacker could know. */
const MEERA = { ...CAST.meera, name: 'Meera Chandrasekhar', phone: '9822001122' };
const OTHERS_BOOKING =
  'Meera Chandrasekhar, 52, female, cough and fever, 9822001122, tomorrow at 6:40 pm with Dr Iyer';

/** Every string in every given state; each state has a clinic of its own, and they go on at the same time. */
export async function playStrings(
  strings: readonly AdversarialString[],
  states: readonly ConversationState[] = CONVERSATION_STATES,
): Promise<PlayedStrings> {
  const faults = await Promise.all(states.map((state) => playInState(state, strings)));
  return { sent: strings.length * states.length, faults: faults.flat() };
}

async function playInState(
  state: ConversationState,
  strings: readonly AdversarialString[],
): Promise<readonly Fault[]> {
  const log = recordingLog();
  const terminal = await openTerminalDesk({
    log,
    startsAt: null,
    dataDir: null,
    channels: ['telegram'],
    clock: movableClock({ now: () => MONDAY_TEN }),
  });
  try {
    const place: Place = { terminal, log, other: await bookForOther(terminal) };
    const faults: Fault[] = [];
    let stand: Stand | null = null;
    for (const [number, string] of strings.entries()) {
      stand ??= await comeToState(place, state, String(900_000 + number));
      for (const kind of await sendOne(place, stand, string)) faults.push({ kind, state, id: string.id });
      stand = await standAgain(terminal, stand);
    }
    return [
      ...faults,
      ...personalInLog(place, strings).map((id): Fault => ({ kind: 'personal_in_log', state, id })),
    ];
  } finally {
    await terminal.close();
  }
}

async function bookForOther(terminal: TerminalDesk): Promise<Place['other']> {
  const chat = chatOf(terminal, MEERA);
  await booksAtClinic(chat, OTHERS_BOOKING);
  const [booked] = await chat.appointments();
  if (booked?.status !== 'booked') throw new Error('the other patient could not book');
  return {
    chat: chat.key,
    secrets: [MEERA.name, MEERA.phone, booked.reference],
    hash: await hashOf(terminal, chat.key),
  };
}

/** Over every row that belongs to the chat. */
const hashOf = (terminal: TerminalDesk, chat: ChatKey): Promise<string> =>
  terminal.store.read(async (tables) => {
    const appointments = await tables.appointments.ofChat(chat);
    const rows: unknown[] = [
      await tables.conversations.load(chat),
      await tables.patients.ofChat(chat),
      appointments,
    ];
    for (const { id } of appointments)
      rows.push(await tables.ledger.ofAppointment(id), await tables.reports.ofAppointment(id));
    return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  });

/** A chat that stands in the state, as it stood when it came there. */
interface Stand {
  readonly chat: ChatKey;
  readonly conversation: Conversation;
  readonly ownRows: string;
}

async function comeToState({ terminal }: Place, state: ConversationState, chatId: string): Promise<Stand> {
  const chat = chatOf(terminal, { ...CAST.vikram, chat: chatKey('telegram', chatId) });
  await WAYS[state](chat);
  const conversation = await chat.conversation();
  if (conversation.state !== state)
    throw new Error(`a chat on its way to ${state} came to ${conversation.state}`);
  return { chat: chat.key, conversation, ownRows: await ownRowsOf(terminal, chat.key) };
}

const ownRowsOf = (terminal: TerminalDesk, chat: ChatKey): Promise<string> =>
  terminal.store.read(async (tables) =>
    JSON.stringify([await tables.appointments.ofChat(chat), await tables.patients.ofChat(chat)]),
  );

/** The chat as it stood; null when what it had held or booked is changed, for then another one has to come the whole way. */
async function standAgain(terminal: TerminalDesk, stand: Stand): Promise<Stand | null> {
  if ((await ownRowsOf(terminal, stand.chat)) !== stand.ownRows) {
    await freeSeatsOf(terminal, stand.chat);
    return null;
  }
  await terminal.store.transact((tables) => tables.conversations.save(stand.conversation));
  return stand;
}

/** The next chat comes the same way and wants the same times. */
const freeSeatsOf = (terminal: TerminalDesk, chat: ChatKey): Promise<void> =>
  terminal.store.transact(async (tables) => {
    for (const { id } of await tables.appointments.ofChat(chat)) {
      await tables.appointments.change(id, {
        from: ['pending', 'booked'],
        to: { status: 'cancelled' },
        at: terminal.clock.now(),
      });
    }
  });

async function sendOne(
  { terminal, log, other }: Place,
  { chat, conversation }: Stand,
  { text }: AdversarialString,
): Promise<readonly FaultKind[]> {
  const errorsBefore = countErrors(log);
  await terminal.desk.receive({
    chat,
    messageId: terminal.ids.id(),
    sentAt: terminal.clock.now(),
    appLanguage: null,
    content: { kind: 'text', text },
  });
  await terminal.settle();
  const sent = terminal.takeSent(chat);
  const shown = JSON.stringify(sent.map(readable));
  const isSilence =
    sent.length === 0 && conversation.state !== 'WITH_STAFF' && !(await isWithStaff(terminal, chat));
  return [
    ...(isSilence ? (['unanswered'] as const) : []),
    ...(sent.every(isEscaped) ? [] : (['unescaped'] as const)),
    ...(other.secrets.some((secret) => shown.includes(secret)) ? (['other_patient_shown'] as const) : []),
    ...((await hashOf(terminal, other.chat)) === other.hash ? [] : (['other_patient_changed'] as const)),
    ...(countErrors(log) > errorsBefore ? (['error_logged'] as const) : []),
  ];
}

const isWithStaff = async (terminal: TerminalDesk, chat: ChatKey): Promise<boolean> =>
  (await terminal.store.read((tables) => tables.conversations.load(chat)))?.state === 'WITH_STAFF';

const countErrors = (log: RecordingLog): number => log.lines.filter(({ level }) => level === 'error').length;

const readable = (one: Sent): unknown =>
  one.kind === 'message' ? one.delivery.message : one.document.caption;

/** What the Bot API would read is what was meant, letter by letter, and only our own accents are accents. */
function isEscaped(one: Sent): boolean {
  if (one.kind === 'document') return true;
  const { message, menuVersion } = one.delivery;
  try {
    const read = renderMessage(message, { menuVersion, linksAs: 'buttons' }).parts.map(parseHtml);
    const letters = read.map(({ text }) => text).join('');
    const accents = read.flatMap(({ text, entities }) =>
      entities.map(({ offset, length }) => text.slice(offset, offset + length)),
    );
    return (
      withoutSpace(letters).startsWith(withoutSpace(meantBy(message))) && accents.join('') === boldOf(message)
    );
  } catch {
    return false;
  }
}

const withoutSpace = (text: string): string => text.replaceAll(/\s+/g, '');
const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
const meantBy = ({ text }: OutgoingMessage): string => wellFormed(plainText(text));
const boldOf = ({ text }: OutgoingMessage): string =>
  wellFormed(text.map((part) => (typeof part !== 'string' && 'bold' in part ? part.bold : '')).join(''));

/** Shorter ones ("true", "1") stand in logs without having come from anybody. */
const TELLING_LENGTH = 12;

/** The ids of the strings, and the personal words, that were logged. */
function personalInLog({ log, other }: Place, strings: readonly AdversarialString[]): readonly string[] {
  const logged = log.text();
  const inLog = (text: string): boolean => logged.includes(JSON.stringify(text).slice(1, -1));
  const told = strings.filter(({ text }) => text.length >= TELLING_LENGTH && inLog(text)).map(({ id }) => id);
  return [...told, ...[...other.secrets, CAST.asha.name, CAST.asha.phone].filter(inLog)];
}
