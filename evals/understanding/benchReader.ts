/** Part of `npm run bench`: how fast the deterministic reader is, on the lines of this folder, each figure from processes of its own. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { benchCommand, type CommandBench } from './benchCommand.ts';

export interface ReaderBench {
  /** Per second of processor time, once warm. */
  readonly messagesPerSecond: number;
  /** From import to the first answer, bundled as the product is; all threads of the process. */
  readonly coldStartCpuMs: number;
  readonly coldStartMs: number;
  /** The whole process after the speed runs, Node's own part included. */
  readonly residentMegabytes: number;
}

/** The same lines through `npm run understand`. */
export async function benchReaderCommand(): Promise<CommandBench> {
  const files = await Promise.all((await filesOfLines()).map((file) => readFile(file, 'utf8')));
  const rows = files.flatMap((file) => file.split('\n')).filter((row) => row !== '');
  return benchCommand(
    rows
      .map((row) => JSON.parse(row) as { readonly text?: unknown; readonly utterance?: unknown })
      .map((row) => row.text ?? row.utterance)
      .filter((text) => typeof text === 'string'),
  );
}

const HERE = fileURLToPath(new URL('.', import.meta.url));
const COLD_STARTS = 7;
const run = promisify(execFile);

/** Measures the reader. Takes some seconds; needs nothing but this repository. */
export async function benchReader(): Promise<ReaderBench> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-reader-'));
  try {
    const starter = await bundle(folder);
    const starts: ReaderBench[] = [];
    for (let start = 0; start < COLD_STARTS; start += 1) starts.push(await measure(starter, []));
    const warm = await measure(starter, await filesOfLines());
    return {
      messagesPerSecond: warm.messagesPerSecond,
      coldStartCpuMs: median(starts.map((one) => one.coldStartCpuMs)),
      coldStartMs: median(starts.map((one) => one.coldStartMs)),
      residentMegabytes: warm.residentMegabytes,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Bundles the child, and writes a starter that looks at the clocks before it imports the bundle. */
async function bundle(folder: string): Promise<string> {
  const bundled = join(folder, 'reader.mjs');
  await build({
    entryPoints: [join(HERE, 'benchReaderChild.ts')],
    outfile: bundled,
    bundle: true,
    // As scripts/build.mjs makes it.
    minifySyntax: true,
    minifyWhitespace: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    // The product's bundle finds its packages beside itself; this one lies elsewhere and is told where they are.
    define: { 'import.meta.url': JSON.stringify(import.meta.url) },
  });
  const starter = join(folder, 'start.mjs');
  const clocks =
    'const { user, system } = process.cpuUsage();\nprocess.argv.splice(2, 0, (user + system) / 1000, performance.now());\n';
  await writeFile(starter, `${clocks}await import('./reader.mjs');\n`);
  return starter;
}

async function filesOfLines(): Promise<readonly string[]> {
  const folders = [join(HERE, 'intents'), join(HERE, 'fixtures')];
  const files: string[] = [];
  for (const folder of folders) {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
    files.push(...names.map((name) => join(folder, name)));
  }
  return files;
}

async function measure(starter: string, files: readonly string[]): Promise<ReaderBench> {
  const { stdout } = await run(process.execPath, [starter, ...files]);
  return JSON.parse(stdout) as ReaderBench;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
