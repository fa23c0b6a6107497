/** Previews the closing of a doctor’s time. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { stretchOf, stretchShape } from '../deedArguments.ts';

export const blockTime = adminWriteTool({
  name: 'blockTime',
  description:
    'Shows what closing a stretch of a doctor’s time would mean; who is booked stays booked. Use it for "block", "close", "band karo". Not for a leave with patients booked: that is cancelDay. Example: "block Dr Rao tomorrow 4 to 6".',
  input: z.object(stretchShape),
  run: (turn, input) => previewDeed(turn, { kind: 'blockTime', ...stretchOf(input) }),
});
