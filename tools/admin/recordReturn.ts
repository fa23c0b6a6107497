/** Previews money that was given back over the counter. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { DESK_MODES } from '../../src/domain/money/money.ts';
import { reference } from '../adminArguments.ts';

export const recordReturn = adminWriteTool({
  name: 'recordReturn',
  description:
    'Shows money given back at the desk, or sent by staff by UPI, before it is written down: for a cancelled visit that was paid at the clinic. Needs the reference, how it was given and the rupees, as the person said them. Example: "gave 600 cash back to CF-7K3M2" → mode cash, rupees 600.',
  input: z.object({ reference, mode: z.enum(DESK_MODES), rupees: z.number().int().min(1).max(1_000_000) }),
  run: (turn, { reference: of, mode, rupees }) =>
    previewDeed(turn, { kind: 'recordReturn', reference: of, mode, amountPaise: rupees * 100 }),
});
