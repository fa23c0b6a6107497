/** Makes the trace of a closed turn, of a message or of a fact alike. */
import type { NewOutboxRow } from '../../ports/store.ts';
import type { PatientDeed } from './patientDeed.ts';
import type { Turn } from './turn.ts';
import type { ModelTrace, TurnTrace } from './turnTrace.ts';

export interface Closed {
  readonly cause: string;
  readonly patient?: PatientDeed;
  /** By `performance.now()`. */
  readonly startedAt: number;
  readonly rows: readonly NewOutboxRow[];
  readonly model?: ModelTrace | null;
}

export const traceOf = (
  turn: Turn,
  { cause, patient, startedAt, rows, model = null }: Closed,
): TurnTrace => ({
  turnId: turn.id,
  chat: turn.conversation.chat,
  at: turn.now,
  cause,
  ...(patient === undefined ? {} : { patient }),
  reader: turn.reader,
  stateBefore: turn.began.state,
  stateAfter: turn.conversation.state,
  calls: turn.calls,
  ...(model === null ? {} : { model }),
  ...(turn.world.sheetIsBehind?.() === true && { sheetWasBehind: true as const }),
  outbox: rows.map((row) => row.task.kind),
  milliseconds: performance.now() - startedAt,
});
