/** Runs one entry of the product: `node scripts/run.mjs index`. Bundles first when a source file is newer than the last bundle. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUNDLE = join(ROOT, 'dist', 'bundle');
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

const sources = [
  newestChange(join(ROOT, 'src')),
  newestChange(join(ROOT, 'tools')),
  statSync(join(ROOT, 'package-lock.json')).mtimeMs,
];
if (Math.max(...sources) > bundledAt()) {
  const { buildProduct } = await import('./build.mjs');
  await buildProduct(ROOT);
}

const [entry = 'index', ...rest] = process.argv.slice(2);
process.argv = [process.argv[0], join(BUNDLE, `${entry}.js`), ...rest];
await import(pathToFileURL(process.argv[1]).href);
