/** Reads a patient's chat that was handed over to staff. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { readChat } from '../../src/app/admin/staffChat/readChat.ts';
import { patientChatOf, patientChatShape } from '../chatArguments.ts';

export const readHandover = adminReadTool({
  name: 'readHandover',
  description:
    'Shows what a patient’s chat is about, the last words before a person took over and everything written since. Needs a reference of that patient. Example: "read the chat of CF-7K3M2".',
  input: z.object(patientChatShape),
  run: (turn, input) => readChat(turn, patientChatOf(input)),
});
