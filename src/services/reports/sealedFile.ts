/** The form of a sealed report on disk: an authenticated header, then AES-256-GCM ciphertext and its tag; used by the vault. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { REPORT_CONTENT_TYPES, ReportContentType } from '../../ports/reportVault.ts';

/*
 * offset  bytes  meaning
 * 0       4      "CFRV"
 * 4       1      version of this form, 1
 * 5       1      content type: its place in CONTENT_TYPES_ON_DISK
 * 6       12     nonce, random: 96 bits as NIST SP 800-38D wants them, and good for 2^32 files a key
 * 18      n      ciphertext, as long as the report
 * 18 + n  16     tag over header, file name and ciphertext
 */
const MAGIC = Buffer.from('CFRV');
const VERSION = 1;
const NONCE_OFFSET = 6;
const NONCE_BYTES = 12;
const HEADER_BYTES = NONCE_OFFSET + NONCE_BYTES;
const TAG_BYTES = 16;

/** A place in this list is written to disk: add at the end, never reorder. */
const CONTENT_TYPES_ON_DISK = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
] as const satisfies typeof REPORT_CONTENT_TYPES;

export interface SealingOptions {
  readonly key: Buffer;
  /** Authenticated too, so that one patient's file cannot be put in the place of another's. */
  readonly fileName: string;
}

export function seal(
  bytes: Uint8Array,
  options: SealingOptions & { readonly contentType: ReportContentType },
): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const header = Buffer.concat([
    MAGIC,
    Buffer.from([VERSION, CONTENT_TYPES_ON_DISK.indexOf(options.contentType)]),
    nonce,
  ]);
  const cipher = createCipheriv('aes-256-gcm', options.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.concat([header, Buffer.from(options.fileName)]));
  return Buffer.concat([header, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Null when so much as a bit of it is not what was sealed, or the key or the name is another. */
export function unseal(
  sealed: Buffer,
  options: SealingOptions,
): { readonly bytes: Buffer; readonly contentType: ReportContentType } | null {
  if (
    sealed.length < HEADER_BYTES + TAG_BYTES ||
    !sealed.subarray(0, MAGIC.length).equals(MAGIC) ||
    sealed[MAGIC.length] !== VERSION
  )
    return null;
  const header = sealed.subarray(0, HEADER_BYTES);
  const contentType = CONTENT_TYPES_ON_DISK[header[MAGIC.length + 1] ?? -1];
  if (contentType === undefined) return null;
  const decipher = createDecipheriv('aes-256-gcm', options.key, header.subarray(NONCE_OFFSET), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.concat([header, Buffer.from(options.fileName)]));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return {
      bytes: Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES, -TAG_BYTES)), decipher.final()]),
      contentType,
    };
  } catch {
    // Node's one way of saying that the tag does not fit.
    return null;
  }
}
