/** Tool: checks a one-time code. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { proveOwnership as checkCode } from '../../src/app/appointments/ownershipCode.ts';

export const proveOwnership = writeTool({
  name: 'proveOwnership',
  description:
    'Checks the one-time code that the patient typed, and goes on with the one change that it was asked for. ' +
    'Example: "482913" after a code was sent -> { "code": "482913" }.',
  hiddenFromModel: true,
  input: z.object({ code: z.string().regex(/^\d{6}$/) }),
  run: (turn, input) => checkCode(turn, input),
});
