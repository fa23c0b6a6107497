/** Fills `prompts/receptionist.md` for one turn; the loaded texts come from `compose/prompts.ts`. */
import { createHash } from 'node:crypto';
import type { Language } from '../../domain/message/language.ts';

/** The prompts as they lie in `prompts/`, by their file names. */
export interface Prompts {
  /** receptionist.md */
  readonly receptionist: string;
  /** style.en.md, style.hi.md, style.hinglish.md */
  readonly styles: Readonly<Record<Language, string>>;
}

/** The placeholders of receptionist.md. */
export interface PromptFillings {
  readonly clinicName: string;
  readonly clinicFacts: string;
  readonly doctors: string;
  readonly now: string;
  readonly state: string;
  readonly stateNote: string;
  readonly known: string;
  readonly style: string;
}

/** A placeholder that nobody fills is a bug, found by the first test that asks the model. */
export function fillPrompt(prompt: string, fillings: PromptFillings): string {
  return prompt.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const filling = (fillings as unknown as Readonly<Record<string, string | undefined>>)[name];
    if (filling === undefined) throw new Error(`nothing fills the placeholder ${name}`);
    return filling;
  });
}

/** Short name of the wording of all prompts together: another hash, another prompt. */
export const promptHashOf = ({ receptionist, styles }: Prompts): string =>
  createHash('sha256')
    .update([receptionist, styles.en, styles.hi, styles.hinglish].join('\0'))
    .digest('hex')
    .slice(0, 12);

/** About four Latin letters or two Devanagari ones make a token; good to a fifth, for comparing prompts. */
export function estimateTokens(text: string): number {
  const devanagari = (text.match(/\p{Script=Devanagari}/gu) ?? []).length;
  return Math.ceil((text.length - devanagari) / 4 + devanagari / 2);
}
