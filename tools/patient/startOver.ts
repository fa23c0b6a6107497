/** Tool: ends what is being done. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { startOver as beginAgain } from '../../src/app/conversation/conversationControls.ts';

export const startOver = writeTool({
  name: 'startOver',
  description:
    'Ends the booking that is being made and gives a held slot back; booked appointments stay. Use it when the patient does not want to go on or wants to begin again. Example: "rehne do" -> {}.',
  input: z.object({}),
  run: (turn) => beginAgain(turn),
});
