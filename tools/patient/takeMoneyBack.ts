/** Tool: gives a late payment back instead of another time. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { takeMoneyBack as refundLateMoney } from '../../src/app/money/late/lateMoney.ts';

export const takeMoneyBack = writeTool({
  name: 'takeMoneyBack',
  description:
    'Gives back a payment that came too late, when the patient wants the money and none of the times that are kept for it. Not for cancelling a booked visit. Example: "paise wapas chahiye" -> {}.',
  hiddenFromModel: true,
  input: z.object({}),
  run: (turn) => refundLateMoney(turn),
});
