/** Four processes issue documents into one series on PostgreSQL and are killed again and again: no number is missing, none is given twice. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { quietLog } from '../../services/recordingLog.ts';
import { openStore } from '../../store/openStore.ts';
import { startPostgresServer } from '../postgresServer.ts';
import { chanceFrom } from './chance.ts';
import type { Drill, DrillOrder } from './drill.ts';

const WRITERS = 4;
const WRITER_FILE = new URL('documentWriter.ts', import.meta.url).pathname;

/** Of one writer: what it has acknowledged, and how often it was killed on the way. */
interface Written {
  readonly acknowledged: readonly string[];
  readonly deaths: number;
}

export interface DocumentsOrder extends DrillOrder {
  readonly databaseUrl: string;
}

/** @throws when the series has a gap, a number stands twice, or an acknowledged document is lost */
export async function issueUnderFire({
  databaseUrl,
  count,
  seed,
}: DocumentsOrder): Promise<readonly string[]> {
  const first = await openStore({ databaseUrl, dataDir: '', log: quietLog });
  const share = Math.ceil(count / WRITERS);
  const written = await Promise.all(
    Array.from({ length: WRITERS }, (_, writer) =>
      writeShare({ databaseUrl, writer, share, fate: chanceFrom(seed * WRITERS + writer + 1) }),
    ),
  );
  const documents = await first.read((tables) => tables.documents.series('receipt', '2526'));
  const series = await first.read((tables) => tables.documents.allSeries());
  await first.close();
  const numbers = documents.map((document) => document.number);
  const wanted = documents.map((_, place) => place + 1);
  if (JSON.stringify(numbers) !== JSON.stringify(wanted))
    throw new Error(`the series has a gap: ${numbers.join(' ')}`);
  if (series[0]?.lastNumber !== documents.length) throw new Error('the counter is not at the last number');
  const kept = new Set(documents.map((document) => document.paymentReference));
  const lost = written.flatMap((one) => one.acknowledged).filter((name) => !kept.has(name));
  if (lost.length > 0) throw new Error(`acknowledged and lost: ${lost.join(' ')}`);
  if (documents.length !== share * WRITERS)
    throw new Error(`${documents.length} documents of ${share * WRITERS}`);
  const deaths = written.reduce((sum, one) => sum + one.deaths, 0);
  return [
    `${WRITERS} processes issued ${documents.length} documents and were killed ${deaths} times`,
    `numbers 1 to ${documents.length}, each once; nothing acknowledged was lost`,
  ];
}

async function writeShare(order: {
  databaseUrl: string;
  writer: number;
  share: number;
  fate: () => number;
}): Promise<Written> {
  const { databaseUrl, writer, share, fate } = order;
  const acknowledged: string[] = [];
  let done = 0;
  let deaths = 0;
  while (done < share) {
    // A life ends after some documents; whoever was killed begins with the one that was in doubt.
    const last = fate() < 0.8 ? done + 1 + Math.floor(fate() * (share / 3)) : share;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', WRITER_FILE, JSON.stringify({ databaseUrl, writer, from: done, until: share })],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(`${writer}-${line}`);
      done = Number(line) + 1;
      if (done >= last && done < share && !child.killed) {
        child.kill('SIGKILL');
        deaths += 1;
      }
    }
  }
  return { acknowledged, deaths };
}

async function run(order: DrillOrder): Promise<readonly string[]> {
  const postgres = await startPostgresServer();
  try {
    return await issueUnderFire({ ...order, databaseUrl: postgres.url });
  } finally {
    await postgres.stop();
  }
}

export const documentsDrill: Drill = {
  name: 'documents',
  purpose:
    'Four processes issue documents into one series on PostgreSQL while they are killed: the series is whole.',
  usualCount: 500,
  run,
};
