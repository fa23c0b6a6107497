/** A message as we mean it, before a channel renders it: Telegram makes HTML and inline keyboards of it, WhatsApp numbered text. */
import type { Language } from './language.ts';
import type { ToolCall } from './toolCall.ts';

/** Text with the few accents that every channel can show. A plain string is shown letter by letter, whatever it holds. */
export type RichText = readonly RichPart[];
export type RichPart = string | { readonly bold: string } | { readonly link: string };

/** A shown choice. Tapping it, typing its number or its words proposes `call`. */
export interface Choice {
  readonly label: string;
  readonly call: ToolCall;
  /** Set where the choices answer a question: any words that mean yes or no choose it. */
  readonly means?: 'yes' | 'no';
}

/** A way to open something outside the chat: the payment page, a map. */
export interface LinkButton {
  readonly label: string;
  readonly url: string;
}

/** An approved form of a message, for channels that let a business begin only with one (WhatsApp, 24 hours after the patient's last message). */
export interface MessageTemplate {
  readonly name:
    | 'visit_reminder'
    | 'visit_feedback'
    | 'follow_up'
    | 'missed_visit'
    | 'waitlist_offer'
    | 'running_late'
    | 'token_soon';
  /** What fills its places, in order and in the words of its language. */
  readonly parameters: readonly string[];
  readonly language: Language;
}

/** How the choices are written out where the channel has no buttons for them. */
export interface Numbering {
  /** From 0; `numberedMenu.ts` says what is on it. */
  readonly page: number;
  /** `words` where a digit would be taken for something else: the answer itself, or a choice of a later menu. */
  readonly style: 'numbers' | 'words';
  /** How to choose, in the conversation's language. */
  readonly hint: RichText;
  /** The words on a list that opens, in at most 20 characters. */
  readonly openLabel: string;
}

export interface OutgoingMessage {
  readonly text: RichText;
  /** Rows of choices, in the order that numbers follow. */
  readonly choices: readonly (readonly Choice[])[];
  readonly links: readonly LinkButton[];
  /** The words on the channel's "share my phone number" button; null where no number is asked for. */
  readonly contactButton: string | null;
  /** A lasting message (booked, payment link) is never replaced by the next menu. */
  readonly lasts: boolean;
  /** Set with the choices of a chat whose channel has no buttons, or not always. */
  readonly numbering?: Numbering;
  /** Set on what the clinic says unasked. */
  readonly template?: MessageTemplate;
}

/** The text without accents, for the terminal and for tests. */
export const plainText = (text: RichText): string => text.map(plainPart).join('');

function plainPart(part: RichPart): string {
  if (typeof part === 'string') return part;
  return 'bold' in part ? part.bold : part.link;
}
