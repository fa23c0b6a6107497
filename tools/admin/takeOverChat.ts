/** Previews taking a patient’s chat over from the bot. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { patientChatOf, patientChatShape } from '../chatArguments.ts';

export const takeOverChat = adminWriteTool({
  name: 'takeOverChat',
  description:
    'Shows whose chat a person of the clinic would take over; the bot is silent there then and the person’s words go to the patient. Needs a reference of that patient. Example: "take over CF-7K3M2".',
  input: z.object(patientChatShape),
  run: (turn, input) => previewDeed(turn, { kind: 'takeOverChat', ...patientChatOf(input) }),
});
