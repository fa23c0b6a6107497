/** Sends the numbered paper of a visit to the desk. */
import { z } from 'zod';
import { adminReadTool } from '../../src/agent/admin/adminTool.ts';
import { printReceipt as print } from '../../src/app/admin/questions/fileAnswers.ts';
import { reference } from '../adminArguments.ts';

export const printReceipt = adminReadTool({
  name: 'printReceipt',
  description:
    'Sends the receipt of one visit to the person at the desk, to print it or pass it on. Needs the reference. Not for the day’s sums: that is closeDay. Example: "receipt of CF-7K3M2".',
  input: z.object({ reference }),
  run: (turn, input) => print(turn, input.reference),
});
