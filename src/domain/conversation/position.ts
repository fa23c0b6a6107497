/** Steps the machine without running it: a position and an event in, the next position or a refusal out. */
import { type ActorScope, createActor, type EventFromLogic, type SnapshotFrom } from 'xstate';
import type { Result } from '../../types/result.ts';
import { no, ok } from '../../types/result.ts';
import type { Ask, AskType, Fact } from './events.ts';
import type { MachineContext } from './guardsAndActions.ts';
import { conversationMachine } from './machine.ts';
import type { ConversationState } from './states.ts';

/** Where a conversation stands. What the store keeps, and all that the machine knows. */
export interface Position extends MachineContext {
  readonly state: ConversationState;
}

export interface NotNow {
  readonly code: 'not_now';
  readonly state: ConversationState;
}

const restore = (position: Position) =>
  conversationMachine.resolveState({
    value: position.state,
    context: {
      draft: position.draft,
      consented: position.consented,
      stateBeforeStaff: position.stateBeforeStaff,
      parked: position.parked,
    },
  });

/** The position after the ask, or `not_now` where the state (or what is known so far) does not allow it. */
export function ask(position: Position, event: Ask): Result<Position, NotNow> {
  const snapshot = restore(position);
  if (!snapshot.can(event)) return no({ code: 'not_now', state: position.state });
  return ok(after(snapshot, event));
}

/** The position after the fact. Every state answers every fact, if only by staying. */
export const hear = (position: Position, event: Fact): Position => after(restore(position), event);

type Machine = typeof conversationMachine;

const nothing = (): void => undefined;

/**
 * What the machine is stepped beside: an actor that is never started. XState's own `transition` makes one for every step, which costs
 * half as much again as the step itself; the machine has only assignments, so no step leaves a trace on it.
 */
const BESIDE = ((): ActorScope<SnapshotFrom<Machine>, EventFromLogic<Machine>> => {
  const self = createActor(conversationMachine);
  return {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    stopChild: nothing,
    emit: nothing,
    actionExecutor: nothing,
  };
})();

function after(snapshot: ReturnType<typeof restore>, event: Ask | Fact): Position {
  const next = conversationMachine.transition(snapshot, event, BESIDE);
  return { state: next.value as ConversationState, ...next.context };
}

/** The asks that the state knows, guards aside: what the gate offers to a reader. */
export function asksOf(state: ConversationState): ReadonlySet<AskType> {
  const known = asksByState.get(state);
  if (known !== undefined) return known;
  const events = new Set([
    ...conversationMachine.root.ownEvents,
    ...((conversationMachine.states as Record<string, { ownEvents: string[] } | undefined>)[state]
      ?.ownEvents ?? []),
  ]);
  asksByState.set(state, events as ReadonlySet<string> as ReadonlySet<AskType>);
  return asksOf(state);
}

const asksByState = new Map<ConversationState, ReadonlySet<AskType>>();
