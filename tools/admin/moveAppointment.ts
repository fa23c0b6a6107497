/** Previews the moving of one appointment to another time of its doctor. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { adminDate, adminTime, reference } from '../adminArguments.ts';

export const moveAppointment = adminWriteTool({
  name: 'moveAppointment',
  description:
    'Shows one appointment before it is moved to another time of the same doctor. Needs the reference, the day and the time. Example: "move CF-7K3M2 to tomorrow 5:20 pm".',
  input: z.object({ reference, date: adminDate, time: adminTime }),
  run: (turn, input) => previewDeed(turn, { kind: 'moveAppointment', ...input }),
});
