/** The ids that travel with WhatsApp's own buttons and list rows: which menu, and which choice of it. */
import type { IncomingContent } from '../domain/message/incomingMessage.ts';

const MENU_ID = /^m:(\d{1,15}):(\d{1,4})$/;

export const menuId = (menuVersion: number, index: number): string => `m:${menuVersion}:${index}`;

export const isMenuId = (id: string): boolean => MENU_ID.test(id);

/** What was tapped; for an id that is none of ours a menu that no conversation has, so that the answer is the present one. */
export function readMenuId(id: string): Extract<IncomingContent, { kind: 'choice' }> {
  const [, version, index] = MENU_ID.exec(id) ?? [];
  const tapped =
    version === undefined
      ? { menuVersion: -1, index: 0 }
      : { menuVersion: Number(version), index: Number(index) };
  // WhatsApp has no way to change a message that was sent.
  return { kind: 'choice', ...tapped, messageRef: null };
}
