/** Previews what becomes of a payment that fitted no booking. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import { SETTLE_WAYS } from '../../src/domain/money/money.ts';
import { reference } from '../adminArguments.ts';

export const settlePayment = adminWriteTool({
  name: 'settlePayment',
  description:
    'Shows what would become of an online payment that fitted no booking, before it is done. Needs the payment id as it was written. Ways: attach (it pays the visit of the reference), credit (it is kept for that patient’s next visit), refund (it is sent back as it came), returned (the clinic has given it back by other means already). Example: "pay_AbCdEf12345678 is for CF-7K3M2" → way attach, reference CF-7K3M2.',
  input: z.object({
    payment: z.string().regex(/^pay_[A-Za-z0-9]{6,30}$/),
    way: z.enum(SETTLE_WAYS),
    reference: reference.optional().describe('for attach and credit'),
  }),
  run: (turn, { payment, way, reference: of = null }) =>
    previewDeed(turn, { kind: 'settlePayment', paymentId: payment, way, reference: of }),
});
