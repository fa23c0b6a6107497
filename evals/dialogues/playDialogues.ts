/** Plays the public dialogues against the front desk and prints what became of them: `node --import tsx evals/dialogues/playDialogues.ts DATA_FOLDER`. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type PlayedSource, playSource } from './playSource.ts';
import { readRows, SOURCES } from './readDialogues.ts';

const USAGE = `node --import tsx evals/dialogues/playDialogues.ts DATA_FOLDER [options]
  --limit N     only the first N dialogues of each source
  --source sgd  only one source (sgd or star)
  --failures    also prints each line that was not answered or not understood
  --transcript  also prints every dialogue whole
`;

interface Options {
  readonly folder: string;
  readonly limit: number;
  readonly source: string | undefined;
  readonly prints: readonly ('failures' | 'transcript')[];
}

function readOptions(): Options | null {
  const { values, positionals } = parseArgs({
    options: {
      limit: { type: 'string' },
      source: { type: 'string' },
      failures: { type: 'boolean' },
      transcript: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined) return null;
  const prints = (['failures', 'transcript'] as const).filter((name) => values[name] === true);
  return { folder, limit: Number(values.limit ?? Number.POSITIVE_INFINITY), source: values.source, prints };
}

const write = (line: string): void => void process.stdout.write(`${line}\n`);

function printFailures({ dialogues }: PlayedSource): void {
  for (const { id, lines, illegalWrites } of dialogues) {
    for (const { text, outcome, stateBefore } of lines) {
      if (outcome === 'unanswered' || outcome === 'not_understood')
        write(`${outcome}\t${stateBefore}\t${id}\t${text}`);
    }
    for (const one of illegalWrites) write(`illegal_write\t${id}\t${one}`);
  }
}

function printTranscripts({ dialogues }: PlayedSource): void {
  for (const { id, lines, ends } of dialogues) {
    write(`\n=== ${id} (${ends})`);
    for (const { text, reply, calls, stateAfter } of lines) {
      write(`> ${text}\n    [${calls.join(' ')}] ${stateAfter}\n    ${reply.replaceAll('\n', '\n    ')}`);
    }
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const columns: string[][] = [];
  for (const source of SOURCES.filter(
    ({ name }) => options.source === undefined || options.source === name,
  )) {
    const dialogues = readRows(join(options.folder, source.path)).slice(0, options.limit).map(source.read);
    const played = await playSource(dialogues, source.startsAt);
    if (options.prints.includes('transcript')) printTranscripts(played);
    if (options.prints.includes('failures')) printFailures(played);
    columns.push([source.name, ...Object.values(played.counts).map(String)]);
    if (columns.length === 1) columns.unshift(['', ...Object.keys(played.counts)]);
  }
  write('');
  for (const [row, title = ''] of (columns[0] ?? []).entries()) {
    write(
      `${title.padEnd(16)}${columns
        .slice(1)
        .map((column) => (column[row] ?? '').padStart(8))
        .join('')}`,
    );
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown reason'}\n`);
  process.exitCode = 1;
});
