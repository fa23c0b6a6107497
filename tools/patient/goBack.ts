/** Tool: one step back. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { goBack as stepBack } from '../../src/app/conversation/conversationControls.ts';

export const goBack = writeTool({
  name: 'goBack',
  description:
    'Goes one step back in the booking, or keeps an appointment that was about to be cancelled or moved. Example: "wapas jao" -> {}.',
  input: z.object({}),
  run: (turn) => stepBack(turn),
});
