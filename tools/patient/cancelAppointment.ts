/** Tool: begins to cancel an appointment. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { cancelAppointment as beginCancelling } from '../../src/app/appointments/cancelAppointment.ts';

export const cancelAppointment = writeTool({
  name: 'cancelAppointment',
  description:
    "Shows what cancelling one of this chat's appointments means and asks for a yes; nothing is cancelled yet. Leave out the reference unless the patient named it. " +
    'Example: "kal ka appointment cancel karna hai" -> {}.',
  input: z.object({ reference: z.string().max(20).optional() }),
  run: (turn, input) => beginCancelling(turn, input),
});
