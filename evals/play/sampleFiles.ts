/** The files that callers send: whole enough to be taken for what they are, or plainly not. */
import { createHash } from 'node:crypto';
import type { CallerUpload } from './phones/callerPhone.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(400, 0x55),
  Buffer.from('ffd9', 'hex'),
]);
const PROGRAM = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]);
/** Above the clinic's own limit of 10 MB. */
const LARGE = Buffer.concat([PDF, Buffer.alloc(11 * 1024 * 1024)]);

export type SampleKind = 'pdf' | 'jpeg' | 'program' | 'empty' | 'large';

const SAMPLES: Readonly<
  Record<SampleKind, { readonly kind: 'document' | 'photo'; readonly bytes: Buffer; readonly name?: string }>
> = {
  pdf: { kind: 'document', bytes: PDF, name: 'blood-test.pdf' },
  jpeg: { kind: 'photo', bytes: JPEG },
  program: { kind: 'document', bytes: PROGRAM, name: 'report.pdf' },
  empty: { kind: 'document', bytes: Buffer.from('%PDF'), name: 'scan.pdf' },
  large: { kind: 'document', bytes: LARGE, name: 'mri.pdf' },
};

export function sampleFile(kind: SampleKind, name?: string): CallerUpload {
  const sample = SAMPLES[kind];
  return { kind: sample.kind, bytes: sample.bytes, fileName: name ?? sample.name };
}

/** A voice note that nobody could hear; what is "heard" in it is told to Gemini's stand-in by its hash. */
export function voiceNote(transcript: string): { readonly upload: CallerUpload; readonly sha256: string } {
  const bytes = Buffer.concat([
    Buffer.from('OggS\0\x02'),
    Buffer.alloc(22),
    Buffer.from(`OpusHead ${transcript}`),
  ]);
  return {
    upload: { kind: 'voice', bytes, mimeType: 'audio/ogg' },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
