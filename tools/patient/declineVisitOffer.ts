/** Tool: the patient declines the time that is kept for them while their doctor is away. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { declineVisitOffer as decline } from '../../src/app/admin/deeds/leave/answerOffer.ts';

export const declineVisitOffer = writeTool({
  name: 'declineVisitOffer',
  description:
    'The patient declines the time that the clinic keeps for them because their doctor is away. Only on a tap of that button. Example: {"reference":"CF-7K3M2"}.',
  hiddenFromModel: true,
  input: z.object({ reference: z.string().max(20) }),
  run: (turn, input) => decline(turn, input),
});
