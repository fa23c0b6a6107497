/** Shows payments that fitted no booking and wait for a person. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { waitingMoney as show } from '../../src/app/admin/questions/waitingMoney.ts';

export const waitingMoney = adminReadTool({
  name: 'waitingMoney',
  description:
    'Shows online payments that fitted no booking, credits that are kept, and refunds that failed. Use it for "which payments are unknown", "credits". Not for the payments of a day: that is listPayments.',
  input: z.object({}),
  run: (turn) => show(turn),
});
