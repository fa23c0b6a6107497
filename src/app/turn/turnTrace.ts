/** What happened in one turn, for developers: shown by the playground's inspector and printed by the evals. */

import type { ConversationState } from '../../domain/conversation/states.ts';
import type { ChatKey } from '../../domain/message/chat.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import type { PatientDeed } from './patientDeed.ts';

export type ReaderName = 'menus' | 'understanding' | 'model' | 'commands' | 'none';

export interface CallTrace {
  readonly call: ToolCall;
  /** `ok`, or the code of the refusal. */
  readonly result: string;
  /** What the tool answered with, as the model would see it. */
  readonly answer: unknown;
  readonly milliseconds: number;
}

/** What the model had to do with the turn, also where its answer was not used. */
export interface ModelTrace {
  readonly id: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly milliseconds: number;
  /** Null where no price of the model is known. */
  readonly rupees: number | null;
  readonly promptHash: string;
  /** About how many tokens the filled prompt takes, without tools and history. */
  readonly promptTokens: number;
  /** `ok`, why there was no answer, or why the answer's words were not sent. */
  readonly outcome: string;
}

export interface TurnTrace {
  readonly turnId: string;
  readonly chat: ChatKey;
  readonly at: Date;
  readonly cause: string;
  /** Absent where a fact caused the turn. */
  readonly patient?: PatientDeed;
  readonly reader: ReaderName;
  readonly stateBefore: ConversationState;
  readonly stateAfter: ConversationState;
  readonly calls: readonly CallTrace[];
  readonly model?: ModelTrace;
  /** Set where the staff's sheet could not be read in time: the store's knowledge served. */
  readonly sheetWasBehind?: true;
  readonly outbox: readonly string[];
  readonly milliseconds: number;
}
