/** Previews a doctor’s leave. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { stretchOf, stretchShape } from '../deedArguments.ts';

export const cancelDay = adminWriteTool({
  name: 'cancelDay',
  description:
    'Shows what a doctor’s leave for a day or a part of it would mean for everybody who is booked. Use it for "on leave", "nahi aayenge", "chutti". Example: "Dr Iyer kal shaam nahi aayenge" → doctor d-iyer, dateFrom tomorrow, timeFrom 16:00, timeTo 20:00.',
  input: z.object(stretchShape),
  run: (turn, input) => previewDeed(turn, { kind: 'cancelDay', ...stretchOf(input) }),
});
