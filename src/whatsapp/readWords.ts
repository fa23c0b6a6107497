/** Reads what a patient typed: a command with its slash, or text that every store takes; both channels of the room use it. */
import { COMMANDS, type IncomingContent } from '../domain/incomingMessage.ts';

const COMMAND = /^\/([a-z]+)(?:\s+([\s\S]+))?$/i;

export function readWords(written: string): IncomingContent {
  const text = toStorable(written);
  const [, name = '', payload = null] = COMMAND.exec(text.trim()) ?? [];
  const command = COMMANDS.find((known) => known === name.toLowerCase());
  return command === undefined ? { kind: 'text', text } : { kind: 'command', command, payload };
}

/** Without NUL, which PostgreSQL refuses, and without half of a surrogate pair, which every service refuses. */
export const toStorable = (text: string): string =>
  text.replaceAll('\u0000', '').replaceAll(/\p{Surrogate}/gu, '\ufffd');
