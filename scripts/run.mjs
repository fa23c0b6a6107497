/** Runs one entry of the product: `node scripts/run.mjs index`. Bundles first when a source file is newer than the last bundle. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUNDLE, freshBundle } from './bundle.mjs';

await freshBundle();
const [entry = 'index', ...rest] = process.argv.slice(2);
process.argv = [process.argv[0], join(BUNDLE, `${entry}.js`), ...rest];
await import(pathToFileURL(process.argv[1]).href);
