/** What the taking of turns works with; `compose` puts it together. */
import type { World } from '../app/turn/world.ts';
import type { NewOutboxRow } from '../ports/store.ts';
import type { Readers } from './answerMessage.ts';
import type { Hearing } from './hearVoice.ts';
import type { ModelReader } from './modelReader.ts';

/** Knowledge from outside that a turn should not be without, and need not wait for long. */
export interface Freshness {
  readonly isWanted: () => boolean;
  /** Never rejects, and is over within a second or two. */
  readonly freshen: () => Promise<void>;
}

export interface TurnTaker {
  readonly world: World;
  readonly readers: Readers;
  /** The third reader; null when there is no model, or no key for it. */
  readonly model: ModelReader | null;
  /** Turns voice notes into words; null when nothing here can. */
  readonly hearing: Hearing | null;
  /** The staff's sheet, to be read anew before a turn where it was not read for long; absent where there is none. */
  readonly freshness?: Freshness;
  /** Takes committed outbox rows on their way at once. */
  readonly sendNow: (rows: readonly NewOutboxRow[]) => void;
}
