/** Makes the third reader out of a model: asks it outside any transaction, inside our limits, and closes the turn. Wired by `compose/desk.ts`. */
import { openTurn, say, type Turn, wordingFor } from '../../app/turn/turn.ts';
import type { ModelTrace } from '../../app/turn/turnTrace.ts';
import type { World } from '../../app/turn/world.ts';
import type { ChatKey } from '../../domain/message/chat.ts';
import type { Model, ModelOutcome, ModelRequest, ModelTool, ModelUsage } from '../../ports/model.ts';
import type { NewOutboxRow, Tables } from '../../ports/store.ts';
import type { Understand } from '../../understanding/reading.ts';
import type { ToolList } from '../gate.ts';
import type { ModelAnswer, ModelQuestion, ModelReader } from '../modelReader.ts';
import { finishTurn, subjectOf } from '../takeTurns.ts';
import type { Tool } from '../tool.ts';
import { CallDesk } from './callDesk.ts';
import { type ReplySecrets, runsOfWords } from './checkReply.ts';
import { closeModelTurn } from './closeModelTurn.ts';
import { estimateTokens, fillPrompt, type Prompts, promptHashOf } from './fillPrompt.ts';
import type { ModelTurn } from './modelTurn.ts';
import { type OpenQuestion, openQuestion } from './openQuestion.ts';

export interface ModelReaderParts {
  readonly world: World;
  readonly tools: ToolList;
  readonly understand: Understand;
  readonly model: Model;
  readonly prompts: Prompts;
  /** A tool's arguments as the model's service wants them. */
  readonly schemaOf: (tool: Tool) => ModelTool['parameters'];
  /** What a turn has cost; null where the price is not known. */
  readonly rupeesOf: (usage: ModelUsage, at: Date) => number | null;
  readonly sendNow: (rows: readonly NewOutboxRow[]) => void;
  readonly showTyping: (chat: ChatKey) => Promise<void>;
  readonly limits?: Partial<ModelRequest['limits']>;
}

/** A booking needs two calls and three tools at the most; a patient waits 25 seconds and no longer. */
const MODEL_LIMITS: ModelRequest['limits'] = {
  modelCalls: 4,
  toolCalls: 6,
  callTimeoutMs: 10_000,
  turnTimeoutMs: 25_000,
};
/** What listening to a voice note has taken comes off the model's time: 30 seconds is what we promise for an answer. */
const WHOLE_TURN_MS = 27_000;
/** The model's adapter keeps the deadline itself; this much later it is not waited for any longer. */
const DEADLINE_GRACE_MS = 500;
/** "Typing" fades after five seconds on Telegram. */
const TYPING_MS = 4_000;
/** The word by which the model says that it has nothing to add. */
const NOTHING_TO_ADD = /^\W*done\W*$/i;

interface Desk {
  readonly parts: ModelReaderParts;
  readonly modelTools: readonly ModelTool[];
  readonly secrets: ReplySecrets;
  readonly promptHash: string;
  readonly limits: ModelRequest['limits'];
}

export function createModelReader(parts: ModelReaderParts): ModelReader {
  const visible = [...parts.tools.values()].filter((tool) => !tool.hiddenFromModel);
  const { receptionist, styles } = parts.prompts;
  const desk: Desk = {
    parts,
    modelTools: visible.map((tool) => ({
      name: tool.name,
      description: tool.description,
      parameters: parts.schemaOf(tool),
    })),
    secrets: {
      toolNames: [...parts.tools.keys()],
      promptRuns: runsOfWords(
        [receptionist.replace(/\{\{\w+\}\}/g, '\n'), ...Object.values(styles)].join('\n'),
      ),
    },
    promptHash: promptHashOf(parts.prompts),
    limits: { ...MODEL_LIMITS, ...parts.limits },
  };
  return (question) => answer(desk, question);
}

async function answer(desk: Desk, question: ModelQuestion): Promise<ModelAnswer> {
  const { parts } = desk;
  if (!parts.model.isAvailable()) return { kind: 'unanswered', model: null };
  const opened = await openOnce(parts, question);
  if (opened.kind === 'answered') return opened;
  const { turn, asked } = opened;
  const instructions = fillPrompt(parts.prompts.receptionist, {
    ...asked.fillings,
    style: parts.prompts.styles[turn.began.language].trim(),
  });
  const calls = new CallDesk(turn, asked, parts.tools);
  const outcome = await whileTyping(parts, turn, () => runModel(desk, { turn, asked, calls, instructions }));
  const progress = await calls.close();
  const trace = traceOf(desk, outcome, instructions);
  const words =
    outcome.ok && !NOTHING_TO_ADD.test(outcome.text)
      ? (asked.mask.unmask(outcome.text) ?? OPEN_PLACEHOLDER)
      : null;
  if (!outcome.ok && !progress.hasEffects) return { kind: 'unanswered', model: trace };
  const closed = await closeModelTurn({
    turn,
    progress,
    words,
    phones: asked.phones,
    secrets: desk.secrets,
    understand: parts.understand,
    trace,
  });
  return closed.kind === 'closed'
    ? { kind: 'answered', rows: closed.rows }
    : { kind: 'unanswered', model: { ...trace, outcome: closed.fault } };
}

