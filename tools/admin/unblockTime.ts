/** Previews the opening of a closed time. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { stretchOf, stretchShape } from '../deedArguments.ts';

export const unblockTime = adminWriteTool({
  name: 'unblockTime',
  description:
    'Shows what opening a closed stretch of a doctor’s time again would mean. Use it for "unblock", "open again", "khol do". Example: "unblock Dr Rao tomorrow 4 to 6".',
  input: z.object(stretchShape),
  run: (turn, input) => previewDeed(turn, { kind: 'unblockTime', ...stretchOf(input) }),
});
