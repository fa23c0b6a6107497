/** Tool: deletes the data of the chat. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { confirmDeletion as eraseData } from '../../src/app/privacy/deleteMyData.ts';

export const confirmDeletion = writeTool({
  name: 'confirmDeletion',
  description: "Deletes the data of this chat. Only the patient's own tap or words under the notice count.",
  needsYes: true,
  hiddenFromModel: true,
  input: z.object({}),
  run: (turn) => eraseData(turn),
});
