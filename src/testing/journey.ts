/** A clinic that is open for one test, and chats that read like sentences: `await asha.says('hello')`. Journeys and the agent's tests use it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, onTestFinished } from 'vitest';
import { openTerminalDesk, type Sent, type TerminalDesk } from '../compose/terminalDesk.ts';
import type { Conversation, ShownMenu } from '../domain/conversation/conversation.ts';
import { newConversation } from '../domain/conversation/conversation.ts';
import { STATES_THAT_TAKE_DIGITS } from '../domain/conversation/states.ts';
import {
  type ChannelName,
  type ChatKey,
  chatKey,
  hasNumberedMenus,
  splitChatKey,
} from '../domain/message/chat.ts';
import type { Command, IncomingContent } from '../domain/message/incomingMessage.ts';
import { indexOfNumber } from '../domain/message/numberedMenu.ts';
import { plainText } from '../domain/message/outgoingMessage.ts';
import type { Appointment } from '../domain/visit/appointment.ts';
import type { Model, ModelRequest } from '../ports/model.ts';
import type { LedgerEntry } from '../ports/moneyTables.ts';
import type { Transcriber } from '../ports/transcriber.ts';
import { readBody } from '../sandbox/httpServer.ts';
import { movableClock } from '../services/clock.ts';
import { type RecordingLog, recordingLog } from '../services/recordingLog.ts';
import { CAST, type CastName, MONDAY_TEN, type Person } from './clinic.ts';

/** What one message was answered with, as the patient sees it. */
export interface Answer {
  readonly text: string;
  readonly choices: readonly string[];
  readonly state: string;
  readonly files: readonly { readonly fileName: string; readonly bytes: Uint8Array }[];
}

export interface Chat {
  readonly key: ChatKey;
  readonly person: Person;
  says(text: string): Promise<Answer>;
  /** Taps the shown button with these words, or the only one that holds them. */
  taps(label: string): Promise<Answer>;
  /** Taps a button of a menu that was shown before. */
  tapsIn(menu: ShownMenu, label: string): Promise<Answer>;
  types(command: Command): Promise<Answer>;
  sends(bytes: Uint8Array, fileName: string): Promise<Answer>;
  does(content: IncomingContent): Promise<Answer>;
  /** What came by itself since the last answer. */
  hears(): Promise<Answer>;
  menu(): Promise<ShownMenu>;
  conversation(): Promise<Conversation>;
  appointments(): Promise<readonly Appointment[]>;
}

export interface OpenClinic extends TerminalDesk {
  readonly log: RecordingLog;
  chat(name: CastName | number): Chat;
  /** Lets time pass and brings about what it brings about. */
  later(minutes: number): Promise<void>;
  /** The newest open payment link is paid; `course` says how the provider's webhook travels. */
  pays(course?: 'webhook' | 'never'): Promise<string>;
  ledgerOf(appointment: Appointment): Promise<readonly LedgerEntry[]>;
}

export interface ClinicOrder {
  readonly databaseUrl?: string;
  /** A folder of the test's own, to be looked into. */
  readonly dataDir?: string;
  readonly paymentTimeoutMs?: number;
  /** Whether the provider's webhooks reach the clinic. */
  readonly hearsWebhooks?: boolean;
  readonly model?: Model;
  readonly transcriber?: Transcriber;
  readonly modelLimits?: Partial<ModelRequest['limits']>;
  /** Telegram alone when absent. */
  readonly channels?: readonly ChannelName[];
}

type JourneyChannel = 'telegram' | 'whatsapp';

let played: JourneyChannel = 'telegram';

/** Journeys that hold where there are buttons and where there are numbers: the same body on either channel. */
export function describeOnBoth(name: string, body: () => void): void {
  describe.each(['telegram', 'whatsapp'] as const)(`${name}, on %s,`, (channel) => {
    beforeEach(() => {
      played = channel;
      return () => {
        played = 'telegram';
      };
    });
    body();
  });
}

/** The same person, writing where the journey is played. WhatsApp tells no number of such a chat. */
export function onPlayed(person: Person): Person {
  if (played === 'telegram') return person;
  const { chatId } = splitChatKey(person.chat);
  return { ...person, chat: chatKey('whatsapp', `${chatId}@lid`) };
}

/** Opens on Monday at ten, on a clock that stands still; closes by itself at the end of the test. */
export async function openClinic(order: ClinicOrder = {}): Promise<OpenClinic> {
  const log = recordingLog();
  const { hearsWebhooks = false, ...rest } = order;
  const desk = await openTerminalDesk({
    log,
    startsAt: null,
    dataDir: null,
    channels: played === 'telegram' ? ['telegram'] : ['telegram', 'whatsapp'],
    clock: movableClock({ now: () => MONDAY_TEN }),
    ...rest,
  });
  onTestFinished(() => desk.close());
  if (hearsWebhooks) await listenForWebhooks(desk);
  return {
    ...desk,
    log,
    chat: (name) => chatOf(desk, onPlayed(typeof name === 'number' ? stranger(name) : CAST[name])),
    later: async (minutes) => {
      await desk.moveClock(minutes * 60_000);
      await desk.settle();
    },
    pays: (course = 'webhook') => payNewest(desk, course),
    ledgerOf: (appointment) => desk.store.read((tables) => tables.ledger.ofAppointment(appointment.id)),
  };
}

/** One of many who are nobody in particular. */
const stranger = (number: number): Person => ({
  ...CAST.ravi,
  chat: chatKey('telegram', String(20_000 + number)),
});

