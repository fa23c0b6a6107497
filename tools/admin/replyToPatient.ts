/** Previews a word to a patient, or begins a conversation with them through the bot. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { writeToPatient } from '../../src/app/admin/staffChat/writeToPatient.ts';
import { patientChatOf, patientChatShape } from '../chatArguments.ts';

export const replyToPatient = adminWriteTool({
  name: 'replyToPatient',
  description:
    'Shows what would be written to one patient in the clinic’s name. Needs a reference of that patient and the text as the person said it; without a text the person is asked to write. Not for several patients: that is broadcast. Example: "reply to CF-7K3M2: please bring the old report".',
  input: z.object({ ...patientChatShape, text: z.string().min(1).max(1_000).optional() }),
  run: (turn, input) =>
    writeToPatient(turn, { patient: patientChatOf(input), text: input.text?.trim() || null }),
});
