/** Named pieces of work that may be written down as a trace: hooks that only do the work unless `services/tracing` has been switched on. */

/** Names, states, codes and counts: never what somebody wrote, who they are, or a chat's key. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>;

export type SpanName = 'turn' | 'reader' | 'model.call' | 'tool.call' | 'store.transact' | 'outbox.send';

/** Adds what is known only afterwards. */
export type NoteFacts = (facts: SpanFacts) => void;

export type SpanWriter = <Value>(
  name: SpanName,
  facts: SpanFacts,
  work: (note: NoteFacts) => Promise<Value>,
) => Promise<Value>;

let writer: SpanWriter | null = null;

const nothing: NoteFacts = () => undefined;

/** Costs a comparison while traces are off. */
export const inSpan: SpanWriter = (name, facts, work) =>
  writer === null ? work(nothing) : writer(name, facts, work);

/** Null switches off again. */
export function writeSpansWith(given: SpanWriter | null): void {
  writer = given;
}

export const areSpansWritten = (): boolean => writer !== null;
