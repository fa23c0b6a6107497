/** The sealed form of the WhatsApp session: written whole or not at all, opened by its key alone, given a new key. The vault and the change of `DATA_KEY` use it. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PassThrough, type Readable, type Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { reachCrashPoint } from '../../types/crashPoint.ts';

/*
 * offset  bytes  meaning
 * 0       5      "CFWS" and the version of this form, 1
 * 5       12     nonce, random
 * 17      n      ciphertext of the gzipped pack
 * 17 + n  16     tag over header and ciphertext
 */
const HEADER = Buffer.from('CFWS\u0001');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NEWEST = 'session.sealed';
const OLDER = 'session.previous.sealed';

/** The newest first. */
export const sealedCopiesIn = (folder: string): readonly [string, string] => [
  join(folder, NEWEST),
  join(folder, OLDER),
];

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Seals what the stream holds into a new file, which is on the disk and whole when this resolves; `into` takes its place only then. */
export async function writeSealed(
  path: string,
  key: Buffer,
  { from, through, into }: { from: Readable; through: Transform; into: (made: string) => Promise<void> },
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const making = `${path}.${randomBytes(4).toString('hex')}.part`;
  const nonce = randomBytes(NONCE_BYTES);
  const header = Buffer.concat([HEADER, nonce]);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(header);
  try {
    await writeFile(making, header, { mode: 0o600 });
    await pipeline(from, through, cipher, createWriteStream(making, { flags: 'a' }));
    reachCrashPoint('session.withoutTag');
    await writeFile(making, cipher.getAuthTag(), { flag: 'a' });
    reachCrashPoint('session.notSynced');
    await syncFile(making);
    reachCrashPoint('session.whole');
    await into(making);
    reachCrashPoint('session.renamed');
    await syncFile(dirname(path));
  } finally {
    await rm(making, { force: true });
  }
}

/** False when so much as a bit is not as it was sealed, or the key is another: what `into` has got then is to be thrown away. */
export async function readSealed(
  sealed: string,
  key: Buffer,
  { through, into }: { through: Transform; into: Writable },
): Promise<boolean> {
  try {
    const opened = await openSealed(sealed, key);
    if (opened === null) return false;
    await pipeline(opened.source, opened.decipher, through, into);
    return true;
  } catch {
    return false;
  }
}

export type RekeyedCopy = 'rekeyed' | 'has_it_already' | 'opens_with_neither';

/** Each sealed copy in the folder under the new key, one after the other; a run that was cut off goes on where it was. */
export async function rekeySession(
  folder: string,
  { former, next }: { former: Buffer; next: Buffer },
): Promise<readonly RekeyedCopy[]> {
  const copies: RekeyedCopy[] = [];
  for (const sealed of await sealedSessions(folder)) copies.push(await rekeyCopy(sealed, former, next));
  return copies;
}

async function rekeyCopy(sealed: string, former: Buffer, next: Buffer): Promise<RekeyedCopy> {
  if (await opensWith(sealed, next)) return 'has_it_already';
  // Looked through to its tag first: what is not genuine gets no new seal.
  if (!(await opensWith(sealed, former))) return 'opens_with_neither';
  const opened = await openSealed(sealed, former);
  if (opened === null) return 'opens_with_neither';
  await writeSealed(sealed, next, {
    from: opened.source,
    through: opened.decipher,
    into: (made) => rename(made, sealed),
  });
  return 'rekeyed';
}

/** Those that are there, the newest first. */
export async function sealedSessions(folder: string): Promise<readonly string[]> {
  const there = await Promise.all(sealedCopiesIn(folder).map(isThere));
  return sealedCopiesIn(folder).filter((_, place) => there[place]);
}

export async function anyOpens(copies: readonly string[], key: Buffer): Promise<boolean> {
  for (const copy of copies) if (await opensWith(copy, key)) return true;
  return false;
}

async function opensWith(sealed: string, key: Buffer): Promise<boolean> {
  const nowhere = new PassThrough();
  nowhere.resume();
  return readSealed(sealed, key, { through: new PassThrough(), into: nowhere });
}

async function openSealed(sealed: string, key: Buffer) {
  const { size } = await stat(sealed);
  const file = await open(sealed, 'r');
  const header = Buffer.alloc(HEADER.length + NONCE_BYTES);
  const tag = Buffer.alloc(TAG_BYTES);
  try {
    await file.read(header, 0, header.length, 0);
    await file.read(tag, 0, TAG_BYTES, size - TAG_BYTES);
  } finally {
    await file.close();
  }
  if (!header.subarray(0, HEADER.length).equals(HEADER)) return null;
  const nonce = header.subarray(HEADER.length);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(header);
  decipher.setAuthTag(tag);
  const source = createReadStream(sealed, { start: header.length, end: size - TAG_BYTES - 1 });
  return { source, decipher };
}

/** What a process that died in a seal has left behind. */
export const isUnfinished = (path: string): boolean =>
  basename(path).startsWith(NEWEST) && path.endsWith('.part');

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
