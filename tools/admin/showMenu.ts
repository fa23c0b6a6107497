/** Shows the first buttons. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { showMenu as show } from '../../src/app/admin/deskControls.ts';

export const showMenu = adminReadTool({
  name: 'showMenu',
  description: 'Shows the buttons of the first menu again. Use it for a greeting, "menu" or "start".',
  input: z.object({}),
  run: (turn) => show(turn),
});
