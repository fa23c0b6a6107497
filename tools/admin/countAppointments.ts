/** Counts the appointments that fit a filter, in all or group by group. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { countAppointments as count } from '../../src/app/admin/questions/appointmentAnswers.ts';
import { filterOf } from '../../src/app/admin/questions/filterArguments.ts';
import { GROUPINGS } from '../../src/domain/visit/appointmentFilter.ts';
import { filterShape } from '../adminArguments.ts';

export const countAppointments = adminReadTool({
  name: 'countAppointments',
  description:
    'Counts appointments. Use it for "how many", "kitne", and for every question by doctor, day, status, payment, channel or hour that is not about money. Example: "how many no-shows this month by doctor" → the month, statuses noshow, groupBy doctor.',
  input: z.object({ ...filterShape, groupBy: z.enum(GROUPINGS).optional() }),
  run: (turn, { groupBy, ...filter }) => count(turn, filterOf(filter), groupBy ?? null),
});
