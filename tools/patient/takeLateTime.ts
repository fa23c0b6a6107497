/** Tool: takes one of the times that are held for a late payment. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { takeLateTime as bookOfferedTime } from '../../src/app/money/late/lateMoney.ts';

export const takeLateTime = writeTool({
  name: 'takeLateTime',
  description:
    'Books one of the times that are kept for a payment which came too late. Use it when the patient chooses one of those. Not for any other time. Example: a tap on "Tue 24 Nov, 5:40 pm" -> {"reference":"CF-7K3M2"}.',
  hiddenFromModel: true,
  input: z.object({ reference: z.string().max(20) }),
  run: (turn, input) => bookOfferedTime(turn, input),
});
