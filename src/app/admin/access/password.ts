/** The admin bot's password: hashed by scrypt with a salt of its own, compared in constant time. Used by the entrance and by `npm run admin -- password`. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { PASSWORD_HASH } from '../../../domain/admin/passwordHash.ts';

/** 2 to the 15th with blocks of 8: 32 MB and a tenth of a second for each guess (OWASP's password storage cheat sheet). */
const COST = 15;
const BLOCK_SIZE = 8;
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** Letters; the commands that make a hash refuse a shorter one. */
export const SHORTEST_PASSWORD = 10;

/** `cost` is the logarithm; only what guards nothing may be cheaper. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES).toString('base64url');
  const hash = await derive(password, { cost, blockSize: BLOCK_SIZE, salt });
  return `scrypt:${cost}:${BLOCK_SIZE}:${salt}:${hash.toString('base64url')}`;
}

export async function isPassword(given: string, passwordHash: string): Promise<boolean> {
  const [, cost, blockSize, salt = '', hash = ''] = PASSWORD_HASH.exec(passwordHash) ?? [];
  if (cost === undefined) return false;
  const derived = await derive(given, { cost: Number(cost), blockSize: Number(blockSize), salt });
  return timingSafeEqual(derived, Buffer.from(hash, 'base64url'));
}

interface Derivation {
  readonly cost: number;
  readonly blockSize: number;
  readonly salt: string;
}

/** The same letters typed on another keyboard may be other code points: compared in one form. */
function derive(password: string, { cost, blockSize, salt }: Derivation): Promise<Buffer> {
  const N = 2 ** cost;
  const options = { N, r: blockSize, p: 1, maxmem: 256 * N * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(
      password.trim().normalize('NFKC'),
      Buffer.from(salt, 'base64url'),
      HASH_BYTES,
      options,
      (error, key) => (error === null ? resolve(key) : reject(error)),
    );
  });
}
