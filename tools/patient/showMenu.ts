/** Tool: shows the present state's menu again. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { readTool } from '../../src/agent/tool.ts';
import { ok } from '../../src/types/result.ts';

export const showMenu = readTool({
  name: 'showMenu',
  description:
    'Shows the choices of the present step again, without changing anything. Example: "phir se dikhao" -> {}.',
  input: z.object({}),
  run: (turn) => ok({ state: turn.conversation.state }),
});
