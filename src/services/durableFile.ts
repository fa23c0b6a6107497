/** Writes a small file whole or not at all, and on the disk before it answers; used by the report vault and the data key. */
import { randomBytes } from 'node:crypto';
import { link, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Ending of a file that is being written; one that is left lying was cut off by a crash. */
export const UNFINISHED_SUFFIX = '.unfinished';

/** Owner alone reads and writes. */
const OWNER_ONLY = 0o600;

/** Writes `path`, in place of what was there. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await writeAside(path, bytes, rename);
}

/** Writes `path` unless it exists; false when it does, which two processes that start at once may find. */
export async function writeDurablyOnce(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeAside(path, bytes, async (aside) => {
      await link(aside, path);
      await unlink(aside);
    });
    return true;
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Node's code of a failed file operation, `ENOENT` or `ENOSPC`; empty for anything else. */
export function errorCodeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

async function writeAside(
  path: string,
  bytes: Uint8Array,
  moveInto: (aside: string, path: string) => Promise<void>,
): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}${UNFINISHED_SUFFIX}`;
  try {
    await writeAndSync(aside, bytes);
    await moveInto(aside, path);
  } catch (error) {
    await unlink(aside).catch(() => undefined);
    throw error;
  }
  // A rename is durable only once its directory is (https://man7.org/linux/man-pages/man2/fsync.2.html).
  await syncDirectory(dirname(path));
}

async function writeAndSync(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', OWNER_ONLY);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function syncDirectory(folder: string): Promise<void> {
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
