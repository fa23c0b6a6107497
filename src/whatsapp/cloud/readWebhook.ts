/** Turns a webhook of the Cloud API into what patients did and what became of our messages; called by `cloudHandlers.ts`. */
import { z } from 'zod';
import { type ChatKey, chatKey } from '../../domain/message/chat.ts';
import type {
  AttachmentRef,
  IncomingContent,
  IncomingMessage,
} from '../../domain/message/incomingMessage.ts';
import { isMenuId, readMenuId } from '../menuIds.ts';
import { readWords, toStorable } from '../readWords.ts';

export interface CloudStatus {
  readonly messageId: string;
  readonly status: 'sent' | 'delivered' | 'read' | 'played' | 'failed';
  /** The service's code of why it failed. */
  readonly errorCode: number | null;
}

export interface ReadWebhook {
  readonly messages: readonly IncomingMessage[];
  readonly statuses: readonly CloudStatus[];
  /** How many entries were left alone: other fields, reactions, what is no message. */
  readonly ignored: number;
}

const text = z.string();
const MEDIA = z.looseObject({
  id: text,
  mime_type: text.optional(),
  filename: text.optional(),
  caption: text.optional(),
});
const MESSAGE = z.looseObject({
  id: text.min(1),
  from: text.optional(),
  from_user_id: text.optional(),
  timestamp: z.coerce.number().positive().max(8_640_000_000_000),
  type: text,
  context: z.looseObject({ id: text.optional() }).optional(),
  text: z.looseObject({ body: text }).optional(),
  button: z.looseObject({ text: text.optional(), payload: text.optional() }).optional(),
  interactive: z
    .looseObject({
      button_reply: z.looseObject({ id: text }).optional(),
      list_reply: z.looseObject({ id: text }).optional(),
    })
    .optional(),
  image: MEDIA.optional(),
  document: MEDIA.optional(),
  audio: MEDIA.optional(),
  contacts: z
    .array(
      z.looseObject({
        phones: z.array(z.looseObject({ phone: text.optional(), wa_id: text.optional() })).optional(),
      }),
    )
    .optional(),
});
type Message = z.output<typeof MESSAGE>;

const STATUS = z.looseObject({
  id: text,
  status: z.enum(['sent', 'delivered', 'read', 'played', 'failed']),
  errors: z.array(z.looseObject({ code: z.coerce.number() })).optional(),
});
const VALUE = z.looseObject({
  metadata: z.looseObject({ phone_number_id: text }).optional(),
  contacts: z.array(z.looseObject({ wa_id: text.optional(), user_id: text.optional() })).optional(),
  messages: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
});
const WEBHOOK = z.looseObject({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.looseObject({ changes: z.array(z.looseObject({ field: text, value: z.unknown() })) })),
});

/**
 * Reads any JSON without throwing: what cannot be read is counted as ignored, and never keeps the rest
 * of its batch from being read. What is for another number of the same business is not ours.
 */
export function readWebhook(body: unknown, phoneNumberId: string): ReadWebhook {
  const read = { messages: [] as IncomingMessage[], statuses: [] as CloudStatus[], ignored: 0 };
  const webhook = WEBHOOK.safeParse(body);
  if (!webhook.success) return { ...read, ignored: 1 };
  for (const { field, value } of webhook.data.entry.flatMap(({ changes }) => changes)) {
    const change = VALUE.safeParse(value);
    const isOurs = change.data?.metadata?.phone_number_id === phoneNumberId;
    if (field !== 'messages' || !change.success || !isOurs) {
      read.ignored += 1;
      continue;
    }
    const { contacts = [], messages = [], statuses = [] } = change.data;
    const found = messages.map((message) => readMessage(message, contacts[0]?.user_id));
    const told = statuses.map(readStatus);
    read.messages.push(...found.filter((one) => one !== null));
    read.statuses.push(...told.filter((one) => one !== null));
    read.ignored += [...found, ...told].filter((one) => one === null).length;
  }
  return read;
}

