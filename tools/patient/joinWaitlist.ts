/** Tool: puts the patient on the waiting list. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { joinWaitlist as beginWaiting } from '../../src/app/waitlist/joinWaitlist.ts';

export const joinWaitlist = writeTool({
  name: 'joinWaitlist',
  description:
    'Puts the patient on the waiting list of the chosen doctor for the wished days, when nothing that suits is free. They are offered a time as soon as one is freed. ' +
    'Example: "tell me if something opens up on Friday" -> {}.',
  input: z.object({}),
  run: (turn) => beginWaiting(turn),
});
