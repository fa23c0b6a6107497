/** The `Model` port on Gemini: one turn of the agent, with limits, deadlines and a breaker; made by `compose.ts` when there is a key. */
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Model, ModelFailure, ModelOutcome, ModelRequest } from '../../../ports/model.ts';
import type { GeminiAccess } from '../agent/agentRun.ts';
import { TurnWatch } from '../agent/turnWatch.ts';
import { type Breaker, createBreaker } from '../breaker.ts';

export interface GeminiModelOptions extends GeminiAccess {
  readonly log: Log;
  readonly clock: Clock;
  /** Shared with the transcription, for both spend the quota of one key; one of its own when absent. */
  readonly breaker?: Breaker;
}

/**
 * Begins to load the packages at once, so that the first patient does not wait for them. Failures are codes; what the service
 * said is neither logged nor handed on. A call is never tried again: the other readers answer sooner than a second try would.
 */
export function createGeminiModel(options: GeminiModelOptions): Model {
  const breaker = options.breaker ?? createBreaker(options);
  const loaded = import('../agent/agentRun.ts');
  // Reported by the first turn that needs it, not as an unhandled rejection before that.
  loaded.catch(() => options.log.error('model.notLoaded'));
  return {
    id: options.model,
    isAvailable: () => breaker.isAvailable(),
    run: async (request) => {
      const turn = new TurnWatch(request);
      const outcome = await runTurn({ options, breaker, loaded, request, turn });
      const { modelCalls, inputTokens, outputTokens } = outcome.usage;
      const code = outcome.ok ? 'ok' : outcome.code;
      options.log.info('model.turn', { model: options.model, code, modelCalls, inputTokens, outputTokens });
      return outcome;
    },
  };
}

interface Turn {
  readonly options: GeminiModelOptions;
  readonly breaker: Breaker;
  readonly loaded: Promise<typeof import('../agent/agentRun.ts')>;
  readonly request: ModelRequest;
  readonly turn: TurnWatch;
}

async function runTurn({ options, breaker, loaded, request, turn }: Turn): Promise<ModelOutcome> {
  const { log } = options;
  const words = loaded.then(async ({ runAgent }) => {
    turn.leaveIfOver();
    return runAgent({ access: accessOf(options), request, turn, breaker, log });
  });
  // The deadline answers even when something in the loop does not listen to it.
  const text = await Promise.race([words.catch(() => null), turn.whenEnded().then(() => null)]);
  const failure = turn.failure ?? failureOf(text);
  await turn.close();
  const usage = turn.usage;
  return failure === null && text !== null
    ? { ok: true, text, usage }
    : { ok: false, code: failure ?? 'unavailable', usage };
}

/** Null text without a failure: the packages could not be loaded, or threw something of their own. */
function failureOf(text: string | null): ModelFailure | null {
  if (text === null) return 'unavailable';
  return text === '' ? 'empty' : null;
}

/** Without a slash at its end, for the package puts one. */
const accessOf = ({ apiKey, model, baseUrl }: GeminiAccess): GeminiAccess => ({
  apiKey,
  model,
  baseUrl: baseUrl.replace(/\/+$/, ''),
});
