/** Tool: the language of the conversation. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { setLanguage as chooseLanguage } from '../../src/app/conversation/conversationControls.ts';
import { LANGUAGES } from '../../src/domain/message/language.ts';

export const setLanguage = writeTool({
  name: 'setLanguage',
  description:
    'Changes the language of the conversation when the patient asks for it; without a language the choice is shown. Example: "hindi mein baat karo" -> { "language": "hi" }.',
  input: z.object({ language: z.enum(LANGUAGES).optional() }),
  run: (turn, input) => chooseLanguage(turn, input.language ?? null),
});
