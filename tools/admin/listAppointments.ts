/** Shows the appointments that fit a filter. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { listAppointments as list } from '../../src/app/admin/questions/appointmentAnswers.ts';
import { filterOf } from '../../src/app/admin/questions/filterArguments.ts';
import { filterShape, offset } from '../adminArguments.ts';

export const listAppointments = adminReadTool({
  name: 'listAppointments',
  description:
    'Shows appointments one by one. Use it for "who is coming", "show", "which", "unpaid for tomorrow". Not for "how many". Example: "kal shaam Dr Rao ke paas kaun aa raha hai?" → dateFrom and dateTo tomorrow, timeFrom 16:00, timeTo 20:00, doctors d-rao.',
  input: z.object({ ...filterShape, offset }),
  run: (turn, { offset: from, ...filter }) => list(turn, filterOf(filter), from),
});
