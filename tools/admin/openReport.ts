/** Makes one-time links to the reports of an appointment. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { openReport as open } from '../../src/app/admin/questions/patientAnswers.ts';
import { reference } from '../adminArguments.ts';

export const openReport = adminReadTool({
  name: 'openReport',
  description:
    'Makes links to the medical reports of one appointment; each opens once and is logged. Needs the reference. Use findPatient first where only a name is known. Example: "reports of CF-7K3M2".',
  input: z.object({ reference }),
  run: (turn, input) => open(turn, input.reference),
});
