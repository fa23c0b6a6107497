/** `npm run backup`: makes a backup now, beside the running product. `--list` shows what is there, `--drill` restores the newest one into a folder that is thrown away and checks it. */

import { type BackupPlace, makeBackup } from '../compose/backup/backups.ts';
import { drillRestore } from '../compose/backup/restoreDrill.ts';
import { armFromConfig } from '../compose/crashPoints.ts';
import { backupFolder } from '../compose/folders.ts';
import { type Config, explainFaults, loadConfig } from '../config.ts';
import { listBackups } from '../services/backup/backupFolder.ts';
import { systemClock } from '../services/clock.ts';
import { explainDataKeyRefusal, loadOrMakeDataKey } from '../services/dataKey.ts';
import { createLog } from '../services/log.ts';

async function main(): Promise<void> {
  const config = loadConfig();
  if (!config.ok) return finish(2, `The configuration has faults:\n${explainFaults(config.refusal)}`);
  armFromConfig(config.value);
  if (process.argv.includes('--list')) return list(config.value);
  const key = await loadOrMakeDataKey({ dataDir: config.value.DATA_DIR, given: config.value.DATA_KEY });
  if (!key.ok) return finish(2, explainDataKeyRefusal(key.refusal, config.value.DATA_DIR));
  const place = {
    config: config.value,
    key: key.value,
    clock: systemClock,
    log: createLog({ level: 'warn' }),
  };
  await (process.argv.includes('--drill') ? drill(place) : make(place));
}

async function make(place: BackupPlace): Promise<void> {
  const startedAt = performance.now();
  const made = await makeBackup(place);
  const removed = made.removed.length === 0 ? '' : `\nRemoved by the rotation: ${made.removed.join(', ')}`;
  finish(
    0,
    `${made.path}: ${made.rows} rows and ${made.files} files in ${size(made.bytes)}, read back whole, in ${seconds(startedAt)} s.${removed}
It opens with the DATA_KEY alone: keep that key somewhere else.`,
  );
}

async function drill(place: BackupPlace): Promise<void> {
  const startedAt = performance.now();
  const result = await drillRestore(place);
  if (result === null) return finish(1, 'There is no backup to restore. Make one with npm run backup.');
  const broken = result.broken.map(
    ({ name, count, examples }) => `\n  broken: ${name}: ${count}, as ${examples.join(', ')}`,
  );
  finish(
    result.broken.length === 0 ? 0 : 1,
    `${result.backup} was restored and checked in ${seconds(startedAt)} s: ${result.rows} rows, ${result.files} files, ${broken.length === 0 ? 'every promise holds' : `${broken.length} promises broken`}.${broken.join('')}`,
  );
}

async function list(config: Config): Promise<void> {
  const backups = await listBackups(backupFolder(config));
  const lines = backups.map(
    ({ name, madeAt, bytes }) => `${madeAt.toISOString()}  ${size(bytes).padStart(9)}  ${name}`,
  );
  finish(0, lines.length === 0 ? `No backup in ${backupFolder(config)}.` : lines.join('\n'));
}

const seconds = (startedAt: number): string => ((performance.now() - startedAt) / 1000).toFixed(1);
const size = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function finish(code: number, text: string): void {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = code;
}

main().catch((error: unknown) =>
  finish(1, `No backup was made: ${error instanceof Error ? error.message : 'unknown reason'}`),
);
