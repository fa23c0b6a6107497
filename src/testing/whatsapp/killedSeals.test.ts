/** A seal that is killed at any moment, for real: what was sealed before still opens, whole. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { quietLog } from '../../services/recordingLog.ts';
import { createSessionVault } from '../../whatsapp/web/sessionVault.ts';
import { ROOT } from '../repository.ts';

const BIG = randomBytes(6 * 1_024 * 1_024);
const BEFORE = 'sealed before';

async function openPlace() {
  const root = await mkdtemp(join(tmpdir(), 'clinic-killed-seal-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const folder = join(root, 'sealed');
  const profileDir = join(root, 'profile');
  const kept = join(profileDir, 'Default', 'IndexedDB');
  const vault = createSessionVault({ folder, profileDir, key: Buffer.alloc(32, 7), log: quietLog });
  await vault.open();
  await mkdir(kept, { recursive: true });
  await writeFile(join(kept, 'chats'), BIG);
  await writeFile(join(kept, 'device'), BEFORE);
  await vault.seal();
  const start = (point: string): ChildProcess =>
    spawn(
      process.execPath,
      ['--import', 'tsx', join(ROOT, 'src/testing/whatsapp/sealingChild.ts'), folder, profileDir, point],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    );
  const opened = async (): Promise<string> => {
    expect(await vault.open()).toBe('opened');
    expect((await readFile(join(kept, 'chats'))).equals(BIG)).toBe(true);
    return readFile(join(kept, 'device'), 'utf8');
  };
  return { vault, folder, start, opened };
}

const end = (child: ChildProcess): Promise<NodeJS.Signals | null> =>
  new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));

describe('a seal that is killed', () => {
  it.each([
    ['half of the profile is packed', 'session.packing', BEFORE],
    ['the tag is missing', 'session.withoutTag', BEFORE],
    ['it is not yet on the disk', 'session.notSynced', BEFORE],
    ['it is whole and has no name', 'session.whole', BEFORE],
    ['the old one has its second name, and the new one none', 'session.betweenNames', BEFORE],
    ['it has its name', 'session.renamed', 'seal 1'],
  ])('when %s', { timeout: 60_000 }, async (_when, point, expected) => {
    const place = await openPlace();
    expect(await end(place.start(point))).toBe('SIGKILL');
    expect(await place.opened()).toBe(expected);
    await place.vault.seal();
    expect((await readdir(place.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(await place.opened()).toBe(expected);
  });

  it('at any moment, twelve times in a row', { timeout: 120_000 }, async () => {
    const place = await openPlace();
    for (let time = 0; time < 12; time += 1) {
      const child = place.start('');
      let said = '';
      child.stdout?.on('data', (bytes: Buffer) => (said += bytes.toString()));
      await new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));
      await new Promise((resolve) => setTimeout(resolve, 40 + time * 35));
      const ended = end(child);
      child.kill('SIGKILL');
      await ended;
      const begun = Number(said.trim().split('\n').at(-1));
      const sealed = await place.opened();
      if (begun > 1) expect([`seal ${begun}`, `seal ${begun - 1}`]).toContain(sealed);
    }
  });
});
