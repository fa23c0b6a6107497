/** Tool: sends the patient their own data. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { showMyData as sendOwnData } from '../../src/app/privacy/showMyData.ts';

export const showMyData = writeTool({
  name: 'showMyData',
  description:
    'Sends the patient a file with everything that the clinic keeps of this chat, when they ask for it. ' +
    'Example: "what do you know about me?" -> {}.',
  input: z.object({}),
  run: (turn) => sendOwnData(turn),
});
