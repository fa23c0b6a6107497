/** A message as a channel without buttons writes it out, for the terminal: `npm run chat -- --channel whatsapp`. */
import { hasNumberedMenus } from '../domain/message/chat.ts';
import type { Delivery } from '../ports/channel.ts';
import { renderNumbered } from '../whatsapp/renderMessage.ts';

/** Null for a chat whose channel has buttons. */
export const writtenOut = ({ chat, message }: Delivery): string | null =>
  hasNumberedMenus(chat) ? renderNumbered(message).join('\n\n') : null;
