/** Previews a word about who came. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { reference } from '../adminArguments.ts';

export const markAttendance = adminWriteTool({
  name: 'markAttendance',
  description:
    'Shows one appointment before it is marked as arrived, fulfilled (seen by the doctor) or noshow. Needs the reference. Example: "CF-7K3M2 has arrived".',
  input: z.object({ reference, attendance: z.enum(['arrived', 'fulfilled', 'noshow']) }),
  run: (turn, input) => previewDeed(turn, { kind: 'markAttendance', ...input }),
});
