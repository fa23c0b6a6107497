/** Reads what a patient typed: a command with its slash, or text that every store takes; both channels of the room use it. */
import { COMMANDS, type IncomingContent } from '../domain/message/incomingMessage.ts';

const COMMAND = /^\/([a-z]+)(?:\s+([\s\S]+))?$/i;

/** `quotedRef`: the id of the message that it answers to, as the channel told it when that was sent. */
export function readWords(written: string, quotedRef: string | null = null): IncomingContent {
  const text = toStorable(written);
  const [, name = '', payload = null] = COMMAND.exec(text.trim()) ?? [];
  const command = COMMANDS.find((known) => known === name.toLowerCase());
  if (command !== undefined) return { kind: 'command', command, payload };
  return { kind: 'text', text, ...(quotedRef === null ? {} : { quotedRef }) };
}

/** Without NUL, which PostgreSQL refuses, and without half of a surrogate pair, which every service refuses. */
export const toStorable = (text: string): string =>
  text.replaceAll('\u0000', '').replaceAll(/\p{Surrogate}/gu, '\ufffd');
