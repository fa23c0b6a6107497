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

interface ScreenMessage {
  readonly text: string;
  readonly buttons: readonly (readonly { readonly text: string }[])[];
  readonly files: readonly { readonly fileName: string; readonly path: string }[];
}

/** A patient of the playground, by the routes that its page calls. */
async function phoneOf(chatId: number) {
  const post = (path: string, body: Readonly<Record<string, unknown>>): Promise<Response> =>
    fetch(`${url}/phone/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const messages = async (): Promise<readonly ScreenMessage[]> =>
    ((await (await fetch(`${url}/phone/${chatId}/messages`)).json()) as { messages: ScreenMessage[] })
      .messages;
  expect((await post('patients', { chatId, firstName: 'Asha' })).status).toBe(201);
  return {
    messages,
    says: (text: string) => post(`${chatId}/text`, { text }),
    /** The newest button like this, once it is there. */
    async taps(label: RegExp): Promise<void> {
      const labels = async () =>
        (await messages()).flatMap(({ buttons }) => buttons.flat().map(({ text }) => text));
      await expect.poll(labels, { timeout: 20_000 }).toContainEqual(expect.stringMatching(label));
      const found = (await labels()).findLast((text) => label.test(text));
      expect((await post(`${chatId}/tap`, { label: found })).status).toBeLessThan(300);
    },
  };
}

test('a booking goes to its receipt: the pay page is shown with its code, and the paper printed', async () => {
  const phone = await phoneOf(9_001);
  const said = async () => (await phone.messages()).map(({ text }) => text).join('\n');
  await phone.says('Asha Verma, 34, female, fever since Monday, 9876543210, with Dr Rao');
  await phone.taps(/^I agree/);
  await phone.taps(/\d:\d\d [ap]m/);
  await phone.taps(/^Pay online/);
  await expect.poll(said, { timeout: 20_000 }).toMatch(/\/pay\/plink_\w+/);
  const path = /\/pay\/plink_\w+/.exec(await said())?.[0] ?? '';
  const page = await fetch(`${url}${path}`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<svg');
  const paid = await fetch(`${url}${path}/succeed`, {
    method: 'POST',
    headers: { accept: 'application/json' },
  });
  expect(paid.status).toBe(200);
  const receipts = async () =>
    (await phone.messages())
      .flatMap(({ files }) => files)
      .filter(({ fileName }) => /^receipt-/.test(fileName));
  await expect.poll(async () => (await receipts()).length, { timeout: 30_000 }).toBe(1);
  const paper = await fetch(`${url}${(await receipts())[0]?.path ?? ''}`);
  expect(
    Buffer.from(await paper.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
}, 120_000);

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
