/** A folder for stores whose drill asks what is kept, not whether it outlives a power cut: in memory where the machine offers that. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux's file system in memory: a commit need not wait for a disk there. */
const IN_MEMORY = '/dev/shm';

/** Whoever makes it takes it away. */
export const makeMemoryFolder = (prefix: string): Promise<string> =>
  mkdtemp(join(IN_MEMORY, prefix)).catch(() => mkdtemp(join(tmpdir(), prefix)));

export async function withMemoryFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await makeMemoryFolder('clinic-drill-');
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
