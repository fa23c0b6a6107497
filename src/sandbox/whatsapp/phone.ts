// Sandbox, WhatsApp: a patient's phone, one chat with the clinic's number; tests, drills and the playground hold it.
import type { ShownChoice, ShownFile, ShownMessage, WhatsappRoom } from './room.ts';

/** What an app refuses before anything is sent; the routes answer it with 400. */
export class WhatsappPhoneRefusal extends Error {}

/** What a patient sends, before it has its id. */
export type PatientSends =
  /** `answers`: the id of the message that it quotes. */
  | { readonly kind: 'text'; readonly text: string; readonly answers?: string | undefined }
  | ({ readonly kind: 'choice' } & ShownChoice)
  | { readonly kind: 'file'; readonly file: Omit<ShownFile, 'mediaId'>; readonly caption: string }
  | { readonly kind: 'contact'; readonly name: string; readonly phone: string; readonly isOwn: boolean };

/** How the patient's message travels: by the official API's webhooks, or through the page of WhatsApp Web. */
export interface WhatsappLine {
  /** Puts the message on its way and into the room; `sentAt` is now unless given. */
  send(room: WhatsappRoom, sends: PatientSends, sentAt?: Date): ShownMessage;
  /** The phone was looked at: what the clinic sent gets its blue ticks. */
  read(room: WhatsappRoom): void;
}

export interface WhatsappUpload {
  readonly kind: ShownFile['kind'];
  readonly bytes: Buffer;
  readonly fileName?: string | undefined;
  readonly mimeType?: string | undefined;
  readonly caption?: string | undefined;
}

const MIME_TYPES: Readonly<Record<ShownFile['kind'], string>> = {
  document: 'application/pdf',
  photo: 'image/jpeg',
  voice: 'audio/ogg; codecs=opus',
};
const FILE_NAMES: Readonly<Record<ShownFile['kind'], string>> = {
  document: 'document.pdf',
  photo: 'photo.jpg',
  voice: 'voice.ogg',
};

export class WhatsappPhone {
  readonly room: WhatsappRoom;
  readonly #line: WhatsappLine;

  constructor(room: WhatsappRoom, line: WhatsappLine) {
    this.room = room;
    this.#line = line;
  }

  get lastSequence(): number {
    return this.room.lastSequence;
  }

  sendText(text: string, sentAt?: Date): ShownMessage {
    if (text.trim() === '') throw new WhatsappPhoneRefusal('an empty message cannot be sent');
    return this.#send({ kind: 'text', text: text.trim() }, sentAt);
  }

  /** Answers by quoting one of the messages in the chat. */
  replyTo(messageId: string, text: string): ShownMessage {
    if (!this.room.messages.has(messageId))
      throw new WhatsappPhoneRefusal('there is no such message in the chat');
    return this.#send({ kind: 'text', text: text.trim(), answers: messageId });
  }

  /** Taps a reply button or a row of a list, by its id or its words: the newest that fits. */
  tap(target: { messageId?: string | undefined; id?: string | undefined; title?: string | undefined }) {
    const shown = [...this.room.messages.values()].reverse();
    for (const message of shown) {
      if (target.messageId !== undefined && target.messageId !== message.id) continue;
      const choice = message.choices.find(
        ({ id, title }) => id === target.id || (target.id === undefined && title === target.title),
      );
      if (choice !== undefined) return this.#send({ kind: 'choice', ...choice });
    }
    throw new WhatsappPhoneRefusal('there is no such choice in the chat');
  }

  sendFile({ kind, bytes, fileName, mimeType, caption }: WhatsappUpload): ShownMessage {
    if (bytes.length === 0) throw new WhatsappPhoneRefusal('an empty file cannot be sent');
    const file = {
      kind,
      bytes,
      fileName: fileName ?? FILE_NAMES[kind],
      mimeType: mimeType ?? MIME_TYPES[kind],
    };
    return this.#send({ kind: 'file', file, caption: caption ?? '' });
  }

  shareContact(contact: { name: string; phone: string; isOwn: boolean }): ShownMessage {
    return this.#send({ kind: 'contact', ...contact });
  }

  block(): void {
    if (this.room.isBlocked) return;
    this.room.isBlocked = true;
    this.room.note({ kind: 'blocked' });
  }

  unblock(): void {
    if (!this.room.isBlocked) return;
    this.room.isBlocked = false;
    this.room.note({ kind: 'unblocked' });
  }

  read(): void {
    this.#line.read(this.room);
  }

  messages(): readonly ShownMessage[] {
    return [...this.room.messages.values()];
  }

  /** What the clinic has sent after `since`, as soon as there are `count` (1) of them, or fewer after `timeoutMs`. */
  async waitForBotMessages(given: {
    since: number;
    timeoutMs: number;
    count?: number;
  }): Promise<readonly ShownMessage[]> {
    const { since, timeoutMs, count = 1 } = given;
    const found = (): readonly ShownMessage[] =>
      this.room
        .eventsSince(since)
        .flatMap((event) =>
          event.kind === 'message' && event.message.from === 'bot' ? [event.message] : [],
        );
    await this.room.waitUntil(() => found().length >= count, timeoutMs);
    return found();
  }

  #send(sends: PatientSends, sentAt?: Date): ShownMessage {
    if (this.room.isBlocked) throw new WhatsappPhoneRefusal('the clinic is blocked; unblock it to write');
    return this.#line.send(this.room, sends, sentAt);
  }
}
