/** Tool: gives back the time that is kept for this chat from the waiting list. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { declineOffer as answerOffer } from '../../src/app/waitlist/answerOffer.ts';

export const declineOffer = writeTool({
  name: 'declineOffer',
  description:
    'Gives back the time that is kept for this chat from the waiting list. The patient taps it under the offer. ' +
    'Example: the button under the offer -> { "reference": "CF-7K3M2" }.',
  hiddenFromModel: true,
  input: z.object({ reference: z.string().max(20) }),
  run: (turn, input) => answerOffer(turn, input),
});
