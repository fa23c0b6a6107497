/** One data directory, one process: tried with real processes, killed ones among them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDir } from './dataDirLock.ts';

const MODULE = new URL('dataDirLock.ts', import.meta.url).href;

let dataDir: string;
let holder: ChildProcess | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-lock-'));
});
afterEach(async () => {
  await end('SIGKILL');
  await rm(dataDir, { recursive: true });
});

/** Starts a process that locks the directory and stays. */
async function startHolder(): Promise<number> {
  const script = `const { lockDataDir } = await import('${MODULE}');
    lockDataDir(process.argv[1]); process.stdout.write('locked'); setInterval(() => undefined, 1_000)`;
  holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (holder.stdout !== null) await once(holder.stdout, 'data');
  return holder.pid ?? 0;
}

async function end(signal: NodeJS.Signals): Promise<void> {
  const child = holder;
  holder = undefined;
  if (child === undefined) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

describe('the lock of a data directory', () => {
  it('refuses a second process at once and names the directory and the first process', async () => {
    const pid = await startHolder();
    expect(() => lockDataDir(dataDir)).toThrow(
      `${dataDir} is in use by another Clinic Frontdesk (process ${pid})`,
    );
  });

  it('refuses as often as it is asked, and leaves the first process its lock', async () => {
    const pid = await startHolder();
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(() => lockDataDir(dataDir)).toThrow(`process ${pid}`);
  });

  it('is free the moment its process was killed without warning', async () => {
    await startHolder();
    await end('SIGKILL');
    lockDataDir(dataDir).release();
  });

  it('is free again after it was released, and not before', () => {
    const lock = lockDataDir(dataDir);
    expect(() => lockDataDir(dataDir)).toThrow(`process ${process.pid}`);
    lock.release();
    lockDataDir(dataDir).release();
  });

  it('does not mistake the number of a dead process for a lock', async () => {
    await startHolder();
    await end('SIGTERM');
    const lock = lockDataDir(dataDir);
    expect(() => lockDataDir(dataDir)).toThrow(`process ${process.pid}`);
    lock.release();
  });
});
