/** The WhatsApp session at rest: sealed, whole or not there, opened by its key alone, and no plain copy left behind. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recordingLog } from '../../services/recordingLog.ts';
import { createSessionVault } from './sessionVault.ts';

const SECRET = 'the-noise-key-of-the-session';
const KEPT = join('Default', 'IndexedDB', 'device');

async function openFolders(key = Buffer.alloc(32, 7)) {
  const root = await mkdtemp(join(tmpdir(), 'clinic-vault-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const folder = join(root, 'sealed');
  const profileDir = join(root, 'profile');
  const vault = createSessionVault({ folder, profileDir, key, log: recordingLog() });
  const write = async (text: string): Promise<void> => {
    await mkdir(join(profileDir, 'Default', 'IndexedDB'), { recursive: true });
    await writeFile(join(profileDir, KEPT), text);
  };
  return { vault, folder, profileDir, write, read: () => readFile(join(profileDir, KEPT), 'utf8') };
}

describe('the session vault', () => {
  it('opens what was sealed, into a profile that only this account may read', async () => {
    const { vault, profileDir, folder, write, read } = await openFolders();
    expect(await vault.open()).toBe('empty');
    await write(SECRET);
    await vault.seal();
    await vault.clear();
    expect(await stat(profileDir).catch(() => null)).toBeNull();
    expect((await readFile(join(folder, 'session.sealed'))).includes(SECRET)).toBe(false);
    expect(await vault.open()).toBe('opened');
    expect(await read()).toBe(SECRET);
    expect((await stat(profileDir)).mode & 0o777).toBe(0o700);
  });

  it('leaves caches and locks out', async () => {
    const { vault, profileDir, write } = await openFolders();
    await vault.open();
    await write(SECRET);
    await mkdir(join(profileDir, 'Default', 'Cache'), { recursive: true });
    await writeFile(join(profileDir, 'Default', 'Cache', 'picture'), 'x');
    await writeFile(join(profileDir, 'SingletonLock'), 'x');
    await vault.seal();
    await vault.open();
    expect(await readdir(profileDir)).toEqual(['Default']);
    expect(await readdir(join(profileDir, 'Default'))).toEqual(['IndexedDB']);
  });

  it('opens the copy before when the newest was cut short, as by a power cut', async () => {
    const { vault, folder, write, read } = await openFolders();
    await vault.open();
    await write('first');
    await vault.seal();
    await write('second');
    await vault.seal();
    const newest = join(folder, 'session.sealed');
    await truncate(newest, (await stat(newest)).size - 5);
    expect(await vault.open()).toBe('opened');
    expect(await read()).toBe('first');
  });

  it('takes no notice of a seal that was killed half-way', async () => {
    const { vault, folder, write, read } = await openFolders();
    await vault.open();
    await write('whole');
    await vault.seal();
    await writeFile(join(folder, 'session.sealed.0badcafe.part'), 'CFWS half a seal');
    expect(await vault.open()).toBe('opened');
    expect(await read()).toBe('whole');
  });

  it('gives nothing of it to another key, nor of a copy with one bit changed', async () => {
    const { vault, folder, profileDir, write } = await openFolders();
    await vault.open();
    await write(SECRET);
    await vault.seal();
    const stranger = createSessionVault({
      folder,
      profileDir,
      key: Buffer.alloc(32, 8),
      log: recordingLog(),
    });
    expect(await stranger.open()).toBe('empty');
    const path = join(folder, 'session.sealed');
    const sealed = await readFile(path);
    sealed[40] = (sealed[40] ?? 0) ^ 1;
    await writeFile(path, sealed);
    expect(await vault.open()).toBe('empty');
    expect(await readdir(profileDir)).toEqual([]);
  });

  it('forgets when the phone has unlinked it', async () => {
    const { vault, folder, write } = await openFolders();
    await vault.open();
    await write(SECRET);
    await vault.seal();
    await vault.forget();
    expect(await readdir(folder)).toEqual([]);
  });
});
