/** Tool: the patient has no more reports to send. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { finishReports as endReports } from '../../src/app/reports/reports.ts';

export const finishReports = writeTool({
  name: 'finishReports',
  description:
    'Ends the sending of reports when the patient says that this is all. Example: "bas itna hi" -> {}.',
  input: z.object({}),
  run: (turn) => endReports(turn),
});
