/** Tool: takes back a consent. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { withdrawConsent as takeBackConsent } from '../../src/app/privacy/withdrawConsent.ts';
import { CONSENT_PURPOSES } from '../../src/domain/patient/consent.ts';

export const withdrawConsent = writeTool({
  name: 'withdrawConsent',
  description:
    'Takes back what the patient agreed to: "reminders" for messages that the clinic begins, "care" for everything. Only when they clearly ask for it. ' +
    'Example: "stop sending me reminders" -> { "purpose": "reminders" }.',
  input: z.object({ purpose: z.enum(CONSENT_PURPOSES) }),
  run: (turn, input) => takeBackConsent(turn, input),
});
