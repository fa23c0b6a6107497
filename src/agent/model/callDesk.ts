/** Runs the calls that the model proposes, each in a transaction of its own through the gate, and keeps what they said for the close. */

import { visitFacts } from '../../app/appointments/visitFacts.ts';
import { commitPart } from '../../app/turn/closeTurn.ts';
import type { Outcome } from '../../app/turn/outcome.ts';
import { openTurn, type Saying, type Turn } from '../../app/turn/turn.ts';
import type { CallTrace } from '../../app/turn/turnTrace.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { ConversationState } from '../../domain/conversation/states.ts';
import { plainText } from '../../domain/message/outgoingMessage.ts';
import type { Refusal } from '../../domain/message/refusal.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import type { ToolAnswer } from '../../ports/model.ts';
import type { NewOutboxRow, Tables } from '../../ports/store.ts';
import { followByItself, remember } from '../answerMessage.ts';
import { offeredTools, passGate, type ToolList } from '../gate.ts';
import { ECHO_PART } from '../takeTurns.ts';
import type { Tool } from '../tool.ts';
import { hasPatientsYes } from './hasPatientsYes.ts';
import type { ModelTurn } from './modelTurn.ts';
import { appointmentInQuestion, type OpenQuestion } from './openQuestion.ts';
import { presentFacts } from './presentFacts.ts';
import { REFUSAL_HINTS } from './refusalHints.ts';
import type { Deed } from './replyWords.ts';
import { DEEDS_OF_TOOL, type FactRecord, factRecordsOf } from './turnFacts.ts';

/** What the calls of a turn have come to. */
export interface Progress {
  readonly state: ConversationState;
  readonly sayings: readonly Saying[];
  readonly prompt: Turn['prompt'];
  readonly calls: readonly CallTrace[];
  readonly facts: readonly FactRecord[];
  readonly done: ReadonlySet<Deed>;
  /** True when something was changed: the message must not be read a second time then. */
  readonly hasEffects: boolean;
  /** The last refusal that a patient would want to know of. */
  readonly refusal: Refusal | null;
}

/** Only the recording of details may happen several times in a turn: a model likes to give one detail a call. */
const MAY_REPEAT: ReadonlySet<string> = new Set(['recordDetails']);
/** Slips of the model, of which the patient knows nothing. */
const MODELS_OWN: ReadonlySet<Refusal['code']> = new Set([
  'unknown_tool',
  'bad_arguments',
  'needs_patient_yes',
  'already_done',
  'not_now',
  'nothing_recorded',
  'slot_taken',
  'unknown_slot',
]);

const OVER: ToolAnswer = {
  ok: false,
  code: 'turn_over',
  hint: 'The turn is closed. Nothing can be done any more.',
};

/** Thrown to take back what a refused call has begun. */
class Refused extends Error {
  readonly outcome: Outcome;
  readonly turn: Turn;

  constructor(outcome: Outcome, turn: Turn) {
    super('the gate or the use case refused the call');
    this.outcome = outcome;
    this.turn = turn;
  }
}

class TurnClosed extends Error {}

type Growing<Value> = { -readonly [Key in keyof Value]: Value[Key] };

interface Written {
  readonly turn: Turn;
  readonly rows: readonly NewOutboxRow[];
  readonly unsaid: readonly Saying[];
  readonly answer: ToolAnswer;
}

