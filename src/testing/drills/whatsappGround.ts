/** What the WhatsApp drills share: chance by seed, words that tell one message from another, and who is left running. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { WhatsappPhone } from '../../sandbox/whatsapp/phone.ts';

/** The same for the same seed and place. */
export function chanceOf(seed: number, place: string, below: number): number {
  return createHash('sha256').update(`${seed}/${place}`).digest().readUInt32BE(0) % below;
}

/** How many messages of the clinic the phone has got. */
export const answersOn = (phone: WhatsappPhone): number =>
  phone.messages().filter(({ from }) => from === 'bot').length;

/** Processes whose command line holds the text, by Linux's own list; zombies have none. */
export async function processesWith(text: string): Promise<readonly number[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
      return line.includes(text) && Number(name) !== process.pid ? [Number(name)] : [];
    }),
  );
  return found.flat();
}

/** The pages of the Chromium that this process has started: each is a process of its own. */
export async function renderersOf(root: number | undefined): Promise<readonly number[]> {
  if (root === undefined) return [];
  const pages = await processesWith('--type=renderer');
  const isBelow = await Promise.all(pages.map((pid) => isDescendant(pid, root)));
  return pages.filter((_, place) => isBelow[place]);
}

async function isDescendant(pid: number, root: number): Promise<boolean> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const parent = Number(/^.*\) \S (\d+)/s.exec(line)?.[1] ?? 0);
  return parent === root || (parent > 1 && (await isDescendant(parent, root)));
}

/** Waits for a condition and not for a time; throws with the words, as they are by then, when it does not come true. */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
  { words, withinMs }: { words: string | (() => string); withinMs: number },
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline)
      throw new Error(
        `in ${withinMs / 1000} s it did not come to this: ${typeof words === 'string' ? words : words()}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
