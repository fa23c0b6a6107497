// Sandbox, WhatsApp Cloud API: what the patients' phones do, as webhooks of the service; and what the clinic sends, on the phones.
import { createHash, randomBytes } from 'node:crypto';
import type { PatientSends, WhatsappLine } from '../phone.ts';
import type { PhoneBook } from '../phoneBook.ts';
import type { ShownFile, ShownMessage, Ticks, WhatsappRoom } from '../room.ts';
import { shownOf } from '../shownOf.ts';
import type { AcceptedMessage } from './messageRules.ts';
import { CloudRefusal } from './requestFields.ts';
import type { CloudWebhookSender } from './webhookSender.ts';

export interface CloudLineParts {
  readonly now: () => Date;
  readonly phoneNumberId: string;
  readonly displayPhoneNumber: string;
  readonly webhooks: CloudWebhookSender;
  readonly book: () => PhoneBook;
}

const WINDOW_MS = 24 * 3_600_000;
const OUTSIDE_WINDOW = 131_047;
const UNDELIVERABLE = 131_026;

/** As long as the real ones. */
const newMessageId = (): string => `wamid.${randomBytes(24).toString('base64')}`;
export const newMediaId = (): string =>
  String(1_000_000_000_000_000n + BigInt(`0x${randomBytes(6).toString('hex')}`));

export class CloudLine implements WhatsappLine {
  readonly #parts: CloudLineParts;

  constructor(parts: CloudLineParts) {
    this.#parts = parts;
  }

  get displayPhoneNumber(): string {
    return this.#parts.displayPhoneNumber;
  }

  send(room: WhatsappRoom, sends: PatientSends, sentAt = this.#parts.now()): ShownMessage {
    const { webhooks, book } = this.#parts;
    const id = newMessageId();
    const message = shownOf({ id, sentAt, mediaId: newMediaId }, sends);
    if (message.file !== null) book().keepFile(message.file);
    room.post(message);
    const entry = {
      from: room.patientId,
      id,
      timestamp: secondsOf(sentAt),
      ...wireOf(room, sends, message.file),
    };
    webhooks.send({
      kind: 'messages',
      lane: room.patientId,
      body: this.wrap({ messages: [entry] }, room),
      onStored: () => room.tick(id, 'delivered'),
    });
    return message;
  }

  read(room: WhatsappRoom): void {
    for (const { id, from, ticks } of room.messages.values())
      if (from === 'bot' && ticks === 'delivered') this.#tellStatus(room, { id, ticks: 'read' });
  }

  /** Shows what the clinic sent, and tells how it fared; answers with its id. */
  receive(patientId: string, message: AcceptedMessage): string {
    const { now, book } = this.#parts;
    const room = book().rooms.get(patientId);
    if (room === undefined) throw new CloudRefusal(400, UNDELIVERABLE, '(#131026) Message undeliverable');
    const id = newMessageId();
    const isLate = now().getTime() - (room.heardAt?.getTime() ?? 0) > WINDOW_MS;
    // The real service takes such a message first, and tells of its failure afterwards.
    if (room.isBlocked || (isLate && !message.isTemplate)) {
      const errorCode = room.isBlocked ? UNDELIVERABLE : OUTSIDE_WINDOW;
      this.#tellStatus(room, { id, ticks: 'failed', errorCode });
      return id;
    }
    room.post(fromClinic(id, message, { at: now(), book: book() }));
    this.#tellStatus(room, { id, ticks: 'sent' });
    this.#tellStatus(room, { id, ticks: 'delivered' });
    return id;
  }

