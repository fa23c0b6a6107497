/** Ends the person's session at once. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { signOut as leave } from '../../src/app/admin/deskControls.ts';

export const signOut = adminReadTool({
  name: 'signOut',
  description:
    'Ends the session: the next message has to be the password. Only on the person’s own tap or words.',
  hiddenFromModel: true,
  input: z.object({}),
  run: (turn) => leave(turn),
});
