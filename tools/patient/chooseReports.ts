/** Tool: whether the patient sends reports before the visit. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { chooseReports as decideAboutReports } from '../../src/app/reports/reports.ts';

export const chooseReports = writeTool({
  name: 'chooseReports',
  description:
    'Records whether the patient wants to send medical reports for the doctor. Example: "haan, blood report hai" -> { "send": true }.',
  input: z.object({ send: z.boolean() }),
  run: (turn, input) => decideAboutReports(turn, input.send),
});
