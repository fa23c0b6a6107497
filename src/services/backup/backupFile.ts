/** Writes a backup to one sealed file and reads it back: the store's rows, then the folders of files beside it. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { CopiedRow, CopiedTable, StoreOutline, StoreSnapshot } from '../../ports/storeCopy.ts';
import { reachCrashPoint } from '../../types/crashPoint.ts';
import { errorCodeOf, syncDirectory, UNFINISHED_SUFFIX, writeDurably } from '../durableFile.ts';
import { type ArchiveEntry, readArchive, writeArchive } from './archive.ts';
import { BackupDamaged, sealStream, unsealStream } from './sealedStream.ts';

/** A folder whose files go along as they are: reports and the WhatsApp session are sealed already. */
export interface CopiedFolder {
  readonly name: 'reports' | 'whatsapp-session';
  readonly path: string;
}

export interface BackupContent {
  readonly snapshot: StoreSnapshot;
  readonly folders: readonly CopiedFolder[];
}

export interface BackupSize {
  readonly bytes: number;
  readonly rows: number;
  readonly files: number;
  /** Of the sealed file, for whoever has no key: `sha256sum --check` reads it from beside the file. */
  readonly sha256: string;
}

/** Header and some of the first piece. */
const HALF_A_BACKUP = 64;

const OUTLINE_ENTRY = 'store.json';
const ROWS_PREFIX = 'rows/';
/** Placeholders of the repository, and what a crash left half-written. */
const isPassedOver = (name: string): boolean => name.startsWith('.git') || name.endsWith(UNFINISHED_SUFFIX);

/** Whole or not at all: the file has its name only once it is on the disk. */
export async function writeBackupFile(
  path: string,
  content: BackupContent,
  key: Buffer,
): Promise<BackupSize> {
  const count = { rows: 0, files: 0 };
  const aside = `${path}.${randomBytes(4).toString('hex')}${UNFINISHED_SUFFIX}`;
  const file = await open(aside, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(
      writeArchive(entriesOf(content, count)),
      createGzip({ level: 5 }),
      (compressed: AsyncIterable<Buffer>) => sealStream(compressed, key),
      async (sealed: AsyncIterable<Buffer>) => {
        for await (const chunk of sealed) {
          hash.update(chunk);
          bytes += chunk.length;
          await file.write(chunk);
          if (bytes > HALF_A_BACKUP) reachCrashPoint('backup.halfWritten');
        }
      },
    );
    await file.sync();
    await file.close();
    reachCrashPoint('backup.written');
    await rename(aside, path);
    reachCrashPoint('backup.named');
  } catch (error) {
    await file.close().catch(() => undefined);
    await unlink(aside).catch(() => undefined);
    throw error;
  }
  const sha256 = hash.digest('hex');
  await writeDurably(`${path}.sha256`, Buffer.from(`${sha256}  ${path.split('/').at(-1) ?? path}\n`));
  await syncDirectory(join(path, '..'));
  return { bytes, sha256, ...count };
}

async function* entriesOf(
  { snapshot, folders }: BackupContent,
  count: { rows: number; files: number },
): AsyncGenerator<ArchiveEntry> {
  yield { name: OUTLINE_ENTRY, content: once(JSON.stringify(snapshot.outline)) };
  for (const table of snapshot.outline.tables)
    yield { name: ROWS_PREFIX + table.name, content: linesOf(snapshot, table, count) };
  // After the rows: a file is on the disk before the row that names it, so that none of them can be missing.
  for (const folder of folders) yield* filesOf(folder, count);
}

async function* linesOf(
  snapshot: StoreSnapshot,
  table: CopiedTable,
  count: { rows: number },
): AsyncGenerator<Buffer> {
  for await (const rows of snapshot.rows(table)) {
    count.rows += rows.length;
    yield Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
}

async function* filesOf(
  { name, path }: CopiedFolder,
  count: { files: number },
): AsyncGenerator<ArchiveEntry> {
  for (const file of await namesOf(path)) {
    const bytes = await readIfThere(join(path, file));
    // Deleted since the folder was read, at a patient's wish for one.
    if (bytes === null) continue;
    count.files += 1;
    yield { name: `${name}/${file}`, content: once(bytes) };
  }
}

async function namesOf(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !isPassedOver(entry.name))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function* once(content: string | Buffer): AsyncGenerator<Buffer> {
  yield Buffer.from(content);
}

/** Told of a backup's content in order. */
export interface BackupReader {
  outline(outline: StoreOutline): Promise<void>;
  rows(table: CopiedTable, rows: readonly CopiedRow[]): Promise<void>;
  file(folder: CopiedFolder['name'], name: string, bytes: Buffer): Promise<void>;
}

/** Reads the whole file; what it tells is true only when it resolves. @throws BackupDamaged */
export async function readBackupFile(path: string, key: Buffer, reader: BackupReader): Promise<void> {
  let outline: StoreOutline | null = null;
  let name = '';
  let held: Buffer[] = [];
  const lines = createLines(async (rows) => {
    const table = outline?.tables.find((one) => ROWS_PREFIX + one.name === name);
    if (table === undefined) throw new BackupDamaged('damaged');
    await reader.rows(table, rows);
  });
  const entryReader = {
    begin: async (entry: string) => {
      name = entry;
      held = [];
    },
    bytes: async (bytes: Buffer) => {
      if (name.startsWith(ROWS_PREFIX)) await lines.add(bytes);
      else held.push(bytes);
    },
    end: async () => {
      if (name === OUTLINE_ENTRY) {
        outline = JSON.parse(Buffer.concat(held).toString()) as StoreOutline;
        await reader.outline(outline);
      } else if (name.startsWith(ROWS_PREFIX)) await lines.end();
      else await reader.file(...placeOf(name), Buffer.concat(held));
    },
  };
  await pipeline(
    createReadStream(path),
    (sealed: AsyncIterable<Buffer>) => unsealStream(sealed, key),
    createGunzip(),
    async (plain: AsyncIterable<Buffer>) => void (await readArchive(plain, entryReader)),
  );
}

function placeOf(entry: string): [CopiedFolder['name'], string] {
  const found = /^(reports|whatsapp-session)\/([\w.-]+)$/.exec(entry);
  if (found?.[1] === undefined || found[2] === undefined) throw new BackupDamaged('damaged');
  return [found[1] as CopiedFolder['name'], found[2]];
}

/** Rows out of bytes that may end in the middle of a line, or of a letter. */
function createLines(give: (rows: readonly CopiedRow[]) => Promise<void>) {
  let rest: Buffer = Buffer.alloc(0);
  return {
    async add(bytes: Buffer): Promise<void> {
      const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const end = all.lastIndexOf(0x0a) + 1;
      rest = all.subarray(end);
      const rows = all
        .subarray(0, end)
        .toString()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as CopiedRow);
      if (rows.length > 0) await give(rows);
    },
    async end(): Promise<void> {
      if (rest.length > 0) throw new BackupDamaged('damaged');
    },
  };
}
