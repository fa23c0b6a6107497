/** Fills the prompts that speak of a scenario's caller: `simulatedPatient.md`, and of `judges/` tone.md, language.md and caller.md. A placeholder that nobody fills is a bug. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlayTurn } from '../play/record.ts';
import type { Caller } from '../scenario/scenario.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'prompts');

export type BriefPrompt = 'simulatedPatient' | 'judges/tone' | 'judges/language' | 'judges/caller';

export function fillBrief(prompt: BriefPrompt, caller: Caller, transcript = ''): string {
  const { more, ...knows } = caller.knows;
  const known = Object.entries(knows).map(([what, value]) => `${what} ${value}`);
  const fillings: Readonly<Record<string, string>> = {
    persona: caller.persona,
    language: caller.language,
    wants: caller.wants,
    knows: [...known, ...(more === undefined ? [] : [more])].join('; ') || 'nothing beyond what they want',
    whenRefused: caller.whenRefused ?? 'Takes the nearest thing that is offered, or says good-bye.',
    transcript,
  };
  return readFileSync(join(FOLDER, `${prompt}.md`), 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const filling = fillings[name];
    if (filling === undefined) throw new Error(`nothing fills the placeholder ${name} of ${prompt}.md`);
    return filling;
  });
}

/** The conversation as a reader sees it: who wrote what, with the buttons of the screen in brackets. */
export const transcriptText = (turns: readonly PlayTurn[]): string =>
  turns
    .flatMap((turn) => [
      turn.kind === 'world' ? turn.did : `Patient: ${turn.did}`,
      ...turn.heard.map(({ text, choices, files }) =>
        [
          `Desk: ${text}`,
          ...files.map(({ name }) => `(a file: ${name})`),
          ...(choices.length === 0 ? [] : [choices.map((choice) => `[${choice}]`).join(' ')]),
        ].join('\n'),
      ),
    ])
    .join('\n\n');
