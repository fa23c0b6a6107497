/** What is kept of a play: everything that a score, the report or a later comparison looks at, as plain JSON. */
import type { TurnTrace } from '../../src/app/turn/turnTrace.ts';
import type { PersonName } from '../scenario/steps.ts';

export interface HeardFile {
  readonly name: string;
  readonly mimeType: string;
  /** The words inside of a PDF or a text; null for other files. */
  readonly words: string | null;
}

export interface HeardMessage {
  readonly text: string;
  readonly choices: readonly string[];
  readonly files: readonly HeardFile[];
}

/** One thing that somebody did, and what came of it on their phone. */
export interface PlayTurn {
  readonly by: PersonName;
  /** As the report shows it: the typed words, `[Pay at the clinic]` for a tap, `(21 minutes later)`. */
  readonly did: string;
  /** `message` counts as a turn of the caller; `world` is time passing, money moving, a fault. */
  readonly kind: 'message' | 'world';
  /** The same words once more, typed with care, because a slip was not understood. */
  readonly isRepeat: boolean;
  readonly at: string;
  readonly heard: readonly HeardMessage[];
  /** What came to the other phones at the same time. */
  readonly elsewhere: readonly { readonly by: PersonName; readonly heard: readonly HeardMessage[] }[];
  readonly state: string;
  readonly language: string;
  readonly milliseconds: number;
  /** What the store said of this chat after the turn, for checks of honesty. */
  readonly standing: Standing;
  readonly traces: readonly TurnTrace[];
}

/** As much of the store as a sentence can claim something about. */
export interface Standing {
  readonly booked: number;
  readonly paid: number;
  readonly cancelled: number;
  readonly refunds: number;
}

export interface AppointmentRow {
  readonly of: PersonName | null;
  readonly reference: string;
  readonly doctor: string;
  readonly date: string;
  readonly time: string;
  readonly status: string;
  readonly payment: string;
  readonly mode: string | null;
  readonly rupees: number;
  readonly purpose: string;
  readonly name: string;
  readonly phone: string;
  readonly age: number;
  readonly gender: string;
  readonly forWhom: string;
  readonly slotId: string;
  readonly seat: number;
}

/** How the world is at the end. */
export interface EndState {
  readonly state: string;
  readonly language: string;
  readonly appointments: readonly AppointmentRow[];
  readonly ledger: readonly { readonly kind: string; readonly rupees: number }[];
  readonly documents: readonly {
    readonly kind: string;
    readonly rupees: number;
    readonly number: number;
    readonly reference: string;
    readonly series: string;
    readonly issuedFor: string;
  }[];
  readonly refunds: readonly number[];
  readonly links: readonly string[];
  readonly notices: readonly string[];
  readonly reports: readonly { readonly status: string; readonly name: string }[];
  readonly reminders: readonly { readonly kind: string; readonly status: string }[];
  readonly outbox: readonly {
    readonly kind: string;
    readonly status: string;
    readonly isDue: boolean;
    readonly errorCode: string | null;
  }[];
  /** The tab Appointments as staff see it; null where nobody asked for it. */
  readonly sheet: readonly Readonly<Record<string, string>>[] | null;
  /** Lines of the log at `error`. */
  readonly errors: readonly string[];
}

/** Why a play came to no end that could be scored. */
export interface Trouble {
  readonly kind:
    | 'lost' /* The caller did not find what the script looks for. */
    | 'not_recorded' /* The model was asked something that no recording answers. */
    | 'crashed';
  readonly step: string;
  readonly why: string;
}

export interface Play {
  readonly turns: readonly PlayTurn[];
  readonly end: EndState;
  readonly trouble: Trouble | null;
}