function readMessage(given: unknown, userId: string | undefined): IncomingMessage | null {
  const parsed = MESSAGE.safeParse(given);
  if (!parsed.success) return null;
  const message = parsed.data;
  const chat = readChat(message, userId);
  const content = chat === null ? null : readContent(message);
  if (chat === null || content === null) return null;
  const sentAt = new Date(message.timestamp * 1_000);
  return { chat, messageId: message.id, sentAt, appLanguage: null, content };
}

/** By the number they write from; who hides it behind a user name is known by the id that WhatsApp gives them with this business. */
function readChat(message: Message, userId: string | undefined): ChatKey | null {
  const id = message.from ?? message.from_user_id ?? userId ?? '';
  return /^[\w.:-]{5,128}$/.test(id) ? chatKey('whatsapp', id) : null;
}

/** By the message's type; a type that is not here is answered as one that cannot be read. Null: nobody is to be answered. */
const READERS: Readonly<Record<string, (message: Message) => IncomingContent | null>> = {
  text: (message) =>
    message.text === undefined ? null : readWords(message.text.body, message.context?.id ?? null),
  button: ({ button }) => readQuickReply(button),
  interactive: ({ interactive }) => {
    const reply = interactive?.button_reply ?? interactive?.list_reply;
    return reply === undefined ? { kind: 'unsupported' } : readMenuId(reply.id);
  },
  image: ({ image }) => readFile(image),
  document: ({ document }) => readFile(document),
  audio: ({ audio }) =>
    audio === undefined ? { kind: 'unsupported' } : { kind: 'voice', file: attachment(audio), seconds: 0 },
  contacts: readContact,
  request_welcome: () => ({ kind: 'command', command: 'start', payload: null }),
  // A thumb on a message, a message taken back, a number that was changed: nobody waits for an answer.
  reaction: () => null,
  revoke: () => null,
  edit: () => null,
  system: () => null,
};

/** A quick reply of a template names the menu and the choice, like any button; one that the clinic did not send is read as words. */
function readQuickReply({
  payload = '',
  text: words = '',
}: NonNullable<Message['button']> = {}): IncomingContent {
  return isMenuId(payload) ? readMenuId(payload) : readWords(words);
}

const readContent = (message: Message): IncomingContent | null => {
  const read = Object.hasOwn(READERS, message.type) ? READERS[message.type] : undefined;
  return read === undefined ? { kind: 'unsupported' } : read(message);
};

/** The sender's own number only where WhatsApp itself says that it is the one they write from. */
function readContact(message: Message): IncomingContent {
  const phones = (message.contacts ?? []).flatMap((contact) => contact.phones ?? []);
  const own = phones.find(({ wa_id }) => wa_id !== undefined && wa_id === message.from);
  const isOnlyOne = message.contacts?.length === 1;
  const phone = (isOnlyOne ? own : undefined) ?? phones[0];
  return phone?.phone === undefined
    ? { kind: 'unsupported' }
    : { kind: 'contact', phone: toStorable(phone.phone), isOwn: isOnlyOne && own !== undefined };
}

const readFile = (media: z.output<typeof MEDIA> | undefined): IncomingContent =>
  media === undefined
    ? { kind: 'unsupported' }
    : {
        kind: 'file',
        file: attachment(media),
        caption: media.caption === undefined ? null : toStorable(media.caption),
      };

const attachment = (media: z.output<typeof MEDIA>): AttachmentRef => ({
  fileRef: media.id,
  fileName: media.filename === undefined ? null : toStorable(media.filename),
  contentType: media.mime_type ?? null,
  sizeBytes: null,
});

function readStatus(given: unknown): CloudStatus | null {
  const parsed = STATUS.safeParse(given);
  if (!parsed.success) return null;
  const { id, status, errors } = parsed.data;
  return { messageId: id, status, errorCode: errors?.[0]?.code ?? null };
}
