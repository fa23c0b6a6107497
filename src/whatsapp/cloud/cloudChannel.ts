/** WhatsApp's official Cloud API as a channel: buttons and lists where they fit, numbers where not, templates after a day. Made by compose. */
import { type ChatKey, splitChatKey } from '../../domain/message/chat.ts';
import type { OutgoingMessage } from '../../domain/message/outgoingMessage.ts';
import type { Channel, Delivery, DocumentDelivery } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { OutsideError } from '../../ports/outsideError.ts';
import { createPace, type Pace, unpaced } from '../pace.ts';
import { renderNumbered } from '../renderMessage.ts';
import { shorten } from '../renderText.ts';
import { type CloudApi, type CloudApiOptions, createCloudApi } from './cloudApi.ts';
import { renderInteractive } from './renderInteractive.ts';
import { type CloudTemplate, renderTemplates } from './renderTemplate.ts';

export interface CloudChannelOptions extends CloudApiOptions {
  readonly log: Log;
  readonly clock: Clock;
  /** When the patient last wrote; null where they never did. */
  readonly heardAt: (chat: ChatKey) => Promise<Date | null>;
  /** False for a stand-in. */
  readonly isPaced: boolean;
  /** For what has to be said after a day of silence. */
  readonly templates: CloudTemplate;
}

export interface CloudChannel extends Channel {
  readonly name: 'whatsapp';
  /** Blue ticks, and "typing" until the answer comes. Never throws. */
  acknowledge(chat: ChatKey, messageId: string): Promise<void>;
}

/** The service refuses free text from then on (https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-messages); a minute less for clocks. */
const WINDOW_MS = 24 * 3_600_000 - 60_000;
/** Its own limits are 80 a second in all and, after a burst of 45, one in six seconds to one patient. */
const PACE = { perChat: { messages: 30, seconds: 60 }, overall: { messages: 60, seconds: 1 } };
const CAPTION_LIMIT = 1024;
const FILE_NAME_LIMIT = 240;
const UPLOAD_LIMIT_BYTES = 100 * 1024 * 1024;
const CHATS_REMEMBERED = 5_000;

interface Line {
  readonly api: CloudApi;
  readonly pace: Pace;
  readonly options: CloudChannelOptions;
}

export function createCloudChannel(options: CloudChannelOptions): CloudChannel {
  const api = createCloudApi(options);
  const line: Line = { api, pace: options.isPaced ? createPace(PACE) : unpaced, options };
  /** "Typing" is shown under the patient's last message, so it is remembered by chat. */
  const lastHeard = new Map<ChatKey, string>();
  const seen = async (messageId: string | undefined): Promise<void> => {
    if (messageId === undefined) return;
    await api.markRead(messageId, true).catch((error: unknown) => {
      options.log.debug('whatsapp_not_marked_read', { code: codeOf(error) });
    });
  };
  return {
    name: 'whatsapp',
    send: (delivery) => send(line, delivery),
    sendDocument: (delivery) => sendDocument(line, delivery),
    showTyping: (chat) => seen(lastHeard.get(chat)),
    fetchAttachment: (fileRef, limitBytes) => api.download(fileRef, limitBytes),
    acknowledge(chat, messageId) {
      lastHeard.delete(chat);
      lastHeard.set(chat, messageId);
      const [oldest] = lastHeard.keys();
      if (lastHeard.size > CHATS_REMEMBERED && oldest !== undefined) lastHeard.delete(oldest);
      return seen(messageId);
    },
  };
}

async function send(line: Line, { chat, message, menuVersion }: Delivery): Promise<string> {
  const to = recipient(chat);
  if (!(await isWindowOpen(line, chat))) return sendTemplate(line, { to, message, menuVersion });
  const rendered = renderInteractive(message, menuVersion);
  const texts = rendered === null ? renderNumbered(message) : rendered.before;
  let reference = '';
  for (const body of texts)
    reference = await post(line, { to, type: 'text', text: { preview_url: false, body } });
  return rendered === null
    ? reference
    : post(line, { to, type: 'interactive', interactive: rendered.interactive });
}

async function sendDocument(line: Line, delivery: DocumentDelivery): Promise<string> {
  const { bytes, caption } = delivery;
  // Of text the service takes no other kind (https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types).
  const contentType = delivery.contentType.startsWith('text/') ? 'text/plain' : delivery.contentType;
  const to = recipient(delivery.chat);
  if (bytes.length > UPLOAD_LIMIT_BYTES) throw refused('sendDocument', 'too_large');
  if (!(await isWindowOpen(line, delivery.chat))) throw refused('sendDocument', 'outside_window');
  const filename = delivery.fileName.replaceAll(/[\p{Cc}"\\/]/gu, '_').slice(-FILE_NAME_LIMIT) || 'document';
  const id = await line.api.upload({ bytes, contentType, fileName: filename });
  const shown = caption.trim() === '' ? {} : { caption: shorten(caption, CAPTION_LIMIT) };
  return post(line, { to, type: 'document', document: { id, filename, ...shown } });
}

async function isWindowOpen({ options }: Line, chat: ChatKey): Promise<boolean> {
  const heardAt = await options.heardAt(chat);
  return heardAt !== null && options.clock.now().getTime() - heardAt.getTime() < WINDOW_MS;
}

/** A form that the service does not know in one language is sent in the next one that there is. */
async function sendTemplate(
  line: Line,
  { to, message, menuVersion }: { to: string; message: OutgoingMessage; menuVersion: number },
): Promise<string> {
  let failure = refused('sendTemplate', 'outside_window');
  for (const content of renderTemplates(message, { menuVersion, templates: line.options.templates })) {
    try {
      return await post(line, { to, ...content });
    } catch (error) {
      if (!(error instanceof OutsideError && error.code === 'template_refused')) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function post(line: Line, message: { to: string } & Record<string, unknown>): Promise<string> {
  const { to, ...content } = message;
  await line.pace.admit(to, 'sendMessage');
  return line.api.sendMessage({ ...addressed(to), ...content });
}

/** A number goes into `to`, the id of somebody who hides theirs into `recipient`. */
function addressed(to: string): Readonly<Record<string, string>> {
  return /^\d+$/.test(to) ? { to } : { recipient: to };
}

function recipient(chat: ChatKey): string {
  const { channel, chatId } = splitChatKey(chat);
  if (channel !== 'whatsapp') throw new Error('the WhatsApp channel was given a chat of another channel');
  // Chats of the unofficial client are told apart from these; the number in them is the same.
  return chatId.replace(/@c\.us$/, '');
}

const refused = (operation: string, code: string): OutsideError =>
  new OutsideError({ service: 'whatsapp', operation, permanent: true, code });

const codeOf = (error: unknown): string => (error instanceof OutsideError ? error.code : 'failed');
