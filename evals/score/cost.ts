/** What a play took: messages, calls of tools and of the model, tokens, rupees and time. */
import type { CallTrace } from '../../src/app/turn/turnTrace.ts';
import type { Play } from '../play/record.ts';
import type { PersonName } from '../scenario/steps.ts';

export interface Cost {
  readonly turns: number;
  /** Messages that only repeat, with care, what a slip had spoilt; they are no turns. */
  readonly repeats: number;
  readonly toolCalls: number;
  /** Refused, or the same again in one turn. */
  readonly wastedCalls: number;
  /** What no reader may propose: no such tool, arguments that do not parse, a yes that nobody gave. */
  readonly illegalCalls: number;
  readonly modelCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly rupees: number;
  /** Of the caller's messages, from the phone and back. */
  readonly latencies: readonly number[];
}

const ILLEGAL: readonly string[] = ['unknown_tool', 'bad_arguments', 'needs_patient_yes'];

export function costOf({ turns }: Play, caller: PersonName): Cost {
  const own = turns.filter((turn) => turn.by === caller && turn.kind === 'message');
  const repeats = own.filter((turn) => turn.isRepeat).length;
  const traces = turns.flatMap((turn) => turn.traces);
  const calls = traces.flatMap((trace) => trace.calls);
  const models = traces.flatMap((trace) => (trace.model === undefined ? [] : [trace.model]));
  const sum = (count: (model: (typeof models)[number]) => number): number =>
    models.reduce((total, model) => total + count(model), 0);
  return {
    turns: own.length - repeats,
    repeats,
    toolCalls: calls.length,
    wastedCalls: traces.reduce((total, trace) => total + wastedIn(trace.calls), 0),
    illegalCalls: calls.filter(({ result }) => ILLEGAL.includes(result)).length,
    modelCalls: sum((model) => model.calls),
    inputTokens: sum((model) => model.inputTokens),
    outputTokens: sum((model) => model.outputTokens),
    rupees: sum((model) => model.rupees ?? 0),
    latencies: own.map((turn) => turn.milliseconds),
  };
}

function wastedIn(calls: readonly CallTrace[]): number {
  const seen = new Set<string>();
  return calls.filter(({ call, result }) => {
    const key = JSON.stringify(call);
    const isWasted = result !== 'ok' || seen.has(key);
    seen.add(key);
    return isWasted;
  }).length;
}

/** The value below which the share of the numbers lies; 0 where there are none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
