/** Tool: the patient agrees to the privacy notice. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { acceptConsent as agreeToNotice } from '../../src/app/conversation/conversationControls.ts';

export const acceptConsent = writeTool({
  name: 'acceptConsent',
  description:
    "Records that the patient agrees to the privacy notice. Only the patient's own words or tap count.",
  needsYes: true,
  hiddenFromModel: true,
  input: z.object({ reminders: z.boolean().optional() }),
  run: (turn, input) => agreeToNotice(turn, input),
});
