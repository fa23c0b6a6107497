/** The channels' contract on Telegram and on WhatsApp's Cloud API, both of one running product. */
import { afterAll, beforeAll, describe } from 'vitest';
import { type ChannelBench, type ChannelPatient, describeChannel } from '../contracts/channelContract.ts';
import { type OpenBench, openBench } from './openBench.ts';
import { telegramPatient } from './telegramPatient.ts';
import { whatsappPatient } from './whatsappPatient.ts';

describe('one product on two channels', () => {
  let open: OpenBench;
  let people = 0;
  beforeAll(async () => {
    open = await openBench();
  }, 60_000);
  afterAll(() => open.close(), 60_000);

  const benchWith = (newPatient: () => ChannelPatient) => (): ChannelBench => ({
    clinic: open.clinic,
    newPatient,
  });

  describeChannel(
    'Telegram',
    benchWith(() => {
      const phone = open.product.telegram.standIn?.phone({ chatId: 30_000 + people++, firstName: 'Asha' });
      if (phone === undefined) throw new Error('Telegram is not simulated');
      return telegramPatient(phone);
    }),
  );

  describeChannel(
    "WhatsApp's Cloud API",
    benchWith(() => {
      const phone = open.product.whatsapp?.cloudStandIn?.phone(String(919_800_000_000 + people++), 'Asha');
      if (phone === undefined) throw new Error('the Cloud API is not simulated');
      return whatsappPatient(phone);
    }),
  );
});
