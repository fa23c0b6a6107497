/** Previews taking a patient’s chat over from the bot. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { reference } from '../adminArguments.ts';

export const takeOverChat = adminWriteTool({
  name: 'takeOverChat',
  description:
    'Shows whose chat a person of the clinic would take over; the bot is silent there then. Needs a reference of that patient. Example: "take over CF-7K3M2".',
  input: z.object({ reference }),
  run: (turn, input) => previewDeed(turn, { kind: 'takeOverChat', ...input }),
});
