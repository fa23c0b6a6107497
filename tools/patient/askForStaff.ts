/** Tool: hands the chat to a person. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { askForStaff as handOver } from '../../src/app/conversation/askForStaff.ts';

export const askForStaff = writeTool({
  name: 'askForStaff',
  description:
    'Hands the chat to a person of the clinic. Use it when the patient asks for one, complains, or needs what no other tool can do. Example: "kisi insaan se baat karni hai" -> {}.',
  input: z.object({}),
  run: (turn) => handOver(turn),
});
