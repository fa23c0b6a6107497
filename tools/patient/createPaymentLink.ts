/** Tool: makes the payment link for the held slot. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { createPaymentLink as wantPaymentLink } from '../../src/app/money/links/createPaymentLink.ts';

export const createPaymentLink = writeTool({
  name: 'createPaymentLink',
  description:
    'Makes the payment link for the held slot; the clinic sends it to the patient itself. Use it after the summary was shown and the patient then chose to pay online, and to send an open link again. ' +
    'Never write a link or an amount yourself. Example: "online kar deta hoon" -> {}.',
  needsYes: true,
  input: z.object({}),
  run: (turn) => wantPaymentLink(turn),
});
