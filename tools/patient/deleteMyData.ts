/** Tool: begins to delete the data of the chat. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { deleteMyData as beginDeletion } from '../../src/app/privacy/deleteMyData.ts';

export const deleteMyData = writeTool({
  name: 'deleteMyData',
  description:
    'Shows what deleting the data of this chat means, with what the law keeps, and asks for a yes; nothing is deleted yet. ' +
    'Example: "forget me" -> {}.',
  input: z.object({}),
  run: (turn) => beginDeletion(turn),
});
