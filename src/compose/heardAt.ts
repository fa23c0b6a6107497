/** Tells the WhatsApp channels when a patient last wrote, as their conversation keeps it. */
import type { ChatKey } from '../domain/message/chat.ts';
import type { Store } from '../ports/store.ts';

/** Null where they never did. */
export const heardAtIn =
  (store: Store) =>
  async (chat: ChatKey): Promise<Date | null> =>
    (await store.read((tables) => tables.conversations.load(chat)))?.heardAt ?? null;
