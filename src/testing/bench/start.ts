/** Part of `npm run bench`: how long `npm start` takes until it serves, on a warm disk and without keys, and what it weighs then. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StartResult {
  readonly readyMs: number;
  readonly residentMegabytes: number;
}

/** The first start fills store and caches and is not counted. */
export async function benchStart(runs: number): Promise<readonly StartResult[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-start-'));
  try {
    await startOnce(dataDir);
    const results: StartResult[] = [];
    for (let run = 0; run < runs; run += 1) results.push(await startOnce(dataDir));
    return results;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

function startOnce(dataDir: string): Promise<StartResult> {
  const startedAt = performance.now();
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
  };
  const child = spawn('npm', ['start', '--silent'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let printed = '';
    child.once('error', reject);
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (!/http:\/\/[^:]+:\d+\//.test(printed)) return;
      child.stdout.removeAllListeners('data');
      const readyMs = performance.now() - startedAt;
      void serverMegabytes(child.pid ?? 0).then((residentMegabytes) => {
        child.once('exit', () => resolve({ readyMs, residentMegabytes }));
        process.kill(-(child.pid ?? 0), 'SIGTERM');
      });
    });
  });
}

/** Of the heaviest process in npm's group: the server itself. */
async function serverMegabytes(group: number): Promise<number> {
  let heaviest = 0;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // After the name in parentheses come state, parent and process group.
    if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]) !== group) continue;
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const title = /Name:\s+(.+)/.exec(status)?.[1] ?? '';
    if (!title.startsWith('npm'))
      heaviest = Math.max(heaviest, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0));
  }
  return Math.round(heaviest / 1024);
}
