/** What the running admin bot knows of the house around it: where its links lead, and what a message costs. */
import type { AdminSurroundings } from '../app/admin/adminTurn.ts';
import type { World } from '../app/turn/world.ts';
import type { TelegramChannel } from '../bot/telegramChannel.ts';
import type { Config } from '../config.ts';
import { invitationLink, keepBotName } from './botName.ts';

interface Place {
  readonly channel: TelegramChannel;
  readonly world: Pick<World, 'clock' | 'log'>;
  /** Where the product is reached from outside. */
  readonly address: string;
}

export function adminSurroundings(
  config: Pick<Config, 'whatsappMode' | 'WHATSAPP_MESSAGE_PAISE'>,
  { channel, world, address }: Place,
): Omit<AdminSurroundings, 'createPairingLink'> {
  const { clock, log } = world;
  const botName = keepBotName(channel.api, log, () => clock.now().getTime());
  return {
    reportUrl: (token) => `${address}/reports/${token}`,
    invitationLink: (token) => {
      const name = botName.known();
      return name === null ? null : invitationLink(name, token);
    },
    // A linked phone pays for no message.
    whatsappMessagePaise: config.whatsappMode === 'cloud' ? config.WHATSAPP_MESSAGE_PAISE : 0,
  };
}
