/** Tool: the patient's yes to cancelling. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { confirmCancel as cancelForGood } from '../../src/app/appointments/cancelAppointment.ts';

export const confirmCancel = writeTool({
  name: 'confirmCancel',
  description:
    'Cancels the appointment that was shown, after the patient has said yes to exactly that. Example: "haan, cancel kar do" -> {}.',
  needsYes: true,
  input: z.object({}),
  run: (turn) => cancelForGood(turn),
});
