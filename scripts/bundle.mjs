/** Bundles the product when a source file is newer than the last bundle; `run.mjs` and the drills call it. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The folder with one file for each entry of the product. */
export const BUNDLE = join(ROOT, 'dist', 'bundle');
const STAMP = join(BUNDLE, 'index.js');

/** When the newest of the files that go into the bundle was changed, in milliseconds. */
function newestChange(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || entry.name.endsWith('.test.ts')) continue;
    newest = Math.max(newest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs);
  }
  return newest;
}

function bundledAt() {
  try {
    return statSync(STAMP).mtimeMs;
  } catch {
    return 0;
  }
}

export async function freshBundle() {
  const sources = [
    newestChange(join(ROOT, 'src')),
    newestChange(join(ROOT, 'tools')),
    statSync(join(ROOT, 'package-lock.json')).mtimeMs,
  ];
  if (Math.max(...sources) <= bundledAt()) return;
  const { buildProduct } = await import('./build.mjs');
  await buildProduct(ROOT);
}
