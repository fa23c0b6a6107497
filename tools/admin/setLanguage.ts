/** Changes the language in which the admin bot speaks to this person. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { setLanguage as change } from '../../src/app/admin/deskControls.ts';
import { LANGUAGES } from '../../src/domain/message/language.ts';

export const setLanguage = adminReadTool({
  name: 'setLanguage',
  description:
    'Changes the language of the answers; without a language it shows the three. Use it only where a language is asked for: "Hindi me bolo".',
  input: z.object({ language: z.enum(LANGUAGES).optional() }),
  run: (turn, { language }) => change(turn, language ?? null),
});
