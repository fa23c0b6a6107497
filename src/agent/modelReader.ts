/** The third reader's place in the turn: a model that understands what menus and rules do not. */
import type { ModelTrace } from '../app/turn/turnTrace.ts';
import type { InboxRow, NewOutboxRow } from '../ports/store.ts';

/** A message that the readers before are unsure of. */
export interface ModelQuestion {
  readonly row: InboxRow;
  /** What the patient wrote, or what their voice note was heard as. */
  readonly text: string;
  /** When the turn began, on the clock of `performance.now()`. */
  readonly startedAt: number;
}

export type ModelAnswer =
  /** The turn is closed; these rows are still to be taken on their way. */
  | { readonly kind: 'answered'; readonly rows: readonly NewOutboxRow[] }
  /** No usable answer, and nothing was changed; the deterministic reading is final. */
  | { readonly kind: 'unanswered'; readonly model: ModelTrace | null };

export type ModelReader = (question: ModelQuestion) => Promise<ModelAnswer>;
