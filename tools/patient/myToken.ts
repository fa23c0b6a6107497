/** Tool: says the patient's token number. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { readTool } from '../../src/agent/tool.ts';
import { myToken as sayToken } from '../../src/app/tokens/tokens.ts';

export const myToken = readTool({
  name: 'myToken',
  description:
    "Says the patient's token number of today, which number the doctor is seeing now, and how many are before them. " +
    'Example: "mera number kab aayega?" -> {}.',
  input: z.object({}),
  run: (turn) => sayToken(turn),
});
