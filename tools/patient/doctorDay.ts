/** Tool: answers whether a doctor is in on a day. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { readTool } from '../../src/agent/tool.ts';
import { doctorDay as answerDoctorDay } from '../../src/app/conversation/doctorDay.ts';
import { dateArgument } from '../arguments.ts';

export const doctorDay = readTool({
  name: 'doctorDay',
  description:
    'Says whether a doctor is in on a day, at which hours, and how many times are free then; changes nothing. For questions only, not for booking. ' +
    'Example: "is Dr Rao in on Sunday?" -> { "doctor": "d-rao", "date": "2026-11-29" }.',
  input: z.object({ doctor: z.string().max(80), date: dateArgument }),
  run: (turn, input) => answerDoctorDay(turn, input),
});
