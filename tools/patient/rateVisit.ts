/** Tool: takes down how a visit was. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { rateVisit as takeDownRating } from '../../src/app/appointments/rateVisit.ts';

export const rateVisit = writeTool({
  name: 'rateVisit',
  description:
    'Takes down the mark that the patient gives to a visit that took place, 5 for very good and 1 for bad. The patient taps it. ' +
    'Example: the button "5 ★" -> { "reference": "CF-7K3M2", "rating": 5 }.',
  hiddenFromModel: true,
  input: z.object({ reference: z.string().max(20), rating: z.int().min(1).max(5) }),
  run: (turn, input) => takeDownRating(turn, input),
});