/** One a turn. Calls run one after the other, however the model makes them. */
export class CallDesk {
  readonly #modelTurn: ModelTurn;
  readonly #question: OpenQuestion;
  readonly #tools: ToolList;
  readonly #doneTools = new Set<string>();
  readonly #progress: Growing<Progress>;
  #isOpen = true;
  #part = ECHO_PART;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(modelTurn: ModelTurn, question: OpenQuestion, tools: ToolList) {
    this.#modelTurn = modelTurn;
    this.#question = question;
    this.#tools = tools;
    this.#progress = {
      state: modelTurn.began.state,
      sayings: [],
      prompt: 'of_state',
      calls: [],
      facts: [],
      done: new Set(),
      hasEffects: false,
      refusal: null,
    };
  }

  offered(): ReadonlySet<string> {
    const visible = visibleTools(this.#tools, this.#progress.state, this.#modelTurn.began);
    return new Set(visible.filter((tool) => !this.#isSpent(tool)).map(({ name }) => name));
  }

  /** Never rejects. */
  run(call: ToolCall): Promise<ToolAnswer> {
    const mine = this.#queue
      .then(() => this.#runOne(call))
      .catch((error: unknown): ToolAnswer => {
        const reason = error instanceof Error ? error.name : 'unknown';
        this.#modelTurn.world.log.error('model_tool_failed', { tool: call.tool, reason });
        return { ok: false, code: 'failed', hint: 'This did not work. Do not try it again.' };
      });
    this.#queue = mine;
    return mine;
  }

  /** Nothing runs after it; what runs is let finish, for it is a short transaction. */
  async close(): Promise<Progress> {
    this.#isOpen = false;
    await this.#queue;
    return this.#progress;
  }

  #isSpent(tool: Tool): boolean {
    return tool.kind === 'write' && this.#doneTools.has(tool.name) && !MAY_REPEAT.has(tool.name);
  }

  async #runOne(proposed: ToolCall): Promise<ToolAnswer> {
    if (!this.#isOpen) return OVER;
    const tool = this.#tools.get(proposed.tool);
    if (tool === undefined || tool.hiddenFromModel) return this.#refuse({ code: 'unknown_tool' });
    if (tool.needsYes && !hasPatientsYes(tool.name, this.#question.read))
      return this.#refuse({ code: 'needs_patient_yes' });
    if (this.#isSpent(tool)) return this.#refuse({ code: 'already_done' });
    const call: ToolCall = {
      tool: proposed.tool,
      arguments: this.#question.mask.unmaskArguments(proposed.arguments),
    };
    try {
      return tool.kind === 'read' ? await this.#read(tool, call) : await this.#write(tool, call);
    } catch (error) {
      if (error instanceof TurnClosed) return OVER;
      if (!(error instanceof Refused) || error.outcome.ok) throw error;
      // What was said about the refusal ("somebody was faster") is true although nothing was done.
      this.#keep(error.turn, error.turn.sayings);
      return this.#refuse(error.outcome.refusal);
    }
  }

  #read(tool: Tool, call: ToolCall): Promise<ToolAnswer> {
    return this.#modelTurn.world.store.read(async (tables) => {
      const turn = await this.#openPart(tables);
      const outcome = await passGate(turn, this.#tools, call);
      this.#keep(turn, turn.sayings);
      if (turn.prompt !== 'of_state') this.#progress.prompt = turn.prompt;
      return this.#answerOf(tool, turn, outcome);
    });
  }

  async #write(tool: Tool, call: ToolCall): Promise<ToolAnswer> {
    this.#part += 1;
    const { turn, rows, unsaid, answer } = await this.#modelTurn.world.store.transact((tables) =>
      this.#writeIn(tables, tool, call),
    );
    const deeds = turn.calls
      .filter(({ result }) => result === 'ok')
      .flatMap(({ call: passed }) => DEEDS_OF_TOOL[passed.tool] ?? []);
    this.#doneTools.add(tool.name);
    // A changed state ends the menu of the one before, unless the call has a menu of its own.
    const { state } = turn.conversation;
    Object.assign(this.#progress, {
      hasEffects: true,
      state,
      prompt: turn.prompt,
      refusal: null,
      done: new Set([...this.#progress.done, ...deeds]),
    } satisfies Partial<Progress>);
    this.#keep(turn, unsaid);
    this.#modelTurn.sendNow(rows);
    return answer;
  }

  async #writeIn(tables: Tables, tool: Tool, call: ToolCall): Promise<Written> {
    if (!(await this.#modelTurn.isWaiting(tables))) throw new TurnClosed();
    const turn = await this.#openPart(tables);
    turn.conversation = { ...turn.conversation, reachable: true };
    if (!this.#progress.hasEffects)
      remember(turn, { from: 'patient', text: this.#modelTurn.text.slice(0, 500) });
    const outcome = await passGate(turn, this.#tools, call);
    if (!outcome.ok) throw new Refused(outcome, turn);
    await followByItself(turn, this.#tools);
    const answer = await this.#answerOf(tool, turn, outcome);
    const { rows, unsaid } = await commitPart(turn);
    // The last look before the commit: a turn that was given up meanwhile keeps nothing.
    if (!this.#isOpen) throw new TurnClosed();
    return { turn, rows, unsaid, answer };
  }

  async #openPart(tables: Tables): Promise<Turn> {
    const { world, subject, began } = this.#modelTurn;
    const turn = await openTurn(world, tables, { ...subject, began, part: this.#part });
    turn.conversation = {
      ...turn.conversation,
      language: turn.conversation.languageChosen ? turn.conversation.language : began.language,
    };
    return turn;
  }

  #keep(turn: Turn, sayings: readonly Saying[]): void {
    const said = new Set(this.#progress.sayings.map((saying) => plainText(saying.text)));
    const fresh = sayings.filter((saying) => !said.has(plainText(saying.text)));
    this.#progress.sayings = [...this.#progress.sayings, ...fresh];
    this.#progress.calls = [...this.#progress.calls, ...turn.calls];
  }

  async #answerOf(tool: Tool, turn: Turn, outcome: Outcome): Promise<ToolAnswer> {
    if (!outcome.ok) return this.#refuse(outcome.refusal);
    const standing =
      tool.kind === 'write' ? { state: turn.conversation.state, ...(await visitInQuestion(turn)) } : {};
    const facts = { ...outcome.value, ...standing };
    this.#progress.facts = [...this.#progress.facts, ...factRecordsOf(facts)];
    return { ok: true, facts: presentFacts(facts, this.#question.mask) };
  }

  #refuse(refusal: Refusal): ToolAnswer {
    if (!MODELS_OWN.has(refusal.code)) this.#progress.refusal = refusal;
    const fields = refusal.code === 'bad_arguments' ? ` Fields: ${refusal.fields}.` : '';
    return { ok: false, code: refusal.code, hint: `${REFUSAL_HINTS[refusal.code]}${fields}` };
  }
}

/** What the model is shown of the tools: not those that only a tap decides, and no yes to a question that was not asked yet. */
export const visibleTools = (
  tools: ToolList,
  state: ConversationState,
  began: Conversation,
): readonly Tool[] => {
  const atStart = new Set(offeredTools(tools, began.state));
  return offeredTools(tools, state).filter(
    (tool) => !tool.hiddenFromModel && (!tool.needsYes || atStart.has(tool)),
  );
};

/** What stands now, so that the model speaks of the held time and not of the wished one. */
async function visitInQuestion(turn: Turn): Promise<Readonly<Record<string, unknown>>> {
  const visit = await appointmentInQuestion(turn);
  return visit === null
    ? {}
    : { visit: { ...visitFacts(turn.world, visit), feePaise: visit.feePaise, status: visit.status } };
}
