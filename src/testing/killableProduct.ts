/** The product in a process of its own, to be killed without warning and started again on the same store; the kill drill holds it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..', '..');
/** Bundling included, on a busy machine. */
const READY_WITHIN_MS = 60_000;

export interface KillableProduct {
  /** `more` is for this life alone. */
  start(more?: Readonly<Record<string, string>>): Promise<void>;
  /** Resolves when the process is gone, by whatever hand; at once when there is none. */
  gone(): Promise<void>;
  /** SIGKILL: nothing is finished, nothing is said goodbye to. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM: what is at hand is finished. Resolves when the process is gone. */
  stop(): Promise<void>;
  /** What it wrote to standard error, over all its lives. */
  complaints(): string;
}

let bundled: Promise<unknown> | null = null;

/** Once for all lives of a run: a life that looked whether it is fresh would take a third longer to begin. */
const freshBundle = (): Promise<unknown> =>
  (bundled ??= promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', "await (await import('./scripts/bundle.mjs')).freshBundle()"],
    { cwd: ROOT },
  ));

/** Makes a full collection of garbage every other second, so that what is alive can be told from what is not collected yet. */
export const COLLECTING = [
  '--expose-gc',
  '--import',
  'data:text/javascript,setInterval(globalThis.gc, 2000).unref()',
];

/** Nothing but these variables and the search path reaches the process. */
export function killableProduct(
  environment: Readonly<Record<string, string>>,
  nodeFlags: readonly string[] = [],
): KillableProduct {
  let child: ChildProcess | null = null;
  let complaints = '';
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    async start(more = {}) {
      await freshBundle();
      const started = spawn(process.execPath, [...nodeFlags, 'dist/bundle/index.js'], {
        cwd: ROOT,
        env: { PATH: process.env['PATH'] ?? '', ...environment, ...more },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      started.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString()));
      await ready(started, () => complaints);
    },
    async gone() {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      await once(child, 'exit');
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    complaints: () => complaints,
  };
}

function ready(child: ChildProcess, complaints: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`not ready in time: ${complaints()}`)), READY_WITHIN_MS);
    let said = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (!said.includes('is ready.')) return;
      clearTimeout(giveUp);
      resolve();
    });
    child.once('exit', (code, signal) => {
      clearTimeout(giveUp);
      reject(new Error(`ended with ${String(code ?? signal)}: ${complaints()}`));
    });
  });
}