async function payNewest(desk: TerminalDesk, course: 'webhook' | 'never'): Promise<string> {
  const link = desk.razorpay.links().at(-1);
  if (link === undefined) throw new Error('there is no payment link');
  const deed = { course: course === 'webhook' ? 'once' : 'never', whenClosed: 'becomesPaid' } as const;
  const payment = desk.razorpay.payLink(link.id, deed);
  await desk.settle();
  return payment.id;
}

async function listenForWebhooks(desk: TerminalDesk): Promise<void> {
  const server: Server = createServer((request, response) => {
    void readBody(request, 1_000_000).then(async (rawBody = Buffer.alloc(0)) => {
      const header = (name: string): string | undefined => [request.headers[name]].flat()[0];
      const delivery = {
        rawBody,
        signature: header('x-razorpay-signature'),
        eventId: header('x-razorpay-event-id'),
      };
      const status = await desk.desk.razorpayWebhook.receive(delivery);
      await desk.desk.razorpayWebhook.handleStored();
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  desk.razorpay.setWebhook(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    'sandbox-webhook-secret',
  );
}

/** A person at their phone, for whoever has opened a desk. */
export function chatOf(desk: TerminalDesk, person: Person): Chat {
  const key = person.chat;
  const conversation = async (): Promise<Conversation> =>
    (await desk.store.read((tables) => tables.conversations.load(key))) ?? newConversation(key, MONDAY_TEN);
  const shownIn = new Map<number, string>();
  const hears = async (): Promise<Answer> => {
    await desk.settle();
    const sent = desk.takeSent(key);
    noteMenus(sent, shownIn);
    return answerOf(sent, await conversation());
  };
  const does = async (content: IncomingContent): Promise<Answer> => {
    await desk.desk.receive({
      chat: key,
      messageId: desk.ids.id(),
      sentAt: desk.clock.now(),
      appLanguage: null,
      content,
    });
    return hears();
  };
  const menu = async (): Promise<ShownMenu> => (await desk.menuOf(key)) ?? { version: 0, choices: [] };
  const tapsIn = async (shown: ShownMenu, label: string): Promise<Answer> => {
    const index = indexOf(shown, label);
    if (!hasNumberedMenus(key))
      return does({ kind: 'choice', menuVersion: shown.version, index, messageRef: null });
    // An earlier message is answered by quoting it.
    const isPresent = (await menu()).version === shown.version;
    const quoted = isPresent ? undefined : shownIn.get(shown.version);
    // Where digits are an answer, choices are shown in words.
    const takesDigits = STATES_THAT_TAKE_DIGITS.has((await conversation()).state);
    const text = takesDigits ? (shown.choices[index]?.label ?? '') : numberOf(shown, index);
    return does({ kind: 'text', text, ...(quoted === undefined ? {} : { quotedRef: quoted }) });
  };
  return {
    key,
    person,
    does,
    hears,
    menu,
    conversation,
    tapsIn,
    says: (text) => does({ kind: 'text', text }),
    taps: async (label) => tapsIn(await menu(), label),
    types: (command) => does({ kind: 'command', command, payload: null }),
    sends: async (bytes, fileName) => {
      const folder = await mkdtemp(join(tmpdir(), 'clinic-journey-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const fileRef = join(folder, 'file');
      await writeFile(fileRef, bytes);
      return does({
        kind: 'file',
        file: { fileRef, fileName, contentType: null, sizeBytes: bytes.length },
        caption: null,
      });
    },
    appointments: () => desk.store.read((tables) => tables.appointments.ofChat(key)),
  };
}

/** By version, the message in which a menu was shown. */
function noteMenus(sent: readonly Sent[], shownIn: Map<number, string>): void {
  for (const one of sent)
    if (one.kind === 'message' && one.delivery.message.choices.length > 0)
      shownIn.set(one.delivery.menuVersion, one.ref);
}

const MOST_NUMBERS = 40;

/** What stands beside the choice. */
function numberOf({ choices }: ShownMenu, index: number): string {
  for (let number = 0; number < MOST_NUMBERS; number += 1)
    if (indexOfNumber(choices, number) === index) return String(number);
  throw new Error('a choice has no number');
}

function indexOf(menu: ShownMenu, label: string): number {
  const exact = menu.choices.findIndex((choice) => choice.label === label);
  const index = exact >= 0 ? exact : menu.choices.findIndex((choice) => choice.label.includes(label));
  if (index < 0)
    throw new Error(`no button "${label}" among: ${menu.choices.map((choice) => choice.label).join(' | ')}`);
  return index;
}

function answerOf(sent: readonly Sent[], conversation: Conversation): Answer {
  const messages = sent.flatMap((one) => (one.kind === 'message' ? [one.delivery.message] : []));
  return {
    text: messages.map((message) => plainText(message.text)).join('\n\n'),
    choices:
      messages
        .at(-1)
        ?.choices.flat()
        .map((choice) => choice.label) ?? [],
    state: conversation.state,
    files: sent.flatMap((one) =>
      one.kind === 'document' ? [{ fileName: one.document.fileName, bytes: one.document.bytes }] : [],
    ),
  };
}

/** Asha's words up to the summary, the hold and the choice of payment. */
const BOOKING_SENTENCE =
  'Asha Verma, 34, female, fever since Monday, 9876543210, tomorrow at 5:20 pm with Dr Iyer';

/** The chat stands under the summary, with tomorrow 5:20 pm at Dr Iyer's held. */
export async function comesToSummary(chat: Chat, sentence: string = BOOKING_SENTENCE): Promise<Answer> {
  await chat.says(sentence);
  return chat.taps('I agree');
}

export async function booksAtClinic(chat: Chat, sentence?: string): Promise<Answer> {
  await comesToSummary(chat, sentence);
  return chat.taps('Pay at the clinic');
}
