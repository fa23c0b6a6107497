/** Takes a deed back. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { undoDeed as undo } from '../../src/app/admin/deeds/takeDeed.ts';
import { deedId } from '../deedArguments.ts';

export const undoDeed = adminWriteTool({
  name: 'undoDeed',
  description:
    'Takes back what was done a moment ago, where that can be. Only the person’s own tap proposes it.',
  hiddenFromModel: true,
  input: z.object({ deed: deedId.optional() }),
  run: (turn, input) => undo(turn, input.deed ?? null),
});
