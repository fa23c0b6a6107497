/** The linked phone's client as it runs at a clinic: the real whatsapp-web.js in the real Chromium, through everything that can happen to it. */
import { describe } from 'vitest';
import { whyNoBrowser } from '../browser.ts';
import { describeLinkedPhone } from '../contracts/linkedPhoneContract.ts';

describe.skipIf(whyNoBrowser() !== null)('in Chromium', () => {
  describeLinkedPhone('browser');
});
