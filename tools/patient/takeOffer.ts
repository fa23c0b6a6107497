/** Tool: takes the time that is kept for this chat from the waiting list, on to the choice of payment. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { takeOffer as answerOffer } from '../../src/app/waitlist/answerOffer.ts';

export const takeOffer = writeTool({
  name: 'takeOffer',
  description:
    'Takes the time that is kept for this chat from the waiting list, on to the choice of payment. The patient taps it under the offer. ' +
    'Example: the button under the offer -> { "reference": "CF-7K3M2" }.',
  hiddenFromModel: true,
  input: z.object({ reference: z.string().max(20) }),
  run: (turn, input) => answerOffer(turn, input),
});
