/** What one line of a terminal chat was answered with; patients' and staff's chats print the same. */
import type { Sent } from '../compose/terminalDesk.ts';
import { writtenOut } from '../compose/writtenOut.ts';
import { plainText } from '../domain/message/outgoingMessage.ts';

export interface Reply {
  readonly state: string;
  readonly text: string;
  readonly choices: readonly string[];
  readonly files: readonly string[];
}

export function textOf(one: Sent): string {
  if (one.kind === 'document') return one.document.caption;
  const written = writtenOut(one.delivery);
  if (written !== null) return written;
  const { text, links } = one.delivery.message;
  const shown = plainText(text);
  return [
    shown,
    ...links.filter((link) => !shown.includes(link.url)).map((link) => `${link.label}: ${link.url}`),
  ].join('\n');
}
