/** Finds a patient by name, phone or reference, with the visits. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { findPatient as find } from '../../src/app/admin/questions/patientAnswers.ts';

export const findPatient = adminReadTool({
  name: 'findPatient',
  description:
    'Finds one patient by a part of the name, a phone number or a reference, and shows the last and coming visits. Use it for "find Asha", "Asha ka appointment kab hai", "98765 43210". Placeholders such as [NAME_1] are passed on as they stand.',
  input: z.object({ patient: z.string().min(1).max(80) }),
  run: (turn, { patient }) => find(turn, patient),
});
