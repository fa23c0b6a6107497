/** `npm run status`: how the front desk stands, in lines that can be pasted anywhere: numbers, states and codes, no name, no address, no key. */
import { readFile } from 'node:fs/promises';
import { addressOf } from '../compose/backup/backups.ts';
import { lastRestoreDrill } from '../compose/backup/restoreDrill.ts';
import { backupFolder } from '../compose/folders.ts';
import { type Config, explainFaults, loadConfig } from '../config.ts';
import { listBackups } from '../services/backup/backupFolder.ts';
import { systemClock } from '../services/clock.ts';
import { openSession } from '../store/copy/snapshot.ts';

type Line = readonly [string, string];

async function main(): Promise<void> {
  const config = loadConfig();
  if (!config.ok) {
    process.stderr.write(`The configuration has faults:\n${explainFaults(config.refusal)}\n`);
    process.exitCode = 2;
    return;
  }
  const lines: readonly Line[] = [
    ['program', `${await version()}, Node ${process.versions.node}, ${process.platform} ${process.arch}`],
    ['configured', configured(config.value)],
    ['lamps', await lamps(config.value.PORT)],
    ...(await storeLines(config.value)),
    ...(await backupLines(config.value)),
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  process.stdout.write(lines.map(([name, what]) => `${name.padEnd(width)}  ${what}\n`).join(''));
}

async function version(): Promise<string> {
  const { version: number } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  return number;
}

function configured(config: Config): string {
  const parts: readonly Line[] = [
    ['store', config.DATABASE_URL === undefined ? 'embedded' : 'postgresql'],
    ['telegram', telegramMode(config)],
    ['admin bot', config.TELEGRAM_ADMIN_BOT_TOKEN === undefined ? 'none' : 'real'],
    ['razorpay', razorpayMode(config)],
    ['gemini', config.isGeminiReal ? config.GEMINI_MODEL : 'none'],
  ];
  return parts.map(([name, mode]) => `${name} ${mode}`).join(', ');
}

function telegramMode(config: Config): string {
  if (!config.isTelegramReal) return 'simulated';
  return config.TELEGRAM_WEBHOOK_SECRET === undefined ? 'by polling' : 'by webhook';
}

function razorpayMode({ RAZORPAY_KEY_ID: keyId }: Config): string {
  if (keyId === undefined) return 'simulated';
  return keyId.startsWith('rzp_live_') ? 'live' : 'test mode';
}

async function lamps(port: number): Promise<string> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) });
    const { ready, lamps: read } = (await response.json()) as {
      ready: boolean;
      lamps: Record<string, { light: string; code: string }>;
    };
    const told = Object.entries(read).map(([name, { light, code }]) => `${name} ${light} (${code})`);
    return `${ready ? 'ready' : 'not ready'}: ${told.join(', ')}`;
  } catch {
    return 'not running on this machine';
  }
}

const COUNTS: readonly Line[] = [
  [
    'appointments',
    'select status as word, count(*) as rows from appointments group by status order by status',
  ],
  ['outbox', 'select status as word, count(*) as rows from outbox group by status order by status'],
  ['inbox', 'select status as word, count(*) as rows from inbox group by status order by status'],
  ['ledger', 'select kind as word, count(*) as rows from ledger group by kind order by kind'],
  ['migrations', 'select name as word, 1 as rows from kysely_migration order by name'],
];

async function storeLines(config: Config): Promise<readonly Line[]> {
  const session = await openSession(addressOf(config)).catch(() => null);
  if (session === null) return [['store', 'not reachable, or not made yet']];
  try {
    const lines: Line[] = [];
    for (const [name, sql] of COUNTS) {
      const rows = await session.all(sql);
      const told = rows.map(({ word, rows: count }) =>
        name === 'migrations' ? String(word) : `${String(word)} ${String(count)}`,
      );
      lines.push([name, told.join(', ') || 'none']);
    }
    return lines;
  } finally {
    await session.close();
  }
}

async function backupLines(config: Config): Promise<readonly Line[]> {
  const backups = await listBackups(backupFolder(config));
  const drill = await lastRestoreDrill(config);
  const [newest] = backups;
  const age = newest === undefined ? null : systemClock.now().getTime() - newest.madeAt.getTime();
  return [
    [
      'backups',
      age === null ? 'none' : `${backups.length}, the newest ${Math.floor(age / 3_600_000)} hours old`,
    ],
    [
      'restore drill',
      drill === null ? 'never' : `${drill.at.slice(0, 10)}, ${drill.broken.length} promises broken`,
    ],
  ];
}

await main();
