/** Loads the prompts of `prompts/`, which lies beside the code; called once by whoever composes a desk with a model. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Prompts } from '../agent/model/fillPrompt.ts';

const FOLDER = join(import.meta.dirname, '../../prompts');

const load = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

/** The agent's prompts; `agent/model/openQuestion.ts` fills their placeholders: clinicName clinicFacts doctors now state stateNote known style. */
export const loadPrompts = (): Prompts => ({
  receptionist: load('receptionist.md'),
  styles: { en: load('style.en.md'), hi: load('style.hi.md'), hinglish: load('style.hinglish.md') },
});

/** The transcriber's prompt; it has no placeholder. */
export const loadTranscribePrompt = (): string => load('transcribe.md');

/** The admin bot's prompt; `agent/admin/adminModelReader.ts` fills its placeholders: clinicName doctors now role lastQuestion. */
export const loadAdminPrompt = (): string => load('clinicAdmin.md');
