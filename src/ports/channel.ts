/** What the outbox needs of a channel: to say something, to send a document, to fetch what the patient sent. */
import type { ChannelName, ChatKey } from '../domain/message/chat.ts';
import type { OutgoingMessage } from '../domain/message/outgoingMessage.ts';

/** A rendered and numbered message that is on its way to one chat. */
export interface Delivery {
  readonly chat: ChatKey;
  readonly message: OutgoingMessage;
  /** The version that this message's buttons carry. */
  readonly menuVersion: number;
  /** The channel's reference of the message whose button was tapped: replaced, or freed of its buttons when `message.lasts`. */
  readonly replaces: string | null;
}

export interface DocumentDelivery {
  readonly chat: ChatKey;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly caption: string;
  /** Set for a picture that should be seen in the chat at once; a channel that has no such thing sends a file. */
  readonly showAs?: 'picture';
}

/** Every method throws `OutsideError`; `permanent` with code `blocked` when the patient has blocked us. */
export interface Channel {
  readonly name: ChannelName;
  /** Sends or edits; answers with the channel's reference of the message. */
  send(delivery: Delivery): Promise<string>;
  sendDocument(delivery: DocumentDelivery): Promise<string>;
  /** Shows "typing"; never throws, for nobody waits for it. */
  showTyping(chat: ChatKey): Promise<void>;
  /** The bytes of an attachment, or a permanent `too_large` beyond `limitBytes`. */
  fetchAttachment(fileRef: string, limitBytes: number): Promise<Uint8Array>;
}
