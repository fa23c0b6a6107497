/** Tool: moves the chosen appointment to a new slot. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { moveToSlot as takeNewSlot } from '../../src/app/appointments/rescheduleAppointment.ts';

export const moveToSlot = writeTool({
  name: 'moveToSlot',
  description:
    'Moves the appointment in question to the slot that the patient chose, by the id that findSlots gave. Example: "the one at 6" -> { "slot": "d-iyer_20261124_1800" }.',
  needsYes: true,
  input: z.object({
    slot: z.string().max(80),
    agreed: z.boolean().optional().describe('only from the button under a changed fee'),
  }),
  run: (turn, input) => takeNewSlot(turn, input),
});
