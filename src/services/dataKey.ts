/** The key that seals reports and the WhatsApp session: given as DATA_KEY, or made on the first start and kept in the data directory. Called by `compose.ts`. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { no, ok, type Result } from '../types/result.ts';
import { errorCodeOf, writeDurablyOnce } from './durableFile.ts';

const DATA_KEY_BYTES = 32;
export const DATA_KEY_FILE = 'data.key';
/** Tells, without holding the key, which key this directory's files are sealed with. */
export const DATA_KEY_CHECK_FILE = 'data.key.check';

const CHECK_PHRASE = 'clinic-frontdesk data key check';

export type DataKeyRefusal =
  | { readonly code: 'data_key_malformed'; readonly source: 'DATA_KEY' | typeof DATA_KEY_FILE }
  | { readonly code: 'data_key_differs'; readonly source: 'DATA_KEY' | typeof DATA_KEY_FILE }
  | { readonly code: 'data_key_missing' }
  | { readonly code: 'data_dir_unusable'; readonly reason: string };

/** 32 bytes as 64 hexadecimal digits, as base64 or as base64url, with white space around them forgiven; null for anything else. */
export function parseDataKey(text: string): Buffer | null {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, 'hex');
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return null;
  const key = Buffer.from(trimmed, 'base64');
  return key.length === DATA_KEY_BYTES ? key : null;
}

/**
 * Answers with the 32 bytes, and keeps a check value beside them on first use. Refuses a malformed key, one that is not the key
 * this directory was begun with, and to make a new key where the old one is gone: its files could never be read again.
 */
export async function loadOrMakeDataKey(options: {
  readonly dataDir: string;
  readonly given?: string | undefined;
}): Promise<Result<Buffer, DataKeyRefusal>> {
  try {
    await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
    return await chooseKey(options.dataDir, options.given?.trim() || null);
  } catch (error) {
    return no({ code: 'data_dir_unusable', reason: errorCodeOf(error) || 'unknown' });
  }
}

/** What the operator reads: the variable or file at fault, and how to mend it. */
export function explainDataKeyRefusal(refusal: DataKeyRefusal, dataDir: string): string {
  const keyFile = join(dataDir, DATA_KEY_FILE);
  const checkFile = join(dataDir, DATA_KEY_CHECK_FILE);
  switch (refusal.code) {
    case 'data_key_malformed':
      return refusal.source === 'DATA_KEY'
        ? 'DATA_KEY must be 32 bytes, as 64 hexadecimal digits or as base64. Make one with: openssl rand -base64 32'
        : `${keyFile} does not hold a key of 32 bytes. Put the right file back from the backup.`;
    case 'data_key_differs':
      return `${refusal.source} is not the key that the files in ${dataDir} were sealed with. Put the former key back; or, if nothing sealed has to be read again, remove ${keyFile} and ${checkFile}.`;
    case 'data_key_missing':
      return `${keyFile} is gone, and files in ${dataDir} were sealed with it. Put it back from the backup, or set DATA_KEY to it; or, if nothing sealed has to be read again, remove ${checkFile}.`;
    case 'data_dir_unusable':
      return `DATA_DIR (${dataDir}) cannot be read or written: ${refusal.reason}. Give the account that runs the server the right to it, or set DATA_DIR to another directory.`;
  }
}

async function chooseKey(dataDir: string, given: string | null): Promise<Result<Buffer, DataKeyRefusal>> {
  const keptText = await readIfThere(join(dataDir, DATA_KEY_FILE));
  const check = await readIfThere(join(dataDir, DATA_KEY_CHECK_FILE));
  if (given === null && keptText === null)
    return check === null ? makeKey(dataDir) : no({ code: 'data_key_missing' });

  const source = given === null ? DATA_KEY_FILE : 'DATA_KEY';
  const key = parseDataKey(given ?? keptText ?? '');
  if (key === null) return no({ code: 'data_key_malformed', source });
  const keptKey = keptText === null ? null : parseDataKey(keptText);
  // Without a check value the kept file is the only witness of what was sealed before.
  if (check === null && keptText !== null && (keptKey === null || !timingSafeEqual(keptKey, key)))
    return no({ code: 'data_key_differs', source });
  if (check !== null && check.trim() !== checkValueOf(key)) return no({ code: 'data_key_differs', source });
  if (keptText !== null) await chmod(join(dataDir, DATA_KEY_FILE), 0o600);
  return keepCheckValue(dataDir, key, source);
}

async function makeKey(dataDir: string): Promise<Result<Buffer, DataKeyRefusal>> {
  await writeDurablyOnce(
    join(dataDir, DATA_KEY_FILE),
    Buffer.from(`${randomBytes(DATA_KEY_BYTES).toString('base64')}\n`),
  );
  // Another process may have been faster: whoever wrote the file, all go on with what it holds.
  const key = parseDataKey(await readFile(join(dataDir, DATA_KEY_FILE), 'utf8'));
  if (key === null) return no({ code: 'data_key_malformed', source: DATA_KEY_FILE });
  return keepCheckValue(dataDir, key, DATA_KEY_FILE);
}

async function keepCheckValue(
  dataDir: string,
  key: Buffer,
  source: 'DATA_KEY' | typeof DATA_KEY_FILE,
): Promise<Result<Buffer, DataKeyRefusal>> {
  const path = join(dataDir, DATA_KEY_CHECK_FILE);
  const value = checkValueOf(key);
  if ((await readIfThere(path)) === null) await writeDurablyOnce(path, Buffer.from(`${value}\n`));
  const kept = await readFile(path, 'utf8');
  return kept.trim() === value ? ok(key) : no({ code: 'data_key_differs', source });
}

/** 128 bits of an HMAC: enough to tell keys apart, useless for finding one. */
const checkValueOf = (key: Buffer): string =>
  createHmac('sha256', key).update(CHECK_PHRASE).digest('hex').slice(0, 32);

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
