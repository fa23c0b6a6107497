/** Tool: takes the chat off the waiting list. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { leaveWaitlist as stopWaiting } from '../../src/app/waitlist/joinWaitlist.ts';

export const leaveWaitlist = writeTool({
  name: 'leaveWaitlist',
  description:
    'Takes this chat off every waiting list, when the patient says that they no longer wait. Booked visits stay. ' +
    'Example: "waiting list se naam hata do" -> {}.',
  input: z.object({}),
  run: (turn) => stopWaiting(turn),
});
