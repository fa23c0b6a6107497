/** Tells what a report's bytes are by looking at them, whatever their name says; used by the vault. */
import type { ReportContentType } from '../../ports/reportVault.ts';

/** file-type tells iPhone's pictures apart finer than anyone who opens them cares. */
const ACCEPTED: ReadonlyMap<string, ReportContentType> = new Map([
  ['application/pdf', 'application/pdf'],
  ['image/jpeg', 'image/jpeg'],
  ['image/png', 'image/png'],
  ['image/webp', 'image/webp'],
  ['image/heic', 'image/heic'],
  ['image/heif', 'image/heic'],
]);

/** `%PDF-1.7`: file-type is content with `%PDF` alone. */
const PDF_HEADER = /^%PDF-[12]\.\d/;

/** Smaller than the smallest file of any accepted kind with something in it: a bare signature is not a report. */
const SMALLEST_REPORT_BYTES = 32;

/** The content type, or null for every kind that is not accepted. */
export async function contentTypeOf(bytes: Uint8Array): Promise<ReportContentType | null> {
  if (bytes.length < SMALLEST_REPORT_BYTES) return null;
  // Loaded with the first report: it would cost every start time and memory.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = ACCEPTED.get((await fileTypeFromBuffer(bytes))?.mime ?? '') ?? null;
  if (found !== 'application/pdf') return found;
  return PDF_HEADER.test(Buffer.from(bytes.subarray(0, 8)).toString('latin1')) ? found : null;
}
