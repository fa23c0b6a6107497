/** Tool: books with the same doctor again. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { bookAgain as beginAgain } from '../../src/app/booking/bookAgain.ts';

export const bookAgain = writeTool({
  name: 'bookAgain',
  description:
    'Begins a booking with the same patient, doctor and reason as an earlier visit of this chat, the last one unless a reference is given; the patient then chooses the time. ' +
    'Example: "phir se wahi doctor ke saath" -> {}.',
  input: z.object({
    reference: z.string().max(20).optional(),
    followUp: z.boolean().optional().describe('on the day that the doctor named for coming again'),
  }),
  run: (turn, input) => beginAgain(turn, input),
});
