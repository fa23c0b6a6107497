/** Keeps the patients' report files: encrypted, under random names, hash checked on every read. */

import type { Result } from '../types/result.ts';

/** Content types a report may have, found by looking at the bytes. */
export const REPORT_CONTENT_TYPES = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
] as const;
export type ReportContentType = (typeof REPORT_CONTENT_TYPES)[number];

export interface StoredFile {
  /** Random, without extension; the only handle to the file. */
  readonly fileName: string;
  readonly contentType: ReportContentType;
  readonly sizeBytes: number;
  /** Hex SHA-256 of the plain bytes. */
  readonly sha256: string;
}

export type VaultRefusal =
  | { readonly code: 'report_kind_not_accepted' }
  | { readonly code: 'report_too_large'; readonly limitBytes: number }
  | { readonly code: 'report_empty' };

export interface ReportVault {
  /** Writes the bytes whole or not at all; durable when it answers. */
  put(bytes: Uint8Array): Promise<Result<StoredFile, VaultRefusal>>;
  /** Throws an `OutsideError` with code `damaged` when the file is not what was stored. */
  read(file: StoredFile): Promise<Uint8Array>;
  remove(fileName: string): Promise<void>;
}
