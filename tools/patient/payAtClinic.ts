/** Tool: books with payment at the desk. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { payAtClinic as bookForDesk } from '../../src/app/booking/payAtClinic.ts';

export const payAtClinic = writeTool({
  name: 'payAtClinic',
  description:
    "Books the held slot; the fee is paid at the clinic. It is the patient's final yes, so use it only after the summary was shown and the patient then said so. " +
    'Example: "clinic pe de dunga" -> {}.',
  needsYes: true,
  input: z.object({}),
  run: (turn) => bookForDesk(turn),
});
