/** Several named streams in one: what lies inside a sealed backup, each entry with its length and hash. Written and read by `backupFile.ts`. */
import { createHash } from 'node:crypto';
import { BackupDamaged, createByteSource } from './sealedStream.ts';

/*
 * A row of frames: kind (1 byte), length (4 bytes), that many bytes.
 * 'E' an entry begins: its name. 'D' bytes of it. 'Z' it ends: {"bytes":..,"sha256":".."}. 'F' the archive ends: how many entries.
 */
type FrameKind = 'E' | 'D' | 'Z' | 'F';

export interface ArchiveEntry {
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

const DATA_FRAME_BYTES = 64 * 1024;
const LONGEST_FRAME_BYTES = 16 * 1024 * 1024;

const frame = (kind: FrameKind, bytes: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(kind, 0, 'latin1');
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
};

interface EntryEnd {
  readonly bytes: number;
  readonly sha256: string;
}

export async function* writeArchive(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Buffer> {
  let count = 0;
  for await (const { name, content } of entries) {
    const hash = createHash('sha256');
    let bytes = 0;
    yield frame('E', Buffer.from(name));
    for await (const chunk of content) {
      for (let at = 0; at < chunk.length; at += DATA_FRAME_BYTES)
        yield frame('D', chunk.subarray(at, at + DATA_FRAME_BYTES));
      hash.update(chunk);
      bytes += chunk.length;
    }
    const end: EntryEnd = { bytes, sha256: hash.digest('hex') };
    yield frame('Z', Buffer.from(JSON.stringify(end)));
    count += 1;
  }
  yield frame('F', Buffer.from(String(count)));
}

/** Told of an archive's entries in order; `end` is reached only by an entry whose hash is right. */
export interface ArchiveReader {
  begin(name: string): Promise<void>;
  bytes(bytes: Buffer): Promise<void>;
  end(): Promise<void>;
}

/** @throws BackupDamaged when an entry is not what was written, or entries are missing */
export async function readArchive(plain: AsyncIterable<Buffer>, reader: ArchiveReader): Promise<number> {
  const source = createByteSource(plain);
  let hash = createHash('sha256');
  let bytes = 0;
  for (let entries = 0; ; ) {
    const { kind, content } = await nextFrame(source);
    if (kind === 'F') {
      if (Number(content.toString()) !== entries) throw new BackupDamaged('damaged');
      return entries;
    }
    if (kind === 'E') {
      hash = createHash('sha256');
      bytes = 0;
      await reader.begin(content.toString());
    } else if (kind === 'D') {
      hash.update(content);
      bytes += content.length;
      await reader.bytes(content);
    } else {
      const end = JSON.parse(content.toString()) as EntryEnd;
      if (end.bytes !== bytes || end.sha256 !== hash.digest('hex')) throw new BackupDamaged('damaged');
      entries += 1;
      await reader.end();
    }
  }
}

async function nextFrame(
  source: ReturnType<typeof createByteSource>,
): Promise<{ kind: FrameKind; content: Buffer }> {
  const head = await source.take(5);
  if (head === null) throw new BackupDamaged('cut_off');
  const kind = head.toString('latin1', 0, 1);
  const length = head.readUInt32BE(1);
  if (!isFrameKind(kind) || length > LONGEST_FRAME_BYTES) throw new BackupDamaged('damaged');
  const content = await source.take(length);
  if (content === null) throw new BackupDamaged('cut_off');
  return { kind, content };
}

const isFrameKind = (kind: string): kind is FrameKind => ['E', 'D', 'Z', 'F'].includes(kind);
