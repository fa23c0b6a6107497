/** Adds up the money that came in and went back. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { filterOf } from '../../src/app/admin/questions/filterArguments.ts';
import { revenue as addUp } from '../../src/app/admin/questions/revenueAnswers.ts';
import { filterShape } from '../adminArguments.ts';

export const revenue = adminReadTool({
  name: 'revenue',
  description:
    'Adds up money received and refunded, by the day on which it moved. Use it for collection, revenue, earnings, kamai. Not for who has still to pay: that is listAppointments with payment unpaid. Example: "is hafte ka collection" → dateFrom Monday, dateTo Sunday.',
  input: z.object({ ...filterShape, groupBy: z.enum(['day', 'doctor', 'channel']).optional() }),
  run: (turn, { groupBy, ...filter }) => addUp(turn, filterOf(filter), groupBy ?? null),
});
