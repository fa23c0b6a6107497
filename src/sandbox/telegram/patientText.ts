// Sandbox, Telegram: marks what the apps mark in a text that a patient types; bots find their commands by it.
import type { MessageEntity } from './wire.ts';

const PATTERNS: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['bot_command', /(?<=^|\s)\/[a-z\d_]{1,64}(?:@\w{3,32})?(?![\w/])/gi],
  ['url', /\bhttps?:\/\/[^\s<>"]+/g],
  ['email', /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}\b/g],
  ['phone_number', /(?<![\w+])\+\d{10,14}(?!\w)/g],
];

/** Commands, addresses and phone numbers with a plus, in order. */
export function markedEntities(text: string): MessageEntity[] {
  return PATTERNS.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map((found) => ({ type, offset: found.index, length: found[0].length })),
  ).sort((one, other) => one.offset - other.offset);
}
