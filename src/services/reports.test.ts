import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StoredFile } from '../ports/reportVault.ts';
import { createReportVault } from './reports.ts';

const KEY = randomBytes(32);
const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);
const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  randomBytes(200),
  Buffer.from('ffd9', 'hex'),
]);
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  pngChunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
  pngChunk('IDAT', deflateSync(Buffer.from([0, 0]))),
  pngChunk('IEND', Buffer.alloc(0)),
]);
const WEBP = Buffer.concat([Buffer.from('RIFF\x40\0\0\0WEBPVP8 ', 'latin1'), randomBytes(60)]);
const HEIC = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), randomBytes(60)]);

/** The checksum is not looked at, so it is nought. */
function pngChunk(kind: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(kind), content, Buffer.alloc(4)]);
}

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'vault-')), 'reports');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const vault = (limitBytes?: number) =>
  createReportVault({ folder, key: KEY, ...(limitBytes === undefined ? {} : { limitBytes }) });
async function store(bytes: Uint8Array): Promise<StoredFile> {
  const result = await vault().put(bytes);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

test.each([
  ['application/pdf', PDF],
  ['image/jpeg', JPEG],
  ['image/png', PNG],
  ['image/webp', WEBP],
  ['image/heic', HEIC],
] as const)(
  'a report that is %s is known by its bytes, and comes back as it was sent',
  async (contentType, bytes) => {
    const file = await store(bytes);
    expect(file).toEqual({
      fileName: expect.stringMatching(/^[0-9a-f]{32}$/),
      contentType,
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(Buffer.from(await vault().read(file)).equals(bytes)).toBe(true);
  },
);

test('on the disk there is nothing of the report to be read, only its owner may open it, and no scrap is left', async () => {
  const file = await store(PDF);
  const sealed = readFileSync(join(folder, file.fileName));
  expect(sealed.includes('Catalog')).toBe(false);
  expect(sealed.includes('%PDF')).toBe(false);
  expect(statSync(join(folder, file.fileName)).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual([file.fileName]);
});

test('the same report sent twice lies under two names, and differs on the disk', async () => {
  const [first, second] = [await store(PDF), await store(PDF)];
  expect(first.fileName).not.toBe(second.fileName);
  expect(readFileSync(join(folder, first.fileName)).equals(readFileSync(join(folder, second.fileName)))).toBe(
    false,
  );
});

test.each([
  ['a program', Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(400)])],
  ['a web page', Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>')],
  [
    'a drawing with scripts',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  ],
  ['an archive', Buffer.concat([Buffer.from('504b030414000000080000000000', 'hex'), randomBytes(100)])],
  ['a GIF', Buffer.concat([Buffer.from('GIF89a'), randomBytes(100)])],
  ['plain text', Buffer.from('haemoglobin 13.2 g/dl, all within the limits')],
  ['a web page that claims to be a PDF', Buffer.from('%PDF<script>alert(1)</script> and some more text')],
  ['the mere beginning of a picture', Buffer.from('ffd8ffe0', 'hex')],
])('%s is not accepted as a report, and nothing is written', async (_kind, bytes) => {
  expect(await vault().put(bytes)).toEqual({ ok: false, refusal: { code: 'report_kind_not_accepted' } });
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});

test('an empty file is refused as empty', async () => {
  expect(await vault().put(new Uint8Array())).toEqual({ ok: false, refusal: { code: 'report_empty' } });
});

test('a file of exactly the limit is taken, one byte more is refused with the limit', async () => {
  expect(await vault(PDF.length).put(PDF)).toMatchObject({ ok: true });
  expect(await vault(PDF.length - 1).put(PDF)).toEqual({
    ok: false,
    refusal: { code: 'report_too_large', limitBytes: PDF.length - 1 },
  });
});

test('whichever byte is changed on the disk, the report is reported as damaged and never shown', async () => {
  const file = await store(PDF);
  const path = join(folder, file.fileName);
  const sealed = readFileSync(path);
  for (let place = 0; place < sealed.length; place += 1) {
    const tampered = Buffer.from(sealed);
    tampered.writeUInt8(tampered.readUInt8(place) ^ 1, place);
    writeFileSync(path, tampered);
    await expect(vault().read(file)).rejects.toMatchObject({
      name: 'OutsideError',
      code: 'damaged',
      permanent: true,
    });
  }
});

test.each([0, 1, 17, 33, 60])('a file cut to %i bytes is reported as damaged', async (length) => {
  const file = await store(PDF);
  writeFileSync(join(folder, file.fileName), readFileSync(join(folder, file.fileName)).subarray(0, length));
  await expect(vault().read(file)).rejects.toMatchObject({ code: 'damaged' });
});

test("one patient's file put in the place of another's is reported as damaged", async () => {
  const [first, second] = [await store(PDF), await store(PDF)];
  writeFileSync(join(folder, first.fileName), readFileSync(join(folder, second.fileName)));
  await expect(vault().read(first)).rejects.toMatchObject({ code: 'damaged' });
});

test('a record that does not fit the file is reported as damaged', async () => {
  const file = await store(PDF);
  for (const wrong of [{ sha256: '0'.repeat(64) }, { sizeBytes: 3 }, { contentType: 'image/png' as const }]) {
    await expect(vault().read({ ...file, ...wrong })).rejects.toMatchObject({ code: 'damaged' });
  }
});

test('another key opens nothing', async () => {
  const file = await store(PDF);
  const stranger = createReportVault({ folder, key: randomBytes(32) });
  await expect(stranger.read(file)).rejects.toMatchObject({ code: 'damaged' });
});

test.each(['../secret', '/etc/passwd', '..', '', `${'a'.repeat(31)}/`, 'A'.repeat(32)])(
  'the name %j leads to no file',
  async (fileName) => {
    const file = await store(PDF);
    await expect(vault().read({ ...file, fileName })).rejects.toMatchObject({ code: 'damaged' });
    await expect(vault().remove(fileName)).rejects.toMatchObject({ code: 'damaged' });
  },
);

test('a report that one machine stored is read by another with the same folder and key, and is missing where the folder is another', async () => {
  const stored = await vault().put(PDF);
  if (!stored.ok) throw new Error(stored.refusal.code);
  const otherMachine = createReportVault({ folder, key: KEY, limitBytes: 1_000_000 });
  expect(Buffer.from(await otherMachine.read(stored.value))).toEqual(PDF);
  const notShared = createReportVault({ folder: `${folder}-elsewhere`, key: KEY, limitBytes: 1_000_000 });
  await expect(notShared.read(stored.value)).rejects.toThrow();
});

test('a removed report is gone, and removing it again is no fault', async () => {
  const file = await store(PDF);
  await vault().remove(file.fileName);
  await vault().remove(file.fileName);
  expect(readdirSync(folder)).toEqual([]);
  await expect(vault().read(file)).rejects.toMatchObject({ code: 'missing', permanent: true });
});

test('a folder that cannot be made fails for now, and the next report is stored once it can', async () => {
  writeFileSync(folder, 'in the way');
  const reports = vault();
  await expect(reports.put(PDF)).rejects.toMatchObject({
    name: 'OutsideError',
    service: 'reports',
    permanent: false,
  });
  rmSync(folder);
  expect(await reports.put(PDF)).toMatchObject({ ok: true });
});

test('what a crash left half-written an hour ago is cleared away, what is being written now is not', async () => {
  mkdirSync(folder, { recursive: true });
  const [old, fresh] = ['old.unfinished', 'fresh.unfinished'].map((name) => join(folder, name)) as [
    string,
    string,
  ];
  for (const path of [old, fresh]) writeFileSync(path, 'half');
  utimesSync(old, 1_000_000_000, 1_000_000_000);
  const file = await store(PDF);
  expect(readdirSync(folder).sort()).toEqual([file.fileName, 'fresh.unfinished'].sort());
});

test('twenty reports put at once are all there', async () => {
  const reports = vault();
  const results = await Promise.all(Array.from({ length: 20 }, () => reports.put(JPEG)));
  expect(results.every((result) => result.ok)).toBe(true);
  expect(readdirSync(folder)).toHaveLength(20);
});
