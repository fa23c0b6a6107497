/** Previews giving a chat back to the bot. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { patientChatOf, patientChatShape } from '../chatArguments.ts';

export const giveBackChat = adminWriteTool({
  name: 'giveBackChat',
  description:
    'Shows whose chat would be given back to the bot. Needs a reference of that patient. Example: "give CF-7K3M2 back to the bot".',
  input: z.object(patientChatShape),
  run: (turn, input) => previewDeed(turn, { kind: 'giveBackChat', ...patientChatOf(input) }),
});
