/** Turns a message of WhatsApp Web into what the patient did; null where nobody waits for an answer. Called by `webChannel.ts`. */
import { chatKey } from '../../domain/message/chat.ts';
import type {
  AttachmentRef,
  IncomingContent,
  IncomingMessage,
} from '../../domain/message/incomingMessage.ts';
import { readWords, toStorable } from '../readWords.ts';
import type { WebMessage } from './protocol.ts';

/** A person: groups, channels, broadcasts and WhatsApp's own notices have other endings. */
const PERSON = /^[\w.:-]{5,60}@(?:c\.us|lid)$/;

type Reader = (message: WebMessage) => IncomingContent | null;

const asFile: Reader = (message) => ({
  kind: 'file',
  file: attachment(message),
  caption: message.body === '' ? null : toStorable(message.body),
});
const asVoice: Reader = (message) => ({
  kind: 'voice',
  file: attachment(message),
  seconds: message.seconds ?? 0,
});
const unsupported: Reader = () => ({ kind: 'unsupported' });

/** https://docs.wwebjs.dev/global.html#MessageTypes; what is not here was written by nobody. */
const READERS: Readonly<Record<string, Reader>> = {
  // Only its last part is told: what the chat was sent has the chat's id before it.
  chat: ({ body, from, quotedId }) => readWords(body, quotedId === null ? null : `true_${from}_${quotedId}`),
  image: asFile,
  document: asFile,
  ptt: asVoice,
  audio: asVoice,
  vcard: readCard,
  multi_vcard: unsupported,
  video: unsupported,
  sticker: unsupported,
  location: unsupported,
  poll_creation: unsupported,
  product: unsupported,
  order: unsupported,
};

export function readWebMessage(message: WebMessage): IncomingMessage | null {
  const reader = Object.hasOwn(READERS, message.type) ? READERS[message.type] : undefined;
  const content = PERSON.test(message.from) ? (reader?.(message) ?? null) : null;
  if (content === null) return null;
  return {
    chat: chatKey('whatsapp', message.from),
    messageId: message.id,
    sentAt: new Date(message.timestamp * 1_000),
    appLanguage: null,
    content,
  };
}

const attachment = ({ id, fileName, contentType, sizeBytes }: WebMessage): AttachmentRef => ({
  // The file is fetched by its message.
  fileRef: id,
  fileName: fileName === null ? null : toStorable(fileName),
  contentType,
  sizeBytes,
});

/** `TEL;…;waid=919812345678:+91 98123 45678`: the sender's own where WhatsApp's id in it is the chat's. */
function readCard({ cards, body, from }: WebMessage): IncomingContent {
  const card = cards[0] ?? body;
  const [, id, phone] = /TEL[^:\n]*?(?:waid=(\d+))?:([+\d][\d\s()-]{5,20})/i.exec(card) ?? [];
  if (phone === undefined) return { kind: 'unsupported' };
  return { kind: 'contact', phone: phone.trim(), isOwn: id !== undefined && from === `${id}@c.us` };
}
