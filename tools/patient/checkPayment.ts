/** Tool: looks whether the payment has arrived. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { checkPayment as lookForPayment } from '../../src/app/money/links/checkPayment.ts';

export const checkPayment = writeTool({
  name: 'checkPayment',
  description:
    'Asks the bank whether the payment has arrived. Use it when the patient says that they have paid; their word alone books nothing. Example: "payment ho gaya" -> {}.',
  input: z.object({}),
  run: (turn) => lookForPayment(turn),
});
