/** Puts a preview aside. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { dropDeed as drop } from '../../src/app/admin/deeds/takeDeed.ts';
import { deedId } from '../deedArguments.ts';

export const dropDeed = adminWriteTool({
  name: 'dropDeed',
  description: 'Puts a preview aside without doing anything. Only the person’s own tap proposes it.',
  hiddenFromModel: true,
  input: z.object({ deed: deedId }),
  run: (turn, input) => drop(turn, input.deed),
});
