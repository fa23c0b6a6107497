/** Tool: keeps a free slot for the patient. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { holdSlot as keepSlot } from '../../src/app/booking/holdSlot.ts';

export const holdSlot = writeTool({
  name: 'holdSlot',
  description:
    "Keeps one free slot for some minutes while the patient looks at the summary and chooses how to pay. Takes the slot's id exactly as findSlots gave it. " +
    'Use it when the patient has chosen a time. It books nothing: say so. Example: "the 5:20 one" -> { "slot": "d-iyer_20261123_1720" }.',
  input: z.object({ slot: z.string().max(80), evenSo: z.boolean().optional() }),
  run: (turn, input) => keepSlot(turn, input),
});
