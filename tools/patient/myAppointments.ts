/** Tool: the chat's own upcoming appointments. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { readTool } from '../../src/agent/tool.ts';
import { myAppointments as listMyAppointments } from '../../src/app/appointments/myAppointments.ts';

export const myAppointments = readTool({
  name: 'myAppointments',
  description:
    'Lists the appointments that were booked from this chat and are still to come. Use it when the patient asks about their booking, its time or its status. ' +
    'It cannot show anybody else\'s. Example: "mera appointment kab hai?" -> {}.',
  input: z.object({}),
  run: (turn) => listMyAppointments(turn),
});
