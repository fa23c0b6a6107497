import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  DATA_KEY_CHECK_FILE,
  DATA_KEY_FILE,
  type DataKeyRefusal,
  explainDataKeyRefusal,
  loadOrMakeDataKey,
  parseDataKey,
} from './dataKey.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'data-key-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const keyFile = () => join(dataDir, DATA_KEY_FILE);
const checkFile = () => join(dataDir, DATA_KEY_CHECK_FILE);
const load = (given?: string) => loadOrMakeDataKey({ dataDir, given });
async function loadKey(given?: string): Promise<Buffer> {
  const result = await load(given);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

test('the first start makes a key of 32 bytes that only the owner may read, and the next start finds it', async () => {
  const key = await loadKey();
  expect(key).toHaveLength(32);
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
  expect(await loadKey()).toEqual(key);
  expect(readdirSync(dataDir).sort()).toEqual([DATA_KEY_FILE, DATA_KEY_CHECK_FILE]);
});

test('the check value that is kept does not hold the key', async () => {
  const key = await loadKey();
  const check = readFileSync(checkFile(), 'utf8');
  expect(check).not.toContain(key.toString('hex').slice(0, 16));
  expect(check.trim()).toHaveLength(32);
});

test('ten processes that start at once all go on with the same key', async () => {
  const keys = await Promise.all(Array.from({ length: 10 }, () => loadKey()));
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
});

test.each(['hex', 'base64', 'base64url'] as const)(
  'a given key is taken as %s, and not written down',
  async (encoding) => {
    const key = randomBytes(32);
    expect(await loadKey(` ${key.toString(encoding)}\n`)).toEqual(key);
    expect(await loadKey(key.toString('hex'))).toEqual(key);
    expect(readdirSync(dataDir)).toEqual([DATA_KEY_CHECK_FILE]);
  },
);

test.each([
  'short',
  'g'.repeat(64),
  randomBytes(31).toString('hex'),
  randomBytes(33).toString('base64'),
  'paße'.repeat(11),
  '=',
  'a b',
])('%j is no key', async (text) => {
  expect(parseDataKey(text)).toBeNull();
  expect(await load(text)).toEqual({
    ok: false,
    refusal: { code: 'data_key_malformed', source: 'DATA_KEY' },
  });
  expect(readdirSync(dataDir)).toEqual([]);
});

test('an empty DATA_KEY is as good as none', async () => {
  expect(await loadKey('  ')).toEqual(await loadKey());
});

test('another key than the one the files are sealed with is refused, given or kept', async () => {
  const first = await loadKey();
  expect(await load(randomBytes(32).toString('hex'))).toEqual({
    ok: false,
    refusal: { code: 'data_key_differs', source: 'DATA_KEY' },
  });
  expect(await loadKey(first.toString('hex'))).toEqual(first);
  writeFileSync(keyFile(), randomBytes(32).toString('base64'));
  expect(await load()).toEqual({ ok: false, refusal: { code: 'data_key_differs', source: DATA_KEY_FILE } });
  expect(await loadKey(first.toString('hex'))).toEqual(first);
});

test('a kept key is a witness even when its check value is gone', async () => {
  const first = await loadKey();
  rmSync(checkFile());
  expect(await load(randomBytes(32).toString('hex'))).toMatchObject({
    refusal: { code: 'data_key_differs' },
  });
  expect(await loadKey()).toEqual(first);
});

test('a lost key is not silently replaced by a new one', async () => {
  await loadKey();
  rmSync(keyFile());
  expect(await load()).toEqual({ ok: false, refusal: { code: 'data_key_missing' } });
  expect(readdirSync(dataDir)).toEqual([DATA_KEY_CHECK_FILE]);
});

test('a damaged key file is refused and left as it is', async () => {
  await loadKey();
  writeFileSync(keyFile(), 'half a k');
  expect(await load()).toEqual({ ok: false, refusal: { code: 'data_key_malformed', source: DATA_KEY_FILE } });
  expect(readFileSync(keyFile(), 'utf8')).toBe('half a k');
});

test('a key file that others may read is closed to them', async () => {
  await loadKey();
  chmodSync(keyFile(), 0o644);
  await loadKey();
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
});

test('a data directory that is a file is refused with the reason', async () => {
  const path = join(dataDir, 'file');
  writeFileSync(path, '');
  expect(await loadOrMakeDataKey({ dataDir: path })).toEqual({
    ok: false,
    refusal: { code: 'data_dir_unusable', reason: 'EEXIST' },
  });
});

test('each refusal is explained by its variable or file, with the mend, and never with the key', async () => {
  const refusals: DataKeyRefusal[] = [
    { code: 'data_key_malformed', source: 'DATA_KEY' },
    { code: 'data_key_malformed', source: DATA_KEY_FILE },
    { code: 'data_key_differs', source: 'DATA_KEY' },
    { code: 'data_key_missing' },
    { code: 'data_dir_unusable', reason: 'EACCES' },
  ];
  const texts = refusals.map((refusal) => explainDataKeyRefusal(refusal, '/srv/clinic/data'));
  expect(new Set(texts).size).toBe(5);
  for (const text of texts) expect(text).toMatch(/DATA_KEY|data\.key|DATA_DIR/);
});
