/** The report vault: each file sealed with AES-256-GCM under a random name, durable when `put` answers; made by `compose.ts`. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { OutsideError } from '../ports/outsideError.ts';
import type { ReportVault, StoredFile } from '../ports/reportVault.ts';
import { no, ok } from '../types/result.ts';
import { errorCodeOf, syncDirectory, UNFINISHED_SUFFIX, writeDurably } from './durableFile.ts';
import { contentTypeOf } from './reports/contentType.ts';
import { seal, unseal } from './reports/sealedFile.ts';

/** Telegram lets bots fetch 20 MB; a photographed page has two or three. */
const REPORT_LIMIT_BYTES = 10 * 1024 * 1024;

/** What was begun longer ago than this and is not finished never will be. */
const ABANDONED_AFTER_MS = 60 * 60 * 1_000;

const FILE_NAME = /^[0-9a-f]{32}$/;

export interface ReportVaultOptions {
  /** Made with its parents when it is not there. */
  readonly folder: string;
  /** 32 bytes. */
  readonly key: Buffer;
  readonly limitBytes?: number;
}

/** Refuses empty and too large files and those whose bytes are no PDF or picture; throws `OutsideError` (service `reports`) when the disk fails. */
export function createReportVault(options: ReportVaultOptions): ReportVault {
  const { folder, key, limitBytes = REPORT_LIMIT_BYTES } = options;
  if (key.length !== 32) throw new Error('the report vault needs a key of 32 bytes');
  let ready: Promise<void> | null = null;
  // A folder that could not be made is tried again by the next report.
  const makeReady = () => {
    ready ??= prepareFolder(folder).catch((error: unknown) => {
      ready = null;
      throw error;
    });
    return ready;
  };

  return {
    async put(bytes) {
      if (bytes.length === 0) return no({ code: 'report_empty' });
      if (bytes.length > limitBytes) return no({ code: 'report_too_large', limitBytes });
      const contentType = await contentTypeOf(bytes);
      if (contentType === null) return no({ code: 'report_kind_not_accepted' });
      const fileName = randomBytes(16).toString('hex');
      await onDisk('put', async () => {
        await makeReady();
        await writeDurably(join(folder, fileName), seal(bytes, { key, fileName, contentType }));
      });
      return ok({ fileName, contentType, sizeBytes: bytes.length, sha256: sha256Of(bytes) });
    },

    async read(file) {
      const path = pathOf(folder, file.fileName, 'read');
      const sealed = await onDisk('read', () => readFile(path));
      const opened = unseal(sealed, { key, fileName: file.fileName });
      if (opened === null || opened.contentType !== file.contentType || !isSameContent(opened.bytes, file))
        throw damaged('read');
      return opened.bytes;
    },

    async remove(fileName) {
      const path = pathOf(folder, fileName, 'remove');
      await onDisk('remove', async () => {
        try {
          await unlink(path);
        } catch (error) {
          // Gone already, which is what was asked for.
          if (errorCodeOf(error) === 'ENOENT') return;
          throw error;
        }
        await syncDirectory(folder);
      });
    },
  };
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const isSameContent = (bytes: Uint8Array, file: StoredFile) =>
  bytes.length === file.sizeBytes && sha256Of(bytes) === file.sha256;

/** A name that is none of ours reaches no path. */
function pathOf(folder: string, fileName: string, operation: string): string {
  if (!FILE_NAME.test(fileName)) throw damaged(operation);
  return join(folder, fileName);
}

const damaged = (operation: string) =>
  new OutsideError({ service: 'reports', operation, permanent: true, code: 'damaged' });

/** A missing file is missing for good; a full or failing disk may be mended. */
async function onDisk<Value>(operation: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const code = errorCodeOf(error);
    throw new OutsideError({
      service: 'reports',
      operation,
      permanent: code === 'ENOENT',
      code: code === 'ENOENT' ? 'missing' : code || 'disk',
      cause: error,
    });
  }
}

/** Makes the folder, and clears what a crash left half-written: nobody else will ever delete it. */
async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = (await readdir(folder)).filter((name) => name.endsWith(UNFINISHED_SUFFIX));
  if (unfinished.length === 0) return;
  // The file system's own present, so that a moved clock deletes nothing that another process is writing.
  const probe = join(folder, `probe-${randomBytes(6).toString('hex')}${UNFINISHED_SUFFIX}`);
  await writeDurably(probe, new Uint8Array());
  const present = (await stat(probe)).mtimeMs;
  await unlink(probe);
  for (const name of unfinished) await removeIfAbandoned(join(folder, name), present);
}

async function removeIfAbandoned(path: string, present: number): Promise<void> {
  try {
    if (present - (await stat(path)).mtimeMs > ABANDONED_AFTER_MS) await unlink(path);
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOENT') throw error;
  }
}
