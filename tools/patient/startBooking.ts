/** Tool: begins a booking. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { startBooking as beginBooking } from '../../src/app/conversation/conversationControls.ts';

export const startBooking = writeTool({
  name: 'startBooking',
  description:
    'Begins a booking when the patient wants one and has told no detail yet. With any detail in the message use recordDetails instead: it begins the booking by itself. ' +
    'Example: "I want an appointment" -> {}.',
  input: z.object({}),
  run: (turn) => beginBooking(turn),
});
