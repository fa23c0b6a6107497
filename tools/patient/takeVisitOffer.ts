/** Tool: the patient takes the time that is kept for them while their doctor is away. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { takeVisitOffer as take } from '../../src/app/admin/deeds/leave/answerOffer.ts';

export const takeVisitOffer = writeTool({
  name: 'takeVisitOffer',
  description:
    'The patient takes the time that the clinic keeps for them because their doctor is away. Only on a tap of that button. Example: {"reference":"CF-7K3M2"}.',
  hiddenFromModel: true,
  input: z.object({ reference: z.string().max(20) }),
  run: (turn, input) => take(turn, input),
});
