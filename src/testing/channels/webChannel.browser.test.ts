/** The channels' contract on WhatsApp Web: the real whatsapp-web.js in the real Chromium, on the sandbox's page. */
import { describe } from 'vitest';
import { whyNoBrowser } from '../browser.ts';
import { describeWebChannel } from './describeWebChannel.ts';

describe.skipIf(whyNoBrowser() !== null)('one product on a linked phone', () => {
  describeWebChannel('WhatsApp Web', 'sandbox');
});
