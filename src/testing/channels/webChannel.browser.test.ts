/** The channels' contract on WhatsApp Web: the real whatsapp-web.js in the real Chromium, on the sandbox's page. */
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { whyNoBrowser } from '../browser.ts';
import { type ChannelBench, describeChannel } from '../contracts/channelContract.ts';
import { type OpenBench, openBench } from './openBench.ts';
import { whatsappPatient } from './whatsappPatient.ts';

describe.skipIf(whyNoBrowser() !== null)('one product on a linked phone', () => {
  let open: OpenBench;
  let people = 0;
  beforeAll(async () => {
    open = await openBench({ WHATSAPP: 'web', WHATSAPP_WEB: 'sandbox' });
    const { web } = open.product.whatsapp ?? {};
    await vi.waitFor(() => expect(web?.supervisor.state.phase).toBe('qr'), { timeout: 60_000 });
    web?.standIn?.pair();
    await vi.waitFor(() => expect(web?.supervisor.state.phase).toBe('ready'), { timeout: 60_000 });
  }, 150_000);
  afterAll(() => open.close(), 60_000);

  describeChannel(
    'WhatsApp Web',
    (): ChannelBench => ({
      product: open.product,
      newPatient: () => {
        const id = `${919_700_000_000 + people++}`;
        const phone = open.product.whatsapp?.web?.standIn?.phone(id, 'Asha');
        if (phone === undefined) throw new Error('WhatsApp Web is not simulated');
        return whatsappPatient(phone, `${id}@c.us`);
      },
      hearSound: (sha256, heard) => open.gemini.hearSound(sha256, heard),
    }),
  );
});
