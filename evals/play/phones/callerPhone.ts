/** A phone in a caller's hand, whichever app is open on it: what a person can do there and what they see. The actions of a script use it. */
import type { ChatKey } from '../../../src/domain/message/chat.ts';
import type { HeardMessage } from '../record.ts';

export interface CallerUpload {
  readonly kind: 'document' | 'photo' | 'voice';
  readonly bytes: Buffer;
  readonly fileName?: string | undefined;
  readonly mimeType?: string | undefined;
}

/** Something to tap that is on the screen now; tapped once more later, it is the same old one. */
export interface ShownButton {
  readonly label: string;
  tap(): void;
}

export interface CallerPhone {
  readonly chat: ChatKey;
  sendText(text: string): void;
  sendFile(upload: CallerUpload): void;
  /** `own`: by the app's own button; `none`: a card out of the address book. */
  shareContact(card: { readonly phoneNumber: string; readonly owner: 'own' | 'none' }): void;
  block(): void;
  unblock(): void;
  /** The newest message's first, in the order in which they are shown. */
  buttons(): readonly ShownButton[];
  /** Everything that came since the last call, oldest first. */
  hear(): readonly HeardMessage[];
}
