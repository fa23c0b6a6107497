/** Judges how the desk spoke, tone and language, by Gemini; comes last, and fails no play: a score of words is an opinion. */
import { z } from 'zod';
import { askGemini, type GeminiLine, type Spent } from '../callers/askGemini.ts';
import { type BriefPrompt, fillBrief, transcriptText } from '../callers/fillBrief.ts';
import type { Play } from '../play/record.ts';
import type { Judgement } from '../run/played.ts';
import type { Scenario } from '../scenario/scenario.ts';

const JUDGES: Readonly<Record<string, BriefPrompt>> = { tone: 'judges/tone', language: 'judges/language' };

const verdictSchema = z.object({ score: z.number().int().min(1).max(5), reason: z.string() });

const VERDICT_FORM = {
  type: 'OBJECT',
  properties: { score: { type: 'INTEGER' }, reason: { type: 'STRING' } },
  required: ['score', 'reason'],
};

export async function judgePlay(
  line: GeminiLine,
  { caller }: Scenario,
  { turns }: Play,
): Promise<{ readonly judgements: readonly Judgement[]; readonly spent: readonly Spent[] }> {
  const asked = await Promise.all(
    Object.entries(JUDGES).map(async ([judge, prompt]) => {
      const { answer, spent } = await askGemini(line, {
        instructions: fillBrief(prompt, caller, transcriptText(turns)),
        message: 'What is your score?',
        schema: VERDICT_FORM,
        read: verdictSchema,
      });
      return { judgement: { judge, ...answer }, spent };
    }),
  );
  return { judgements: asked.map(({ judgement }) => judgement), spent: asked.map(({ spent }) => spent) };
}
