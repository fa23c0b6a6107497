/** Previews giving a chat back to the bot. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { giveBack } from '../../src/app/admin/staffChat/writeToPatient.ts';
import { patientChatOf, patientChatShape } from '../chatArguments.ts';

export const giveBackChat = adminWriteTool({
  name: 'giveBackChat',
  description:
    'Shows whose chat would be given back to the bot. A reference names the patient; without one it is the chat that the person has taken over. Example: "give CF-7K3M2 back to the bot".',
  input: z.object(patientChatShape),
  run: (turn, input) =>
    giveBack(turn, input.reference === undefined && input.chat === undefined ? null : patientChatOf(input)),
});
