/** Tool: sends a one-time code to the chat that booked. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { requestCode as sendCode } from '../../src/app/appointments/ownershipCode.ts';

export const requestCode = writeTool({
  name: 'requestCode',
  description:
    'Sends a one-time code to the chat that booked a visit, so that it can be changed from this one. The patient taps it. ' +
    'Example: the button under "no such appointment" -> { "reference": "CF-7K3M2", "action": "cancel" }.',
  hiddenFromModel: true,
  input: z.object({ reference: z.string().max(20), action: z.enum(['cancel', 'move']) }),
  run: (turn, input) => sendCode(turn, input),
});
