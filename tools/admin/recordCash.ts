/** Previews money that was taken over the counter. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { DESK_MODES } from '../../src/domain/money/money.ts';
import { reference } from '../adminArguments.ts';

export const recordCash = adminWriteTool({
  name: 'recordCash',
  description:
    'Shows a payment at the desk before it is written down. Needs the reference, how it was paid and the rupees that were counted, as the person said them. Example: "CF-7K3M2 ne 400 cash diye" → mode cash, rupees 400.',
  input: z.object({ reference, mode: z.enum(DESK_MODES), rupees: z.number().int().min(1).max(1_000_000) }),
  run: (turn, { reference: of, mode, rupees }) =>
    previewDeed(turn, { kind: 'recordCash', reference: of, mode, amountPaise: rupees * 100 }),
});
