/** The channels' contract on a linked phone, whichever client the child process runs; the browser's test and the scripted one call it. */
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { type ChannelBench, describeChannel } from '../contracts/channelContract.ts';
import { type OpenBench, openBench } from './openBench.ts';
import { whatsappPatient } from './whatsappPatient.ts';

export function describeWebChannel(name: string, client: 'sandbox' | 'scripted'): void {
  let open: OpenBench;
  let people = 0;
  beforeAll(async () => {
    open = await openBench({ WHATSAPP: 'web', WHATSAPP_WEB: client });
    const { web } = open.product.whatsapp ?? {};
    await vi.waitFor(() => expect(web?.supervisor.state.phase).toBe('qr'), { timeout: 60_000 });
    web?.standIn?.pair();
    await vi.waitFor(() => expect(web?.supervisor.state.phase).toBe('ready'), { timeout: 60_000 });
  }, 150_000);
  afterAll(() => open.close(), 60_000);

  describe.each(['c.us', 'lid'])('a chat with an id of %s', (server) => {
    describeChannel(
      name,
      (): ChannelBench => ({
        clinic: open.clinic,
        newPatient: () => {
          const id = `${919_700_000_000 + people++}`;
          const chatId = `${id}@${server}`;
          const phone = open.product.whatsapp?.web?.standIn?.phone(server === 'lid' ? chatId : id, 'Asha');
          if (phone === undefined) throw new Error('WhatsApp Web is not simulated');
          return whatsappPatient(phone, chatId);
        },
      }),
    );
  });
}
