/** Bundles the product into dist/, so that `npm start` loads a few files instead of hundreds. Called by run.mjs when the sources are newer. */
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

/** Loaded when first needed, native, or in need of their own surroundings (telegraf's fetch recognises no signal from within a bundle): they stay packages. */
const EXTERNAL = [
  'libsql',
  'telegraf',
  'razorpay',
  'jspdf',
  'fontkit',
  'langchain',
  '@langchain/*',
  '@google/*',
  'googleapis',
  'to-words',
  'file-type',
  'pg-native',
  '@dotenvx/dotenvx',
  // Evaluates its own functions' source within the page: a bundle would rename what they call.
  'whatsapp-web.js',
  'vega',
  'vega-lite',
  '@resvg/resvg-js',
  'write-excel-file',
  '@expo-google-fonts/*',
];

/** Into a folder of its own first, which then takes the old one's place whole: two processes may do so at once. */
export async function buildProduct(root) {
  const bundle = join(root, 'dist', 'bundle');
  const making = `${bundle}-${process.pid}`;
  await bundleInto(root, making);
  try {
    rmSync(bundle, { recursive: true, force: true });
    renameSync(making, bundle);
  } catch {
    // Another process was faster, with the same sources.
    rmSync(making, { recursive: true, force: true });
  }
}

async function bundleInto(root, outdir) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: {
      index: 'src/index.ts',
      chat: 'src/cli/chat.ts',
      understand: 'src/cli/understand.ts',
      demo: 'src/cli/demo.ts',
      doctor: 'src/cli/doctor.ts',
      whatsappChild: 'src/whatsapp/web/child/childMain.ts',
      sheet: 'src/cli/sheet.ts',
      status: 'src/cli/status.ts',
      setup: 'src/cli/setup.ts',
      secrets: 'src/cli/secrets.ts',
      admin: 'src/cli/admin.ts',
      backup: 'src/cli/backup.ts',
      restore: 'src/cli/restore.ts',
      receiptWorker: 'src/services/invoice/receiptWorker.ts',
      fileWorker: 'src/services/adminFiles/fileWorker.ts',
    },
    // As deep as the sources' rooms, so that prompts/ and public/ are found from either.
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: EXTERNAL,
    sourcemap: 'linked',
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
    // CommonJS packages within an ES module still ask for require.
    banner: {
      js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
    },
    logLevel: 'warning',
  });
  for (const { path, text, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, path.endsWith('.js') ? inAscii(text) : contents);
  }
  copyFileSync(join(root, 'src/sandbox/whatsapp/web/page.html'), join(outdir, 'page.html'));
}

/** One letter beyond Latin-1 makes V8 keep the whole file in two bytes a letter; esbuild escapes them everywhere but in regular expressions. */
const inAscii = (text) =>
  text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
