/** The linked phone's drill with a small count and without Chromium; `npm run drill -- whatsapp-web` plays it in the browser. */
import { expect, it } from 'vitest';
import { whatsappScriptedDrill } from '../drills/whatsappWebDrill.ts';

it('the linked phone comes back from whatever breaks it, and no message is lost or handled twice', {
  timeout: 180_000,
}, async () => {
  expect(await whatsappScriptedDrill.run({ count: 8, seed: 3 })).toHaveLength(3);
});
