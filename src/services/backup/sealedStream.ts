/** A stream sealed piece by piece with AES-256-GCM, so that a backup of any size needs little memory and a cut-off or altered one is noticed; `archive.ts` uses it. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/*
 * offset  bytes  meaning
 * 0       4      "CFBK"
 * 4       1      version of this form, 1
 * 5       8      mark of the data key: tells, without holding it, which key opens the file
 * 13      16     salt, from which and the data key this file's own key is derived
 * 29      ...    pieces: length of what follows (4 bytes), ciphertext, tag (16 bytes)
 *
 * The nonce of a piece is its number and whether it is the last one (the STREAM construction, https://eprint.iacr.org/2015/189):
 * pieces can be neither reordered nor left out, and an end that is missing is noticed. The header is authenticated with each.
 */
const MAGIC = Buffer.from('CFBK');
const VERSION = 1;
const MARK_BYTES = 8;
const SALT_BYTES = 16;
const HEADER_BYTES = MAGIC.length + 1 + MARK_BYTES + SALT_BYTES;
const TAG_BYTES = 16;
const PIECE_BYTES = 256 * 1024;
/** No piece of ours is longer: a length beyond it is damage, and is not asked of the memory. */
const LONGEST_PIECE_BYTES = PIECE_BYTES + TAG_BYTES;

export class BackupDamaged extends Error {
  readonly code: 'not_a_backup' | 'another_key' | 'damaged' | 'cut_off';

  constructor(code: BackupDamaged['code']) {
    super(WORDS[code]);
    this.name = 'BackupDamaged';
    this.code = code;
  }
}

const WORDS = {
  not_a_backup: 'this file is no backup of Clinic Frontdesk, or of a newer version of it',
  another_key: 'this backup was sealed with another DATA_KEY: restore with the key of that time',
  damaged: 'this backup is damaged: it is not what was written',
  cut_off: 'this backup is cut off: its end is missing',
} as const;

const markOf = (dataKey: Buffer): Buffer =>
  createHmac('sha256', dataKey).update('clinic-frontdesk backup key mark').digest().subarray(0, MARK_BYTES);

/** A key for this file alone: with one key for all, the numbers of the pieces would come twice. */
const fileKey = (dataKey: Buffer, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, salt, 'clinic-frontdesk backup', 32));

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** The sealed bytes of everything that `plain` brings. */
export async function* sealStream(plain: AsyncIterable<Buffer>, dataKey: Buffer): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const header = Buffer.concat([MAGIC, Buffer.from([VERSION]), markOf(dataKey), salt]);
  const key = fileKey(dataKey, salt);
  let number = 0;
  const sealPiece = (bytes: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast));
    number += 1;
    cipher.setAAD(header);
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(sealed.length);
    return Buffer.concat([length, sealed]);
  };
  yield header;
  let held = Buffer.alloc(0);
  for await (const bytes of plain) {
    held = Buffer.concat([held, bytes]);
    // One piece is kept back: whether it is the last one shows only when the next has come.
    for (; held.length > PIECE_BYTES; held = held.subarray(PIECE_BYTES))
      yield sealPiece(held.subarray(0, PIECE_BYTES), false);
  }
  yield sealPiece(held, true);
}

/** What was sealed. @throws BackupDamaged at the first byte that is not what was written; nothing after it is given out */
export async function* unsealStream(sealed: AsyncIterable<Buffer>, dataKey: Buffer): AsyncGenerator<Buffer> {
  const source = createByteSource(sealed);
  const header = await source.take(HEADER_BYTES);
  if (header === null || !header.subarray(0, 4).equals(MAGIC) || header[4] !== VERSION)
    throw new BackupDamaged('not_a_backup');
  if (!header.subarray(5, 5 + MARK_BYTES).equals(markOf(dataKey))) throw new BackupDamaged('another_key');
  const key = fileKey(dataKey, header.subarray(-SALT_BYTES));
  for (let number = 0; ; number += 1) {
    const length = (await source.take(4))?.readUInt32BE() ?? null;
    if (length === null) throw new BackupDamaged('cut_off');
    if (length < TAG_BYTES || length > LONGEST_PIECE_BYTES) throw new BackupDamaged('damaged');
    const piece = await source.take(length);
    if (piece === null) throw new BackupDamaged('cut_off');
    const isLast = await source.isAtEnd();
    yield openPiece(piece, { key, header, nonce: nonceOf(number, isLast) });
    if (isLast) return;
  }
}

function openPiece(
  piece: Buffer,
  { key, header, nonce }: { key: Buffer; header: Buffer; nonce: Buffer },
): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(header);
  decipher.setAuthTag(piece.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    // A piece that opens as one in the middle was whole: what is missing came after it.
    throw new BackupDamaged(
      nonce[11] === 1 && opensInTheMiddle(piece, { key, header, nonce }) ? 'cut_off' : 'damaged',
    );
  }
}

function opensInTheMiddle(
  piece: Buffer,
  { key, header, nonce }: { key: Buffer; header: Buffer; nonce: Buffer },
): boolean {
  const middle = Buffer.from(nonce);
  middle[11] = 0;
  try {
    openPiece(piece, { key, header, nonce: middle });
    return true;
  } catch {
    return false;
  }
}

/** Hands out a stream's bytes in the lengths that are asked for. */
export function createByteSource(stream: AsyncIterable<Buffer>) {
  const iterator = stream[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let heldBytes = 0;
  const fillTo = async (bytes: number): Promise<boolean> => {
    while (heldBytes < bytes) {
      const next = await iterator.next();
      if (next.done === true) return false;
      held.push(next.value);
      heldBytes += next.value.length;
    }
    return true;
  };
  return {
    /** Null when the stream ends before that many bytes. */
    async take(bytes: number): Promise<Buffer | null> {
      if (!(await fillTo(bytes))) return null;
      const all = held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held);
      held = all.length > bytes ? [all.subarray(bytes)] : [];
      heldBytes = all.length - bytes;
      return all.subarray(0, bytes);
    },
    isAtEnd: async (): Promise<boolean> => !(await fillTo(1)),
  };
}
