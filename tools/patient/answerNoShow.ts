/** Tool: takes down the answer to a missed visit. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { answerNoShow as takeDownAnswer } from '../../src/app/appointments/noShow.ts';

export const answerNoShow = writeTool({
  name: 'answerNoShow',
  description:
    "Takes down the patient's answer about a visit that was marked as missed: whether they were there. The patient taps it. " +
    'Example: the button "I was there" -> { "reference": "CF-7K3M2", "wasThere": true }.',
  hiddenFromModel: true,
  input: z.object({ reference: z.string().max(20), wasThere: z.boolean() }),
  run: (turn, input) => takeDownAnswer(turn, input),
});
