/** What happens beside a turn when it is over: figures, the playground's inspector, a printer that is soon needed; used by `parts.ts`. */
import type { TurnTrace } from '../app/turn/turnTrace.ts';
import type { Config } from '../config.ts';
import type { Parts } from './parts.ts';

export function observeTurns(
  { isTelegramReal }: Pick<Config, 'isTelegramReal'>,
  { metrics, traces, printer }: Pick<Parts, 'metrics' | 'traces' | 'printer'>,
): (trace: TurnTrace) => void {
  return (trace) => {
    metrics.observe(trace);
    // A trace holds what patients wrote: it is kept for the playground alone.
    if (!isTelegramReal) traces.push(trace);
    if (trace.stateAfter === 'SELECTING_PAYMENT_MODE') printer.warmUp();
  };
}
