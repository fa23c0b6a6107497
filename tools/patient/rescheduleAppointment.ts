/** Tool: begins to move an appointment. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { rescheduleAppointment as beginMoving } from '../../src/app/appointments/rescheduleAppointment.ts';

export const rescheduleAppointment = writeTool({
  name: 'rescheduleAppointment',
  description:
    "Shows free times to which one of this chat's appointments can be moved; nothing is moved yet. Leave out the reference unless the patient named it. " +
    'Example: "can I come on another day?" -> {}.',
  input: z.object({ reference: z.string().max(20).optional() }),
  run: (turn, input) => beginMoving(turn, input),
});
