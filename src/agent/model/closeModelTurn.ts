/** Ends a model's turn in one transaction: what the tools said, the model's words if they may be sent, the state's menu, the inbox row. */

import { visitFacts, wishFacts } from '../../app/appointments/visitFacts.ts';
import { openTurn, say, type Turn, wordingFor } from '../../app/turn/turn.ts';
import type { ModelTrace } from '../../app/turn/turnTrace.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import type { Result } from '../../types/result.ts';
import type { Understand } from '../../understanding/reading.ts';
import { remember } from '../answerMessage.ts';
import { finishTurn } from '../takeTurns.ts';
import type { Progress } from './callDesk.ts';
import { checkReply, type ReplyFault, type ReplySecrets } from './checkReply.ts';
import type { ModelTurn } from './modelTurn.ts';
import { appointmentInQuestion } from './openQuestion.ts';
import { type FactRecord, factRecordsOf, NO_FACTS, type TurnFacts } from './turnFacts.ts';

export interface ModelClosing {
  readonly turn: ModelTurn;
  readonly progress: Progress;
  /** The model's words with the details back; null when there are none that can be used. */
  readonly words: string | null;
  readonly phones: readonly string[];
  readonly secrets: ReplySecrets;
  readonly understand: Understand;
  readonly trace: ModelTrace;
}

/** `unsaid`: nothing was done and nothing may be said; another reader takes the message. */
export type Closed =
  | { readonly kind: 'closed'; readonly rows: readonly NewOutboxRow[] }
  | { readonly kind: 'unsaid'; readonly fault: ReplyFault | 'no_words' };

export function closeModelTurn(closing: ModelClosing): Promise<Closed> {
  const { turn: modelTurn, progress, trace } = closing;
  return modelTurn.world.store.transact(async (tables): Promise<Closed> => {
    if (!(await modelTurn.isWaiting(tables))) return { kind: 'closed', rows: [] };
    const turn = await continueTurn(
      modelTurn,
      progress,
      await openTurn(modelTurn.world, tables, { ...modelTurn.subject, began: modelTurn.began }),
    );
    const verdict = closing.words === null ? null : await judge(turn, closing, closing.words);
    if (verdict?.ok === true && closing.words !== null) {
      sayAll(
        turn,
        progress.sayings.filter((saying) => !saying.replaceable),
      );
      say(turn, [closing.words]);
    } else {
      sayAll(turn, progress.sayings);
      if (!hasAnswer(turn, progress, verdict))
        return { kind: 'unsaid', fault: verdict?.ok === false ? verdict.refusal : 'no_words' };
    }
    const outcome = verdict?.ok === false ? verdict.refusal : trace.outcome;
    return { kind: 'closed', rows: await finishTurn(turn, { ...modelTurn, model: { ...trace, outcome } }) };
  });
}

async function continueTurn({ began, text }: ModelTurn, progress: Progress, turn: Turn): Promise<Turn> {
  turn.reader = 'model';
  turn.prompt = progress.prompt;
  turn.calls.push(...progress.calls);
  turn.conversation = {
    ...turn.conversation,
    language: progress.hasEffects ? turn.conversation.language : began.language,
    reachable: true,
  };
  if (!progress.hasEffects) remember(turn, { from: 'patient', text: text.slice(0, 500) });
  return turn;
}

const sayAll = (turn: Turn, sayings: Progress['sayings']): void => void turn.sayings.push(...sayings);

/** Without the model's words: is there something to answer with? A refusal or the word about advice may still be said. */
function hasAnswer(turn: Turn, progress: Progress, verdict: Result<true, ReplyFault> | null): boolean {
  const { say: sentences } = wordingFor(turn);
  if (verdict?.ok === false && verdict.refusal === 'advice') say(turn, sentences.noMedicalAdvice());
  else if (turn.sayings.length === 0 && progress.refusal !== null)
    say(turn, sentences.refusal(progress.refusal));
  return turn.sayings.length > 0 || progress.hasEffects || turn.prompt !== 'of_state';
}

async function judge(turn: Turn, closing: ModelClosing, words: string): Promise<Result<true, ReplyFault>> {
  const { language } = turn.conversation;
  const { clinic, doctors } = turn.world.directory;
  const verdict = checkReply({
    text: words,
    language,
    facts: await factsOf(turn, closing),
    secrets: closing.secrets,
    languageOf: (text) =>
      closing.understand(text, { now: turn.now, timeZone: clinic.timeZone, language, doctors }).language,
  });
  if (!verdict.ok)
    turn.world.log.warn('model_reply_replaced', { fault: verdict.refusal, state: turn.conversation.state });
  return verdict;
}

async function factsOf(turn: Turn, { progress, phones }: ModelClosing): Promise<TurnFacts> {
  const { clinic, doctors } = turn.world.directory;
  return {
    records: [...progress.facts, ...(await factsOfState(turn))],
    clinic,
    doctors,
    done: progress.done,
    today: clinicMoment(turn.now, clinic.timeZone).date,
    phones,
  };
}

/** The visit in question; before there is one, the wish. Never both, so that a wished time is not said of a held one. */
async function factsOfState(turn: Turn): Promise<readonly FactRecord[]> {
  const { draft } = turn.conversation;
  const { holdMinutes, paymentLinkMinutes, reportsPerAppointment } = turn.world.policy;
  const numbers = [
    ...(draft.age === null
      ? []
      : [draft.age.years, ...(draft.age.months === null ? [] : [draft.age.months])]),
  ];
  const person: FactRecord = { ...NO_FACTS, numbers };
  const visit = await appointmentInQuestion(turn);
  if (visit !== null) {
    const facts = factRecordsOf({
      ...visitFacts(turn.world, visit),
      feePaise: visit.feePaise,
      reference: visit.reference,
    });
    return [
      person,
      ...facts,
      { ...NO_FACTS, numbers: [holdMinutes, paymentLinkMinutes, reportsPerAppointment] },
    ];
  }
  const wish = wishFacts(draft.wish);
  return wish === null ? [person] : [person, ...factRecordsOf(wish)];
}