/** A reply with a placeholder that stands for nothing is checked as what it is: something from behind the desk. */
const OPEN_PLACEHOLDER = '{{}}';

type Opened =
  | { readonly kind: 'open'; readonly turn: ModelTurn; readonly asked: OpenQuestion }
  | Extract<ModelAnswer, { kind: 'answered' }>;

/** The model is asked once about a message. One whose process died meanwhile may have taken effect: it is answered with where things stand. */
function openOnce(parts: ModelReaderParts, { row, text, startedAt }: ModelQuestion): Promise<Opened> {
  const { world } = parts;
  const subject = subjectOf(row.message);
  const isWaiting = async (tables: Tables): Promise<boolean> =>
    (await tables.inbox.nextOf(subject.chat))?.sequence === row.sequence;
  return world.store.transact(async (tables): Promise<Opened> => {
    if (!(await isWaiting(tables))) return { kind: 'answered', rows: [] };
    const turn = await openTurn(world, tables, subject);
    const isFirst = await tables.effects.claim({
      turnId: subject.id,
      tool: 'model',
      argumentsKey: '',
      at: turn.now,
    });
    if (!isFirst) return { kind: 'answered', rows: await showWhereThingsStand(turn, { row, startedAt }) };
    const asked = await openQuestion(turn, text, parts.understand);
    return {
      kind: 'open',
      asked,
      turn: {
        world,
        row,
        subject,
        text,
        startedAt,
        began: turn.conversation,
        sendNow: parts.sendNow,
        isWaiting,
      },
    };
  });
}

function showWhereThingsStand(
  turn: Turn,
  taken: Pick<ModelTurn, 'row' | 'startedAt'>,
): Promise<readonly NewOutboxRow[]> {
  say(turn, wordingFor(turn).say.outsideTrouble());
  return finishTurn(turn, taken);
}

async function whileTyping<Value>(
  parts: ModelReaderParts,
  { subject }: ModelTurn,
  work: () => Promise<Value>,
): Promise<Value> {
  const show = (): void => void parts.showTyping(subject.chat).catch(() => undefined);
  show();
  const timer = setInterval(show, TYPING_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

interface Asking {
  readonly turn: ModelTurn;
  readonly asked: OpenQuestion;
  readonly calls: CallDesk;
  readonly instructions: string;
}

/** Never rejects, and never later than the turn's deadline, whatever the adapter does. */
async function runModel(desk: Desk, { turn, asked, calls, instructions }: Asking): Promise<ModelOutcome> {
  const spentMs = performance.now() - turn.startedAt;
  const turnTimeoutMs = Math.max(1_000, Math.min(desk.limits.turnTimeoutMs, WHOLE_TURN_MS - spentMs));
  const closed = new AbortController();
  const startedAt = performance.now();
  const failed = (code: 'timeout' | 'unavailable'): ModelOutcome => ({
    ok: false,
    code,
    usage: { ...NO_USAGE, milliseconds: performance.now() - startedAt },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<ModelOutcome>((resolve) => {
    timer = setTimeout(() => resolve(failed('timeout')), turnTimeoutMs + DEADLINE_GRACE_MS);
  });
  const { history, message } = asked;
  const request: ModelRequest = {
    instructions,
    history,
    message,
    tools: desk.modelTools,
    offered: () => calls.offered(),
    runTool: (call) => calls.run(call),
    signal: closed.signal,
    limits: { ...desk.limits, turnTimeoutMs },
  };
  try {
    return await Promise.race([desk.parts.model.run(request).catch(() => failed('unavailable')), late]);
  } finally {
    clearTimeout(timer);
    closed.abort();
  }
}

const NO_USAGE: ModelUsage = { modelCalls: 0, inputTokens: 0, outputTokens: 0, milliseconds: 0 };

function traceOf(
  { parts, promptHash }: Desk,
  { usage, ...outcome }: ModelOutcome,
  instructions: string,
): ModelTrace {
  const { rupeesOf, model, world } = parts;
  const { modelCalls, inputTokens, outputTokens, milliseconds } = usage;
  return {
    id: model.id,
    calls: modelCalls,
    inputTokens,
    outputTokens,
    milliseconds,
    rupees: rupeesOf(usage, world.clock.now()),
    promptHash,
    promptTokens: estimateTokens(instructions),
    outcome: outcome.ok ? 'ok' : outcome.code,
  };
}
