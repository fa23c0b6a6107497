/** The digits of a one-time code and their hash. They are made when the message with them goes out, and kept nowhere but in it. */
import { randomInt, scryptSync, timingSafeEqual } from 'node:crypto';

export const newDigits = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** Slow on purpose, and salted with the code's own id. */
export const hashOfDigits = (digits: string, codeId: string): string =>
  scryptSync(digits, codeId, 32, { N: 4096 }).toString('hex');

/** A code that was not sent yet has no hash, and no digits are right for it. */
export function fitsHash(digits: string, { id, codeHash }: { id: string; codeHash: string }): boolean {
  const given = Buffer.from(hashOfDigits(digits, id));
  const kept = Buffer.from(codeHash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
