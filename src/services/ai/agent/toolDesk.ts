/** Answers the calls that a model makes in one turn: counts, checks and hands them to `runTool` one by one; the agent's middleware asks it. */
import type { Log } from '../../../ports/log.ts';
import type { ModelRequest, ModelTool, ToolAnswer } from '../../../ports/model.ts';
import { fitArguments } from './callArguments.ts';
import type { TurnWatch } from './turnWatch.ts';

export interface ProposedCall {
  readonly name: string;
  /** As the model wrote them: anything. */
  readonly args: unknown;
}

export interface ToolDesk {
  /** Called before each call of the model: only calls of one answer are doubles of each other. */
  beginRound(): void;
  /** What the model is told. Throws `TurnOver` when the turn may not go on. */
  answer(call: ProposedCall): Promise<ToolAnswer>;
}

type Mistake = 'unknown_tool' | 'bad_arguments';

/** A model that repeats a mistake after it was told goes on repeating it, at a model call each. */
const MISTAKES_TO_END = 2;

export function createToolDesk(request: ModelRequest, turn: TurnWatch, log: Log): ToolDesk {
  const tools = new Map<string, ModelTool>(request.tools.map((tool) => [tool.name, tool]));
  const mistakes: Record<Mistake, number> = { unknown_tool: 0, bad_arguments: 0 };
  let round = new Set<string>();
  let queue: Promise<unknown> = Promise.resolve();

  const mistaken = (code: Mistake, hint: string): ToolAnswer => {
    mistakes[code] += 1;
    if (mistakes[code] >= MISTAKES_TO_END) turn.leave(code);
    return { ok: false, code, hint };
  };

  const runInOrder = (call: Parameters<ModelRequest['runTool']>[0]): Promise<ToolAnswer> => {
    const mine = queue.then(() => {
      turn.leaveIfOver();
      return turn.track(runSafely(request, call, log));
    });
    queue = mine.catch(() => undefined);
    return mine;
  };

  const answer = async ({ name, args }: ProposedCall): Promise<ToolAnswer> => {
    turn.leaveIfOver();
    const key = `${name} ${canonical(args)}`;
    if (round.has(key)) return ALREADY_DONE;
    round.add(key);
    turn.countToolCall();
    const tool = tools.get(name);
    if (tool === undefined) return mistaken('unknown_tool', unknownHint(request.offered()));
    const fitting = fitArguments(tool.parameters, args);
    if (!fitting.ok) return mistaken('bad_arguments', fitting.refusal);
    const outcome = await runInOrder({ tool: name, arguments: fitting.value });
    // The gate parses in full: what it cannot read is the same mistake.
    return !outcome.ok && isMistake(outcome.code) ? mistaken(outcome.code, outcome.hint) : outcome;
  };

  return {
    beginRound: () => {
      round = new Set();
    },
    answer,
  };
}

const ALREADY_DONE: ToolAnswer = {
  ok: false,
  code: 'already_done',
  hint: 'The same call stands in this answer already; its result is there.',
};

const isMistake = (code: string): code is Mistake => code === 'unknown_tool' || code === 'bad_arguments';

const unknownHint = (offered: ReadonlySet<string>): string =>
  offered.size === 0
    ? 'There is no such tool. Answer in words.'
    : `There is no such tool. There are: ${[...offered].join(', ')}.`;

/** `runTool` promises not to reject; should it, the model learns no more than that. */
async function runSafely(
  request: ModelRequest,
  call: Parameters<ModelRequest['runTool']>[0],
  log: Log,
): Promise<ToolAnswer> {
  try {
    return await request.runTool(call);
  } catch {
    log.error('model.toolRejected', { tool: call.tool });
    return { ok: false, code: 'failed', hint: 'This did not work. Do not try it again.' };
  }
}

/** The same arguments in another order are the same call. */
const canonical = (args: unknown): string =>
  JSON.stringify(args, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  ) ?? '';
