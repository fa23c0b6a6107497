/** A turn that the world causes and not the patient: a payment, an ended hold, a stored report. Silent unless `work` speaks. */
import { type ChatKey, canBeWrittenTo } from '../../domain/message/chat.ts';
import type { NewOutboxRow, Tables } from '../../ports/store.ts';
import { closeTurn } from './closeTurn.ts';
import { traceOf } from './traceOf.ts';
import { openTurn, type Turn } from './turn.ts';
import type { World } from './world.ts';

export interface FactSubject {
  readonly chat: ChatKey;
  /** Unique for the fact: its messages are keyed by it, so that the same fact told twice says nothing twice. */
  readonly id: string;
}

/** Runs inside the caller's transaction; the rows are for the drain once it has committed. */
export async function takeFactTurn(
  place: { world: World; tables: Tables },
  subject: FactSubject,
  work: (turn: Turn) => Promise<void>,
): Promise<readonly NewOutboxRow[]> {
  const startedAt = performance.now();
  const turn = await openTurn(place.world, place.tables, { ...subject, replaces: null });
  turn.prompt = 'silent';
  await work(turn);
  if (!canBeWrittenTo(subject.chat)) keepSilent(turn);
  const hasEffect = turn.sayings.length > 0 || turn.tasks.length > 0 || turn.conversation !== turn.before;
  if (!hasEffect) return [];
  const rows = await closeTurn(turn);
  place.world.trace(traceOf(turn, { cause: causeOf(subject.id), startedAt, rows }));
  return rows;
}

/** Who walked in has no chat: what would go there is dropped, what goes elsewhere is not. */
function keepSilent(turn: Turn): void {
  turn.sayings.splice(0);
  turn.prompt = 'silent';
  const elsewhere = turn.tasks.filter(
    ({ task }) => !('chat' in task && task.chat === turn.conversation.chat),
  );
  turn.tasks.splice(0, turn.tasks.length, ...elsewhere);
}

/** `fact:holdExpired:…` becomes "holdExpired". */
const causeOf = (factId: string): string => factId.split(':')[1] ?? 'fact';
