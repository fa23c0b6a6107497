/** Tool: sends the receipt again. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { sendInvoice as sendReceiptAgain } from '../../src/app/money/documents/sendInvoice.ts';

export const sendInvoice = writeTool({
  name: 'sendInvoice',
  description:
    'Sends the PDF receipt of a paid appointment of this chat, the newest unless a reference is named. Example: "receipt bhej do" -> {}.',
  input: z.object({ reference: z.string().max(20).optional() }),
  run: (turn, input) => sendReceiptAgain(turn, input),
});
