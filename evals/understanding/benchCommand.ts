/** Part of `npm run bench`: what `npm run understand` takes for a long file of lines, as a person would start it. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

export interface CommandBench {
  readonly lines: number;
  /** Of the whole process from its start to its end, per second of processor time. */
  readonly linesPerCpuSecond: number;
  /** The most that the process ever had, Node's own part included. */
  readonly peakMegabytes: number;
}

const LINES = 23_000;
const NOW = '2026-11-23T10:00:00+05:30';
const LOOK_EVERY_MS = 20;
/** Linux counts processor time in ticks of 10 ms. */
const TICK_MS = 10;

export async function benchCommand(texts: readonly string[]): Promise<CommandBench> {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  const [, ...words] = (scripts['understand'] ?? '').split(' ');
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const input = Array.from({ length: LINES }, (_, at) =>
    JSON.stringify({ text: texts[at % texts.length], now: NOW }),
  );
  child.stdin.end(`${input.join('\n')}\n`);
  let seen = { peakKilobytes: 0, cpuMs: 0 };
  while (child.exitCode === null) {
    seen = (await lookAt(child.pid ?? 0)) ?? seen;
    await Promise.race([ended, pause(LOOK_EVERY_MS)]);
  }
  return {
    lines: LINES,
    linesPerCpuSecond: (1000 * LINES) / seen.cpuMs,
    peakMegabytes: seen.peakKilobytes / 1024,
  };
}

/** Null when the process has just ended. */
async function lookAt(pid: number): Promise<{ peakKilobytes: number; cpuMs: number } | null> {
  const [status, stat] = await Promise.all(
    ['status', 'stat'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
  );
  const peak = /VmHWM:\s+(\d+)/.exec(status ?? '')?.[1];
  if (peak === undefined) return null;
  // After the name in parentheses: user and system time are the 12th and 13th.
  const fields = (stat ?? '').slice((stat ?? '').lastIndexOf(')') + 2).split(' ');
  return {
    peakKilobytes: Number(peak),
    cpuMs: (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS,
  };
}
