/** Gemini as the patient: reads the screen, says what it does next, and is audited afterwards, so that a faulty patient is told apart from a faulty desk. */
import { z } from 'zod';
import type { PlayTurn } from '../play/record.ts';
import type { Caller } from '../scenario/scenario.ts';
import type { Step } from '../scenario/steps.ts';
import { askGemini, type GeminiLine, type Spent } from './askGemini.ts';
import { fillBrief, transcriptText } from './fillBrief.ts';

const moveSchema = z.object({ do: z.enum(['say', 'tap', 'done', 'give_up']), words: z.string() });

const MOVE_FORM = {
  type: 'OBJECT',
  properties: {
    do: { type: 'STRING', enum: ['say', 'tap', 'done', 'give_up'] },
    words: { type: 'STRING' },
  },
  required: ['do', 'words'],
};

/** A patient who is still writing after so many messages is going round in circles. */
export const MOST_MESSAGES = 25;

export type Move =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'end'; readonly why: string };

/** What the patient does next. A tap on a button that is not there is said instead, as people write what they cannot tap. */
export async function nextMove(
  line: GeminiLine,
  caller: Caller,
  turns: readonly PlayTurn[],
): Promise<{ readonly move: Move; readonly spent: Spent }> {
  const screen = transcriptText(turns);
  const { answer, spent } = await askGemini(line, {
    instructions: fillBrief('simulatedPatient', caller),
    message:
      screen === ''
        ? 'The chat is empty. You write first.'
        : `The chat so far:\n\n${screen}\n\nWhat do you do next?`,
    schema: MOVE_FORM,
    read: moveSchema,
  });
  const words = answer.words.trim();
  if (answer.do === 'done' || answer.do === 'give_up' || words === '')
    return { move: { kind: 'end', why: `${answer.do}: ${words}` }, spent };
  const isShown = turns.at(-1)?.heard.some(({ choices }) => choices.includes(words)) === true;
  const step: Step = answer.do === 'tap' && isShown ? { tap: words } : { say: words, exact: true };
  return { move: { kind: 'step', step }, spent };
}

export interface Audit {
  readonly kept: boolean;
  readonly reason: string;
}

const auditSchema = z.object({ kept: z.boolean(), reason: z.string() });

const AUDIT_FORM = {
  type: 'OBJECT',
  properties: { kept: { type: 'BOOLEAN' }, reason: { type: 'STRING' } },
  required: ['kept', 'reason'],
};

/** First by what can be counted, then by a judge who reads the brief. */
export async function auditCaller(
  line: GeminiLine,
  caller: Caller,
  turns: readonly PlayTurn[],
): Promise<{ readonly audit: Audit; readonly spent: Spent }> {
  const fault = plainFault(caller, turns);
  if (fault !== null)
    return { audit: { kept: false, reason: fault }, spent: { inputTokens: 0, outputTokens: 0 } };
  const { answer, spent } = await askGemini(line, {
    instructions: fillBrief('judges/caller', caller, transcriptText(turns)),
    message: 'Did the patient keep to the brief?',
    schema: AUDIT_FORM,
    read: auditSchema,
  });
  return { audit: answer, spent };
}

/** What needs no judge: a number that is nobody's, words of a tester, a conversation without an end. */
function plainFault({ knows }: Caller, turns: readonly PlayTurn[]): string | null {
  const said = turns.filter((turn) => turn.kind === 'message').map((turn) => turn.did);
  const phone = knows.phone?.replace(/\D/g, '').slice(-10);
  for (const text of said) {
    const numbers = text.match(/(?:\+?91[ -]?)?[6-9](?:[ -]?\d){9}\b/g) ?? [];
    const other = numbers.find((number) => number.replace(/\D/g, '').slice(-10) !== phone);
    if (other !== undefined) return `told a phone number that is not in the brief: "${text}"`;
    if (/\b(?:as an ai|language model|system prompt|simulated|test scenario)\b/i.test(text))
      return `spoke as a tester or a model: "${text}"`;
  }
  return said.length >= MOST_MESSAGES ? `was still writing after ${MOST_MESSAGES} messages` : null;
}
