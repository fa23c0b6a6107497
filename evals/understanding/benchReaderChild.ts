/** One measured process of the reader's bench: its first answer, then all lines of the files that it is given, over and over; started by benchReader.ts. */
import { readFileSync } from 'node:fs';
import { DEMO_DOCTORS } from '../../src/domain/clinic/demoClinic.ts';
import { understand } from '../../src/understanding/understand.ts';

const FIRST = 'Ravi Kumar, 34, male, fever since Monday, tomorrow after 5 with Dr Iyer';
const CONTEXT = { now: new Date('2019-03-01T04:30:00Z'), timeZone: 'Asia/Kolkata', doctors: DEMO_DOCTORS };
/** The first rounds warm the process up. */
const ROUNDS = 7;
const WARM_ROUNDS = 2;

/** Since the process began to run this file; what Node needs before is no matter of the reader's. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const [cpuBefore, wallBefore, ...files] = process.argv.slice(2);
const started = { cpuMs: Number(cpuBefore), ms: Number(wallBefore) };

understand(FIRST, CONTEXT);
const coldStartCpuMs = cpuMs() - started.cpuMs;
const coldStartMs = performance.now() - started.ms;

function linesOf(file: string): readonly string[] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return rows
    .map((row) => JSON.parse(row) as { readonly text?: unknown; readonly utterance?: unknown })
    .map((row) => row.text ?? row.utterance)
    .filter((text) => typeof text === 'string');
}

const lines = files.flatMap(linesOf);
const speeds: number[] = [];
for (let round = 0; round < ROUNDS && lines.length > 0; round += 1) {
  const before = cpuMs();
  for (const line of lines) understand(line, CONTEXT);
  if (round >= WARM_ROUNDS) speeds.push((1000 * lines.length) / (cpuMs() - before));
}
speeds.sort((one, other) => one - other);

process.stdout.write(
  JSON.stringify({
    messagesPerSecond: Math.round(speeds[Math.floor(speeds.length / 2)] ?? 0),
    coldStartCpuMs,
    coldStartMs,
    residentMegabytes: Math.round(process.memoryUsage.rss() / 1024 / 1024),
  }),
);
