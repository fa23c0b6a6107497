/** A file that came to a phone, with the words inside of a PDF or a text. */
import { readPdfText } from '../../../src/services/invoice/readPdfText.ts';
import type { HeardFile } from '../record.ts';

export function heardFile(name: string, mimeType: string, bytes: Buffer | undefined): HeardFile {
  const isPdf = bytes?.subarray(0, 5).toString('latin1') === '%PDF-';
  const isText = mimeType.startsWith('text/');
  if (bytes === undefined || !(isPdf || isText)) return { name, mimeType, words: null };
  return { name, mimeType, words: isPdf ? readPdfText(bytes) : bytes.toString('utf8') };
}