  /** The clinic has read the patient's message, and all that came before it. */
  markRead(messageId: string, isTyping: boolean): void {
    const room = [...this.#parts.book().rooms.values()].find(({ messages }) => messages.has(messageId));
    if (room === undefined) throw new CloudRefusal(400, 100, '(#100) Invalid parameter: message_id');
    for (const { id, from } of room.messages.values()) {
      if (from === 'patient') room.tick(id, 'read');
      if (id === messageId) break;
    }
    if (isTyping) room.note({ kind: 'typing' });
  }

  /** A batch as the service would send it around these entries of `messages` or `statuses`. */
  wrap(entries: Record<string, unknown>, room?: WhatsappRoom): Record<string, unknown> {
    const { displayPhoneNumber, phoneNumberId } = this.#parts;
    const value = {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: displayPhoneNumber, phone_number_id: phoneNumberId },
      ...(room === undefined ? {} : { contacts: [{ profile: { name: room.name }, wa_id: room.patientId }] }),
      ...entries,
    };
    return {
      object: 'whatsapp_business_account',
      entry: [{ id: '102290129340398', changes: [{ field: 'messages', value }] }],
    };
  }

  #tellStatus(room: WhatsappRoom, status: { id: string; ticks: Ticks; errorCode?: number }): void {
    const { now, webhooks } = this.#parts;
    const { id, ticks, errorCode } = status;
    room.tick(id, ticks);
    const errors = errorCode === undefined ? {} : { errors: [{ code: errorCode, title: 'Message failed' }] };
    const at = { timestamp: secondsOf(now()), recipient_id: room.patientId };
    const entry = { id, status: ticks, ...at, ...errors };
    webhooks.send({
      kind: 'statuses',
      lane: `${room.patientId}/status`,
      body: this.wrap({ statuses: [entry] }),
    });
  }
}

const secondsOf = (at: Date): string => String(Math.floor(at.getTime() / 1000));

function fromClinic(
  id: string,
  { text, choices, document }: AcceptedMessage,
  { at, book }: { at: Date; book: PhoneBook },
): ShownMessage {
  const uploaded = document === null ? undefined : book.file(document.mediaId);
  if (document !== null && uploaded === undefined)
    throw new CloudRefusal(400, 131_053, '(#131053) Media upload error');
  const file =
    document === null || uploaded === undefined ? null : { ...uploaded, fileName: document.fileName };
  if (file !== null) book.keepFile(file);
  return { id, from: 'bot', sentAt: at, text, choices, file, contact: null, ticks: 'waiting' };
}

/** The message as the webhook holds it (https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples). */
function wireOf(room: WhatsappRoom, sends: PatientSends, file: ShownFile | null): Record<string, unknown> {
  switch (sends.kind) {
    case 'text':
      return {
        type: 'text',
        text: { body: sends.text },
        ...(sends.answers === undefined ? {} : { context: { from: 'clinic', id: sends.answers } }),
      };
    case 'choice': {
      if (sends.isQuickReply === true)
        return { type: 'button', button: { payload: sends.id, text: sends.title } };
      const reply = { id: sends.id, title: sends.title };
      return { type: 'interactive', interactive: { type: 'list_reply', list_reply: reply } };
    }
    case 'contact': {
      const phone = { phone: sends.phone, type: 'CELL', ...(sends.isOwn ? { wa_id: room.patientId } : {}) };
      return {
        type: 'contacts',
        contacts: [{ name: { formatted_name: sends.name, first_name: sends.name }, phones: [phone] }],
      };
    }
    case 'file':
      return fileOnWire(file, sends.caption);
  }
}

const WIRE_TYPES = { photo: 'image', document: 'document', voice: 'audio' } as const;

function fileOnWire(file: ShownFile | null, caption: string): Record<string, unknown> {
  if (file === null) throw new Error('a file message without its file');
  const type = WIRE_TYPES[file.kind];
  const sha256 = createHash('sha256').update(file.bytes).digest('base64');
  const shown = caption === '' ? {} : { caption };
  const more = { photo: shown, document: { ...shown, filename: file.fileName }, voice: { voice: true } };
  return { type, [type]: { id: file.mediaId, mime_type: file.mimeType, sha256, ...more[file.kind] } };
}
