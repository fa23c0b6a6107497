/** Tool: the clinic's doctors. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { readTool } from '../../src/agent/tool.ts';
import { findDoctors as showDoctors } from '../../src/app/booking/findDoctors.ts';
import { SPECIALITIES } from '../../src/domain/clinic/speciality.ts';

export const findDoctors = readTool({
  name: 'findDoctors',
  description:
    'Lists the doctors of the clinic with speciality, languages and fee. Use it when the patient asks who works here, what a doctor charges, or needs help to choose. ' +
    'Leave out the speciality for the whole list. Do not use it to choose a doctor for the patient: record the choice with recordDetails. ' +
    'Example: "skin ka doctor kaun hai?" -> { "speciality": "dermatology" }.',
  input: z.object({ speciality: z.enum(SPECIALITIES).optional() }),
  run: (turn, input) => showDoctors(turn, input),
});
