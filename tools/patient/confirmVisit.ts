/** Tool: notes that the patient will come. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { confirmVisit as noteConfirmation } from '../../src/app/appointments/confirmVisit.ts';

export const confirmVisit = writeTool({
  name: 'confirmVisit',
  description:
    "Notes that the patient will come to one of this chat's booked appointments, when they say so after a reminder. Books, moves and pays nothing. " +
    'Example: "haan, kal aa rahe hain" -> {}.',
  input: z.object({ reference: z.string().max(20).optional() }),
  run: (turn, input) => noteConfirmation(turn, input),
});
