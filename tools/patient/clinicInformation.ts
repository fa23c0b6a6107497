/** Tool: the clinic's own facts. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { readTool } from '../../src/agent/tool.ts';
import { clinicInformation as tellAboutClinic } from '../../src/app/conversation/clinicInformation.ts';
import { INFORMATION_TOPICS } from '../../src/domain/clinic/informationTopic.ts';

export const clinicInformation = readTool({
  name: 'clinicInformation',
  description:
    'Opening hours, address, parking, telephone, fees and ways to pay, as the clinic gave them. Use it for any question about the clinic, in the middle of a booking too. ' +
    'Do not answer such a question from memory. Example: "do you have parking?" -> { "topic": "parking" }.',
  input: z.object({ topic: z.enum(INFORMATION_TOPICS), doctor: z.string().max(60).optional() }),
  run: (turn, input) => tellAboutClinic(turn, input),
});
