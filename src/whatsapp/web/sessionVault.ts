/** Keeps the WhatsApp session: a working profile that only this account may read, and its sealed copy, which is whole or not there. */
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { Log } from '../../ports/log.ts';
import { reachCrashPoint } from '../../types/crashPoint.ts';
import { isThere, isUnfinished, readSealed, sealedCopiesIn, writeSealed } from './sealedSession.ts';

export interface SessionVaultOptions {
  /** Where the sealed copies lie. */
  readonly folder: string;
  /** The working profile, outside of the repository. */
  readonly profileDir: string;
  /** 32 bytes: `DATA_KEY`. */
  readonly key: Buffer;
  readonly log: Log;
}

export interface SessionVault {
  /** An empty profile with mode 0700, filled from the newest sealed copy that opens. */
  open(): Promise<'empty' | 'opened'>;
  /** Seals the profile as it stands. The last copy is kept until the new one is whole, and one older beside it. */
  seal(): Promise<void>;
  /** The working profile goes. */
  clear(): Promise<void>;
  /** The sealed copies go too. */
  forget(): Promise<void>;
}

/* The pack: for each file 4 bytes of length, that many of JSON `{ path, size }`, then `size` bytes. */

/** What makes the session; caches, logs and locks of the browser are left out. */
const KEPT = [
  'Local State',
  join('Default', 'IndexedDB'),
  join('Default', 'Local Storage'),
  join('Default', 'Session Storage'),
  join('Default', 'Network'),
  join('Default', 'Preferences'),
];

export function createSessionVault(options: SessionVaultOptions): SessionVault {
  const { folder, profileDir, log } = options;
  const [newest, older] = sealedCopiesIn(folder);
  let sealing: Promise<void> = Promise.resolve();
  const emptyProfile = async (): Promise<void> => {
    await removeProfile(profileDir);
    await mkdir(profileDir, { recursive: true, mode: 0o700 });
    await chmod(profileDir, 0o700);
  };
  return {
    async open() {
      for (const sealed of [newest, older]) {
        await emptyProfile();
        if (!(await isThere(sealed))) continue;
        if (await unsealInto(options, sealed)) return 'opened';
        log.error('whatsapp_session_not_opened', { copy: sealed === newest ? 'newest' : 'older' });
      }
      await emptyProfile();
      return 'empty';
    },
    seal() {
      // One at a time: the stop may come while the interval's is under way.
      const sealed = sealing.then(() => sealFrom(options));
      sealing = sealed.catch(() => undefined);
      return sealed;
    },
    clear: async () => {
      await sealing;
      await removeProfile(profileDir);
    },
    forget: async () => {
      await sealing;
      for (const sealed of [newest, older]) await rm(sealed, { force: true });
    },
  };
}

/** A browser that has just been killed may still write for a moment. */
const removeProfile = (profileDir: string): Promise<void> =>
  rm(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });

/** What a seal that was killed has left is thrown away first: it opens nothing, and holds the size of a session. */
async function sealFrom({ key, profileDir, folder }: SessionVaultOptions): Promise<void> {
  const [newest, older] = sealedCopiesIn(folder);
  for (const name of await readdir(folder).catch(() => []))
    if (isUnfinished(name)) await rm(join(folder, name), { force: true });
  await writeSealed(newest, key, {
    from: Readable.from(packed(profileDir)),
    through: createGzip({ level: 1 }),
    async into(made) {
      if (await isThere(newest)) await rename(newest, older);
      reachCrashPoint('session.betweenNames');
      await rename(made, newest);
    },
  });
}

async function* packed(profileDir: string): AsyncGenerator<Buffer> {
  for (const kept of KEPT)
    for await (const path of filesBelow(join(profileDir, kept))) {
      // Read whole, for the browser may be writing: the length and the bytes belong together. One that went meanwhile is left out.
      const bytes = await readFile(path).catch(() => null);
      if (bytes === null) continue;
      const about = Buffer.from(
        JSON.stringify({ path: relative(profileDir, path).split(sep).join('/'), size: bytes.length }),
      );
      const length = Buffer.alloc(4);
      length.writeUInt32BE(about.length);
      yield Buffer.concat([length, about]);
      if (bytes.length > 0) yield bytes;
      reachCrashPoint('session.packing');
    }
}

async function* filesBelow(path: string): AsyncGenerator<string> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() === true) yield path;
  if (found?.isDirectory() !== true) return;
  for (const name of await readdir(path)) if (name !== 'LOCK') yield* filesBelow(join(path, name));
}

const unsealInto = ({ key, profileDir }: SessionVaultOptions, sealed: string): Promise<boolean> =>
  readSealed(sealed, key, { through: createGunzip(), into: unpackInto(profileDir) });

function unpackInto(profileDir: string): Writable {
  let pending: Buffer = Buffer.alloc(0);
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      pending = Buffer.concat([pending, chunk]);
      takeFiles(profileDir, pending).then(
        (rest) => {
          pending = rest;
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error('unpack')),
      );
    },
    final: (done) => done(pending.length === 0 ? null : new Error('cut short')),
  });
}

/** Writes every file that is there whole; answers with the bytes that are left. */
async function takeFiles(profileDir: string, bytes: Buffer): Promise<Buffer> {
  let rest: Buffer = bytes;
  for (;;) {
    if (rest.length < 4) return rest;
    const start = 4 + rest.readUInt32BE(0);
    if (rest.length < start) return rest;
    const { path, size } = JSON.parse(rest.subarray(4, start).toString()) as { path: string; size: number };
    if (rest.length < start + size) return rest;
    const target = join(profileDir, path);
    if (!target.startsWith(profileDir + sep)) throw new Error('outside');
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await writeFile(target, rest.subarray(start, start + size), { mode: 0o600 });
    rest = rest.subarray(start + size);
  }
}
