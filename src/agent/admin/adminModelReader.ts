/** Makes the admin bot's third reader out of a model: it proposes the tools that answer the question, and the answer itself is written by the desk. */
import type { AdminTurn } from '../../app/admin/adminTurn.ts';
import { tell } from '../../app/admin/adminTurn.ts';
import { toldFilter } from '../../app/admin/questions/askedFilter.ts';
import { argumentsOf } from '../../app/admin/questions/filterArguments.ts';
import { mayUse } from '../../domain/admin/rights.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import type { Model, ModelRequest, ModelTool, ToolAnswer } from '../../ports/model.ts';
import type { Tables } from '../../ports/store.ts';
import { createPersonalMask, type KnownDetail, type PersonalMask } from '../model/maskPersonal.ts';
import { weekdayName } from '../model/presentFacts.ts';
import { type AdminToolList, passAdminGate } from './adminGate.ts';
import type { AdminTool } from './adminTool.ts';
import { readFor, sayRefusal } from './answerAdmin.ts';

export interface AdminModelParts {
  readonly world: AdminTurn['world'];
  readonly tools: AdminToolList;
  readonly model: Model;
  /** prompts/clinicAdmin.md */
  readonly prompt: string;
  readonly schemaOf: (tool: AdminTool) => ModelTool['parameters'];
  readonly limits?: Partial<ModelRequest['limits']>;
}

export interface AdminModelQuestion {
  readonly text: string;
  /** A turn of the asker over these tables; null when they are signed out meanwhile. */
  readonly open: (tables: Tables) => Promise<AdminTurn | null>;
}

/** What the calls came to, to be put into the closing turn. */
export interface AdminModelAnswer {
  readonly into: (turn: AdminTurn) => void;
}

export interface AdminModelReader {
  isAvailable(): boolean;
  /** Null when there is nothing to be said: the deterministic reading answers then. Never rejects. */
  (question: AdminModelQuestion): Promise<AdminModelAnswer | null>;
}

const LIMITS: ModelRequest['limits'] = {
  modelCalls: 3,
  toolCalls: 3,
  callTimeoutMs: 10_000,
  turnTimeoutMs: 25_000,
};

export function createAdminModelReader(parts: AdminModelParts): AdminModelReader {
  const visible = [...parts.tools.values()].filter((tool) => !tool.hiddenFromModel);
  const modelTools = visible.map((tool) => ({
    name: tool.name,
    description: tool.description,
    parameters: parts.schemaOf(tool),
  }));
  const ask = async (question: AdminModelQuestion): Promise<AdminModelAnswer | null> => {
    const opened = await parts.world.store.read(async (tables) => {
      const turn = await question.open(tables);
      return turn === null ? null : prepare(parts, turn, question.text);
    });
    return opened === null ? null : run(parts, { ...opened, question, modelTools });
  };
  return Object.assign(ask, { isAvailable: () => parts.model.isAvailable() });
}

interface Prepared {
  readonly mask: PersonalMask;
  readonly instructions: string;
  readonly message: string;
  readonly offered: ReadonlySet<string>;
}

async function prepare(parts: AdminModelParts, turn: AdminTurn, text: string): Promise<Prepared> {
  const { directory } = parts.world;
  const mask = createPersonalMask(await namesIn(turn, text), directory.doctors);
  const { date, time } = clinicMoment(turn.now, directory.clinic.timeZone);
  const last = turn.admin.desk.lastQuestion;
  const lastQuestion =
    last === null
      ? 'none'
      : `${last.kind} ${JSON.stringify(argumentsOf(toldFilter(parts.world, last.filter)))}${last.groupBy === null ? '' : ` by ${last.groupBy}`}`;
  const fillings: Readonly<Record<string, string>> = {
    clinicName: directory.clinic.name,
    doctors: directory.doctors
      .map(({ id, name, speciality }) => `${id} = Dr ${name}, ${speciality}`)
      .join('; '),
    now: `${weekdayName(date)}, ${date}, ${time}`,
    role: turn.admin.role.replace('_', ' '),
    lastQuestion: mask.mask(lastQuestion),
  };
  return {
    mask,
    instructions: parts.prompt.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => fillings[name] ?? ''),
    message: mask.mask(text),
    offered: new Set(
      [...parts.tools.values()].filter(({ name }) => mayUse(turn.admin.role, name)).map(({ name }) => name),
    ),
  };
}

