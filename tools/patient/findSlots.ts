/** Tool: free times of a doctor. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { readTool } from '../../src/agent/tool.ts';
import { showSlots } from '../../src/app/booking/showSlots.ts';
import { dateArgument, timeArgument } from '../arguments.ts';

export const findSlots = readTool({
  name: 'findSlots',
  description:
    "Lists free times, those of the doctor in question unless another is named. Dates are YYYY-MM-DD and times HH:MM on the clinic's clock. " +
    'Use it when the patient asks what is free, or for other days or later times. It keeps nothing: holdSlot does. ' +
    'Example: "anything on the 8th after 5?" -> { "date": "2026-12-08", "timeFrom": "17:00" }.',
  input: z.object({
    doctor: z.string().max(60).optional(),
    date: dateArgument.optional(),
    timeFrom: timeArgument.optional(),
    timeTo: timeArgument.optional(),
    after: timeArgument.optional(),
    days: z.boolean().optional(),
  }),
  run: (turn, input) => showSlots(turn, input),
});
