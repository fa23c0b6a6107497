/** Does what was previewed and confirmed. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { confirmDeed as confirm } from '../../src/app/admin/deeds/takeDeed.ts';
import { deedId } from '../deedArguments.ts';

export const confirmDeed = adminWriteTool({
  name: 'confirmDeed',
  description:
    'Does what a preview has shown. Only the person’s own tap on that preview’s button proposes it.',
  hiddenFromModel: true,
  input: z.object({ deed: deedId }),
  run: (turn, input) => confirm(turn, input.deed),
});
