/** Shows the movements of money behind a sum. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { filterOf } from '../../src/app/admin/questions/filterArguments.ts';
import { listPayments as list } from '../../src/app/admin/questions/revenueAnswers.ts';
import { filterShape, offset } from '../adminArguments.ts';

export const listPayments = adminReadTool({
  name: 'listPayments',
  description:
    'Shows payments and refunds one by one, newest first, by the day on which the money moved. Use it for "which payments came in today". Example: "payments of yesterday" → dateFrom and dateTo yesterday.',
  input: z.object({ ...filterShape, offset }),
  run: (turn, { offset: from, ...filter }) => list(turn, filterOf(filter), from),
});
