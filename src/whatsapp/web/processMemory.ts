/** How much memory a process and all that it started take together; the supervisor asks for the child with its browser. */
import { readdir, readFile } from 'node:fs/promises';

const KILOBYTES_A_MEGABYTE = 1_024;

/**
 * In megabytes, by Linux's proportional share (what several processes use together is counted once); null elsewhere, and where
 * nothing of it can be read.
 */
export async function treeMemoryMb(root: number): Promise<number | null> {
  const parents = await parentsOfAll();
  const shares = await Promise.all(treeOf(root, parents).map(shareKb));
  const known = shares.filter((share) => share !== null);
  if (known.length === 0) return null;
  return Math.round(known.reduce((sum, share) => sum + share, 0) / KILOBYTES_A_MEGABYTE);
}

function treeOf(root: number, parents: ReadonlyMap<number, number>): readonly number[] {
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

async function parentsOfAll(): Promise<ReadonlyMap<number, number>> {
  const names = await readdir('/proc').catch(() => []);
  const pairs = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const line = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
        // The program's name stands in brackets, and may hold spaces and brackets itself.
        const parent = Number(/^.*\) \S (\d+)/s.exec(line)?.[1] ?? Number.NaN);
        return [Number(name), parent] as const;
      }),
  );
  return new Map(pairs.filter(([, parent]) => !Number.isNaN(parent)));
}

async function shareKb(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const [, share] = /^Pss:\s+(\d+) kB$/m.exec(text) ?? [];
  return share === undefined ? null : Number(share);
}
