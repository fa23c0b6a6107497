/** Says what can be asked and done, by the person's role. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { showHelp as show } from '../../src/app/admin/deskControls.ts';

export const showHelp = adminReadTool({
  name: 'showHelp',
  description:
    'Says what can be asked and done here, with examples. Use it for "help", "what can you do", "madad".',
  input: z.object({}),
  run: (turn) => show(turn),
});
