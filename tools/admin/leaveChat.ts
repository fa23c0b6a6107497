/** Ends writing to a patient: what the person writes is for the desk again. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { leaveChat as leave } from '../../src/app/admin/staffChat/writeToPatient.ts';

export const leaveChat = adminWriteTool({
  name: 'leaveChat',
  description:
    'Ends a conversation with a patient, so that what the person writes is for the desk again. Only their own tap proposes it.',
  hiddenFromModel: true,
  input: z.object({}),
  run: (turn) => leave(turn),
});
