/** Shows who may use this bot. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { showStaff as show } from '../../src/app/admin/access/staffList.ts';

export const showStaff = adminReadTool({
  name: 'showStaff',
  description:
    'Lists the clinic’s people on this bot with their roles, and who is signed in. Use it for "staff", "who has access". Not for doctors’ appointments.',
  input: z.object({}),
  run: (turn) => show(turn),
});
