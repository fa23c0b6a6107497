/** Previews taking a colleague off this bot. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';

export const revokePerson = adminWriteTool({
  name: 'revokePerson',
  description: 'Shows who would lose access at once. Only the owner’s own tap or words propose it.',
  hiddenFromModel: true,
  input: z.object({ person: z.string().regex(/^\d{1,20}$/) }),
  run: (turn, { person }) => previewDeed(turn, { kind: 'revokePerson', chatId: person }),
});
