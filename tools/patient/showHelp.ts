/** Tool: what the bot can do, and how to reach a person. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { readTool } from '../../src/agent/tool.ts';
import { showHelp as explain } from '../../src/app/conversation/conversationControls.ts';

export const showHelp = readTool({
  name: 'showHelp',
  description:
    'Explains what can be done here and how to reach a person. Use it when the patient is lost or asks for help with the chat itself. Example: "how does this work?" -> {}.',
  input: z.object({}),
  run: (turn) => explain(turn),
});
