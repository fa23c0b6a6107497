/** Sends a doctor's day as a PDF. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { printDaySheet as print } from '../../src/app/admin/questions/fileAnswers.ts';
import { filterOf } from '../../src/app/admin/questions/filterArguments.ts';
import { adminDate, doctorList } from '../adminArguments.ts';

export const printDaySheet = adminReadTool({
  name: 'printDaySheet',
  description:
    'Sends a printable day sheet (PDF) for each doctor who has patients on the day, or for the doctors that are named. Use it for "day sheet", "print". Example: "day sheet of Dr Iyer for tomorrow" → date tomorrow, doctors d-iyer.',
  input: z.object({ date: adminDate.optional(), doctors: doctorList.optional() }),
  run: (turn, { date, doctors }) =>
    print(turn, { date: date ?? null, doctorIds: filterOf({ doctors }).doctorIds }),
});
