/** Previews the day on which the doctor wants to see a patient again. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { adminDate, reference } from '../adminArguments.ts';

export const setFollowUp = adminWriteTool({
  name: 'setFollowUp',
  description:
    'Shows one visit and the day on which the doctor wants to see the patient again, before it is written down; the patient is reminded of it. Not for moving an appointment. Example: "follow-up CF-7K3M2 on 7 December".',
  input: z.object({ reference, date: adminDate }),
  run: (turn, input) => previewDeed(turn, { kind: 'setFollowUp', ...input }),
});
