/** Part of `npm run bench`: turns through the webhook, beside a bare turn in the same run. HTTP in, durable commit, reply out. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTelegramSink, type TelegramSink } from './telegramSink.ts';
import { Poster } from './wire.ts';

export interface TurnsResult {
  readonly side: 'bare' | 'product';
  readonly chats: number;
  readonly turns: number;
  readonly turnsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of the server alone, user and system: what a busy machine does not distort. */
  readonly cpuMsPerTurn: number;
  readonly residentMegabytes: number;
}

const SECRET = 'bench-webhook-secret';
/** For a look inside the product: `BENCH_NODE_FLAGS="--cpu-prof --cpu-prof-dir=profiles" npm run bench`. */
const NODE_FLAGS = process.env['BENCH_NODE_FLAGS']?.split(' ') ?? [];

/** A booking up to the held slot, and back: the usual mix of names, numbers, menus and slots. */
export const BOOKING_SCRIPT = [
  'I want to book an appointment',
  'yes',
  'Ravi Kumar',
  '9876543210',
  '34',
  'male',
  'fever since Monday',
  'Dr Rao',
  '2',
  'start over',
];

export interface Target {
  readonly child: ChildProcess;
  readonly url: URL;
}

const poster = new Poster();
const HEADERS = `x-telegram-bot-api-secret-token: ${SECRET}\r\n`;
let updateId = 1;
let nextChat = 1000;

/** Runs each side `rounds` times in turn, so that a slow minute of the machine meets both; answers with every run. */
export async function benchTurns(order: {
  chats: number;
  scripts: number;
  /** Scripts a chat before the clock runs: a server that has just started still compiles what it does. */
  warmUp: number;
  rounds: number;
}): Promise<readonly TurnsResult[]> {
  const results: TurnsResult[] = [];
  for (let round = 0; round < order.rounds; round += 1) {
    for (const side of ['bare', 'product'] as const) results.push(await benchSide(side, order));
  }
  return results;
}

async function benchSide(
  side: 'bare' | 'product',
  order: { chats: number; scripts: number; warmUp: number },
): Promise<TurnsResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  const sink = await startTelegramSink();
  const target = await (side === 'bare' ? startBare(dataDir, sink) : startProduct(dataDir, sink));
  try {
    await drive(target, sink, { chats: order.chats, scripts: order.warmUp });
    const pid = target.child.pid ?? 0;
    const cpuBefore = await processorMs(pid);
    const startedAt = performance.now();
    const latencies = await drive(target, sink, order);
    const seconds = (performance.now() - startedAt) / 1000;
    const cpuMs = (await processorMs(pid)) - cpuBefore;
    latencies.sort((left, right) => left - right);
    return {
      side,
      chats: order.chats,
      turns: latencies.length,
      turnsPerSecond: latencies.length / seconds,
      p50Ms: latencies[Math.floor(latencies.length / 2)] ?? 0,
      p99Ms: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
      cpuMsPerTurn: cpuMs / latencies.length,
      residentMegabytes: await residentMegabytes(pid),
    };
  } finally {
    await stopped(target);
    await sink.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

export async function stopped({ child }: Target): Promise<void> {
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
}

/** Every chat sends its next message when the reply to the last has arrived; each script is another patient's, whose first booking it is. */
async function drive(
  target: Target,
  sink: TelegramSink,
  order: { chats: number; scripts: number },
): Promise<number[]> {
  const latencies: number[] = [];
  const one = async (): Promise<void> => {
    for (let script = 0; script < order.scripts; script += 1) {
      nextChat += 1;
      const chatId = nextChat;
      for (const text of BOOKING_SCRIPT) latencies.push(await turn(target, sink, { chatId, text }));
    }
  };
  await Promise.all(Array.from({ length: order.chats }, one));
  return latencies;
}

/** Sends one message and waits for the reply: from the last byte handed to the network to the last byte that came from it, in milliseconds. */
export async function turn(
  target: Target,
  sink: TelegramSink,
  { chatId, text }: { chatId: number; text: string },
): Promise<number> {
  updateId += 1;
  const from = { id: chatId, is_bot: false, first_name: 'Bench' };
  const update = JSON.stringify({
    update_id: updateId,
    message: {
      message_id: updateId,
      date: Math.floor(Date.now() / 1000),
      chat: { id: chatId, type: 'private', first_name: 'Bench' },
      from,
      text,
    },
  });
  const arrived = sink.nextMessageTo(chatId);
  const sentAt = poster.post(target.url, HEADERS, update);
  return (await arrived) - sentAt;
}

const startBare = (dataDir: string, sink: TelegramSink): Promise<Target> =>
  started(
    spawn(process.execPath, ['--import', 'tsx', 'src/testing/bench/bareServer.ts', dataDir, sink.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
    /listening (\d+)/,
    '/',
  );

export const startProduct = (
  dataDir: string,
  sink: TelegramSink,
  { nodeFlags = NODE_FLAGS, databaseUrl }: { nodeFlags?: readonly string[]; databaseUrl?: string } = {},
): Promise<Target> => {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    PUBLIC_URL: 'http://127.0.0.1',
    TELEGRAM_API_ROOT: sink.url,
    TELEGRAM_PATIENT_BOT_TOKEN: '1234567890:bench-example-token-bench-example',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    TELEGRAM_MESSAGES_PER_SECOND: '0',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  return started(
    spawn(process.execPath, [...nodeFlags, 'scripts/run.mjs', 'index'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
    /http:\/\/[^:]+:(\d+)\//,
    '/webhooks/telegram',
  );
};

function started(child: ChildProcess, pattern: RegExp, path: string): Promise<Target> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.once('exit', (code) => reject(new Error(`the bench's server ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const port = pattern.exec(printed)?.[1];
      if (port !== undefined) resolve({ child, url: new URL(`http://127.0.0.1:${port}${path}`) });
    });
  });
}

export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** Of all processes of a session, those that have ended included. */
export async function sessionMs(sessionId: number): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  const fields = stats.map((stat) => stat.slice(stat.lastIndexOf(')') + 2).split(' '));
  // The session is the 4th after the name; own time and that of ended children are the 12th to 15th.
  const ours = fields.filter(([, , , session]) => session === String(sessionId));
  return ours.flatMap((one) => one.slice(11, 15)).reduce((sum, ticks) => sum + Number(ticks) * TICK_MS, 0);
}

/** Linux counts in ticks of 10 ms. */
const TICK_MS = 10;

export async function processorMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // After the name in parentheses: state is the first, user and system time the 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
}
