/** Sends the close of a day: sums in the message, the paper with it. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { closeDay as close } from '../../src/app/admin/questions/fileAnswers.ts';
import { adminDate } from '../adminArguments.ts';

export const closeDay = adminReadTool({
  name: 'closeDay',
  description:
    'Sends the day close: what was expected, taken and given back, and what must lie in the drawer, with a PDF. Use it for "close the day", "day close", "din ka hisaab". Example: "day close of yesterday" → date yesterday.',
  input: z.object({ date: adminDate.optional() }),
  run: (turn, { date }) => close(turn, date ?? null),
});
