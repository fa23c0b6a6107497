/** `npm run bench`: speed and size, as ratios measured in one run. Prints a table; docs/performance.md keeps one with its machine. */
import { cpus } from 'node:os';
import { benchReader, benchReaderCommand } from '../../../evals/understanding/benchReader.ts';
import { benchIdleChats } from './idleChats.ts';
import { benchStart } from './start.ts';
import { benchTokens } from './tokens.ts';
import { benchTurns, type TurnsResult } from './turns.ts';

const quick = process.argv.includes('--quick');
/** A single chat needs more of them for as many turns. */
function scriptsFor(chats: number): { scripts: number; warmUp: number } {
  if (chats === 1) return quick ? { scripts: 60, warmUp: 60 } : { scripts: 200, warmUp: 200 };
  return quick ? { scripts: 3, warmUp: 1 } : { scripts: 8, warmUp: 3 };
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;

function report(chats: number, results: readonly TurnsResult[]): void {
  const of = (side: TurnsResult['side'], pick: (result: TurnsResult) => number): number =>
    median(results.filter((one) => one.side === side).map(pick));
  for (const side of ['bare', 'product'] as const) {
    const speed = of(side, (one) => one.turnsPerSecond).toFixed(0);
    const latency = `p50 ${of(side, (one) => one.p50Ms).toFixed(2)} ms, p99 ${of(side, (one) => one.p99Ms).toFixed(2)} ms`;
    const cpu = of(side, (one) => one.cpuMsPerTurn).toFixed(2);
    print(
      `| ${side} | ${chats} | ${speed} | ${latency} | ${cpu} | ${of(side, (one) => one.residentMegabytes)} |`,
    );
  }
  print(
    `| product / bare | ${chats} | ${(of('product', (one) => one.turnsPerSecond) / of('bare', (one) => one.turnsPerSecond)).toFixed(2)} | | | |`,
  );
}

print(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} processors, Node ${process.version}\n`);
const starts = await benchStart(quick ? 3 : 7);
print(
  `Ready to serve after ${median(starts.map((one) => one.readyMs)).toFixed(0)} ms (median of ${starts.length}), ${median(starts.map((one) => one.residentMegabytes))} MB resident.\n`,
);
print('| side | chats | turns/s | latency | processor ms a turn | MB |');
print('| --- | --- | --- | --- | --- | --- |');
for (const chats of [1, 100]) {
  report(
    chats,
    await benchTurns({
      chats,
      ...scriptsFor(chats),
      rounds: quick ? 1 : 3,
    }),
  );
}

const idle = await benchIdleChats(quick ? 2_000 : 20_000);
print(
  `\n${idle.chats} open conversations that nobody is answering: ${(idle.bytesOfMemoryPerChat / 1024).toFixed(1)} kB of memory each, ${(idle.bytesOnDiskPerChat / 1024).toFixed(1)} kB on the disk.`,
);

const tokens = await benchTokens();
const share = ((100 * tokens.sentTokens) / tokens.plainAgentTokens).toFixed(1);
print(
  `\nIn ${tokens.bookings} scripted bookings of ${tokens.messages} messages the model was asked in ${tokens.askedModel}: about ${tokens.sentTokens} tokens sent, ` +
    `${share} % of the ${tokens.plainAgentTokens} of a plain agent with all tools and the whole history.`,
);

const reader = await benchReader();
print(
  `\nThe deterministic reader: ${reader.messagesPerSecond.toFixed(0)} messages a second of processor time, first answer after ${reader.coldStartMs.toFixed(0)} ms ` +
    `(${reader.coldStartCpuMs.toFixed(0)} ms of processor time), ${reader.residentMegabytes.toFixed(0)} MB resident after the run.`,
);
const command = await benchReaderCommand();
print(
  `\n\`npm run understand\`: ${command.lines} lines at ${command.linesPerCpuSecond.toFixed(0)} a second of processor time, ${command.peakMegabytes.toFixed(0)} MB at most.`,
);
