/** Sends the close of a day: sums in the message, the paper with it. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { closeDay as close } from '../../src/app/admin/questions/fileAnswers.ts';
import { adminDate } from '../adminArguments.ts';

export const closeDay = adminReadTool({
  name: 'closeDay',
  description:
    'Sends the day close: what was expected, taken and given back, and what must lie in the drawer, with a PDF and a CSV. Give what somebody counted in the drawer, in rupees, only when they say it. Use it for "close the day", "day close", "din ka hisaab". Example: "kal ka hisaab, 4500 the drawer mein" → date yesterday, countedRupees 4500.',
  input: z.object({
    date: adminDate.optional(),
    countedRupees: z.number().int().min(0).max(10_000_000).optional().describe('cash counted in the drawer'),
  }),
  run: (turn, { date, countedRupees }) =>
    close(turn, {
      date: date ?? null,
      countedCashPaise: countedRupees === undefined ? null : countedRupees * 100,
    }),
});
