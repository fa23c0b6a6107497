/** Previews the cancelling of one appointment by the clinic. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { reference } from '../adminArguments.ts';

export const cancelAppointment = adminWriteTool({
  name: 'cancelAppointment',
  description:
    'Shows one appointment before the clinic cancels it; the patient is told and online money goes back. Needs the reference. Example: "cancel CF-7K3M2".',
  input: z.object({ reference }),
  run: (turn, input) => previewDeed(turn, { kind: 'cancelAppointment', ...input }),
});
