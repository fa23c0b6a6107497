/** Holds the bundle that `npm start` makes to what the sources do: it starts, serves its pages, refuses a second process, and stops when asked. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let dataDir = '';
let url = '';
let product: ChildProcess;

interface Ended {
  readonly exitCode: number | null;
  readonly printed: string;
}

const run = (): ChildProcess =>
  spawn(process.execPath, ['scripts/run.mjs', 'index'], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      // With a key the prompts are read as well; nothing is asked before a patient writes.
      GEMINI_API_KEY: 'AIza-example-of-a-key-for-tests',
      GEMINI_BASE_URL: 'http://127.0.0.1:9',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const listen = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /Playground: (http:\/\/\S+?)\/\s/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => reject(new Error(`ended before it was ready: ${printed}`)));
  });
}

function ended(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.once('exit', (exitCode) => resolve({ exitCode, printed }));
  });
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-starting-'));
  product = run();
  url = await addressOf(product);
}, 60_000);

afterAll(async () => {
  product.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

test('the playground and its scripts are served', async () => {
  const page = await (await fetch(`${url}/`)).text();
  expect(page).toContain('<!doctype html>');
  const script = /src="(\/playground\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
  expect((await fetch(`${url}${script}`)).status).toBe(200);
});

test('health and metrics answer', async () => {
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('frontdesk_turns_total');
});

test('a second process on the same data directory refuses at once and says why', async () => {
  const second = await ended(run());
  expect(second.exitCode).toBe(1);
  expect(second.printed).toContain(dataDir);
});

test('it stops when it is asked to', async () => {
  const end = ended(product);
  product.kill('SIGTERM');
  expect((await end).exitCode).toBe(0);
});
