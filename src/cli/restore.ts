/** `npm run restore -- FILE --into FOLDER`: brings a backup back into a new place and checks it there; `--database URL` puts the rows into an empty PostgreSQL. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { restoreBackup } from '../compose/backup/restoreBackup.ts';
import { readEnvironment } from '../config.ts';
import { DATA_KEY_FILE, parseDataKey } from '../services/dataKey.ts';
import { createLog } from '../services/log.ts';
import { INVARIANT_COUNT } from '../store/copy/invariants.ts';

const USE = `npm run restore -- FILE --into FOLDER [--database URL] [--key-file FILE]
  FILE        a backup, as npm run backup -- --list names them
  --into      a new folder: the DATA_DIR of the restored clinic
  --database  an empty PostgreSQL database for the rows, in place of an embedded store in the folder
  --key-file  a file that holds the DATA_KEY of the backup; else DATA_KEY, else ${DATA_KEY_FILE} in the present DATA_DIR`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { into: { type: 'string' }, database: { type: 'string' }, 'key-file': { type: 'string' } },
  });
  const [file] = positionals;
  if (file === undefined || values.into === undefined) return finish(2, USE);
  const key = await keyFrom(values['key-file']);
  if (key === null)
    return finish(2, `There is no key to open it with. Set DATA_KEY, or name a file with --key-file.`);
  const startedAt = performance.now();
  const { rows, files, broken } = await restoreBackup({
    file,
    key,
    into: { databaseUrl: values.database ?? null, dataDir: values.into },
    log: createLog({ level: 'warn' }),
  });
  const counts = Object.entries(rows).filter(([, count]) => count > 0);
  const told = [
    `Restored into ${values.into} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s: ${files} files, and`,
    ...counts.map(([table, count]) => `  ${String(count).padStart(9)}  ${table}`),
    broken.length === 0
      ? `All ${INVARIANT_COUNT} promises about the rows hold, and every report can be read.`
      : 'These promises do not hold:',
    ...broken.map(({ name, count, examples }) => `  ${name}: ${count}, as ${examples.join(', ')}`),
    `Start on it with DATA_DIR=${values.into}${values.database === undefined ? '' : ' and DATABASE_URL'}, and with the same DATA_KEY.`,
  ];
  finish(broken.length === 0 ? 0 : 1, told.join('\n'));
}

async function keyFrom(keyFile: string | undefined): Promise<Buffer | null> {
  if (keyFile !== undefined) return parseDataKey(await readFile(keyFile, 'utf8'));
  const environment = readEnvironment();
  const given = environment.ok ? environment.value : {};
  if (given['DATA_KEY'] !== undefined && given['DATA_KEY'] !== '') return parseDataKey(given['DATA_KEY']);
  const kept = await readFile(`${given['DATA_DIR'] ?? 'data'}/${DATA_KEY_FILE}`, 'utf8').catch(() => '');
  return parseDataKey(kept);
}

function finish(code: number, text: string): void {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = code;
}

main().catch((error: unknown) =>
  finish(1, `Nothing was restored: ${error instanceof Error ? error.message : 'unknown reason'}`),
);