const SHORTEST_NAME = 3;

/** Words of the question that are patients' names here: they stay in the house. */
async function namesIn(turn: AdminTurn, text: string): Promise<readonly KnownDetail[]> {
  const words = readFor(turn, text)
    .leftover.split(' ')
    .filter((word) => Array.from(word).length >= SHORTEST_NAME);
  const known: KnownDetail[] = [];
  for (const word of new Set(words)) {
    const isKnown = await turn.tables.questions.hasPatientNamed(word);
    if (isKnown) known.push({ kind: 'NAME', text: word });
  }
  return known;
}

interface Asking extends Prepared {
  readonly question: AdminModelQuestion;
  readonly modelTools: readonly ModelTool[];
}

/** Each call runs in a transaction of its own; what they said is kept and goes out with the closing turn. */
async function run(parts: AdminModelParts, asking: Asking): Promise<AdminModelAnswer | null> {
  const { mask, instructions, message, offered, modelTools, question } = asking;
  const done: AdminTurn[] = [];
  let isOpen = true;
  const closing = new AbortController();
  const runTool = async (call: ToolCall): Promise<ToolAnswer> => {
    if (!isOpen) return OVER;
    const unmasked = { tool: call.tool, arguments: mask.unmaskArguments(call.arguments) };
    return parts.world.store.transact(async (tables) => {
      const turn = await question.open(tables);
      if (turn === null || parts.tools.get(call.tool)?.hiddenFromModel === true) return OVER;
      const outcome = await passAdminGate(turn, parts.tools, unmasked);
      done.push(turn);
      return outcome.ok
        ? { ok: true, facts: outcome.value }
        : { ok: false, code: outcome.refusal.code, hint: HINT };
    });
  };
  const outcome = await parts.model
    .run({
      instructions,
      history: [],
      message,
      tools: modelTools,
      offered: () => offered,
      runTool: (call) => runTool(call).catch(() => OVER),
      signal: closing.signal,
      limits: { ...LIMITS, ...parts.limits },
    })
    .catch(() => null);
  isOpen = false;
  closing.abort();
  const words = outcome?.ok === true ? outcome.text.trim() : '';
  return answerOf(done, words);
}

const OVER: ToolAnswer = { ok: false, code: 'turn_over', hint: 'The turn is closed.' };
const HINT = 'Follow the code once, with other arguments, or leave it: the desk explains it to the person.';

/** The desk's answers where there are any; else the model's question, if it holds nothing but words. */
function answerOf(done: readonly AdminTurn[], words: string): AdminModelAnswer | null {
  const answered = done.filter((turn) => turn.outcomes.at(-1)?.outcome.ok === true);
  const refused = done.at(-1)?.outcomes.at(-1)?.outcome;
  if (answered.length > 0)
    return {
      into: (turn) => {
        for (const one of answered) moveInto(turn, one);
      },
    };
  if (refused !== undefined && !refused.ok && !SLIPS.has(refused.refusal.code))
    return { into: (turn) => sayRefusal(turn, refused.refusal) };
  return isPlainQuestion(words) ? { into: (turn) => tell(turn, [words]) } : null;
}

/** The model's own slips, of which the person knows nothing. */
const SLIPS: ReadonlySet<string> = new Set(['unknown_tool', 'bad_arguments', 'already_done']);

function moveInto(turn: AdminTurn, done: AdminTurn): void {
  turn.sayings.push(...done.sayings);
  turn.choices = [...turn.choices, ...done.choices];
  turn.links.push(...done.links);
  turn.rows.push(...done.rows);
  for (const task of done.tasks)
    turn.tasks.push({ ...task, dedupeKey: `${task.dedupeKey}:${turn.tasks.length}` });
  turn.admin = {
    ...turn.admin,
    language: done.admin.language,
    sessionUntil: done.admin.sessionUntil,
    desk: { ...turn.admin.desk, lastQuestion: done.admin.desk.lastQuestion },
  };
}

const LONGEST_QUESTION = 300;
/** Figures, links and placeholders come from the store or not at all. */
const isPlainQuestion = (words: string): boolean =>
  words !== '' && words.length <= LONGEST_QUESTION && !/\p{Nd}|[[\]{}<>]|https?:|www\.|₹/iu.test(words);
