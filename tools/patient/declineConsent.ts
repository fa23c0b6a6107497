/** Tool: the patient does not agree to the privacy notice. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { declineConsent as refuseNotice } from '../../src/app/conversation/conversationControls.ts';

export const declineConsent = writeTool({
  name: 'declineConsent',
  description:
    'Records that the patient does not agree to the privacy notice; what was written before is dropped.',
  hiddenFromModel: true,
  input: z.object({}),
  run: (turn) => refuseNotice(turn),
});
