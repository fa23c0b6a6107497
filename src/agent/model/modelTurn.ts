/** What stays the same through all transactions of one turn of the model. */
import type { TurnSubject } from '../../app/turn/turn.ts';
import type { World } from '../../app/turn/world.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { InboxRow, NewOutboxRow, Tables } from '../../ports/store.ts';

export interface ModelTurn {
  readonly world: World;
  readonly row: InboxRow;
  readonly subject: TurnSubject;
  readonly text: string;
  readonly startedAt: number;
  /** As the patient saw it when they wrote, in the language of their message. */
  readonly began: Conversation;
  readonly sendNow: (rows: readonly NewOutboxRow[]) => void;
  /** False once the message was answered, by whatever process: then nothing of this turn may commit. */
  readonly isWaiting: (tables: Tables) => Promise<boolean>;
}
