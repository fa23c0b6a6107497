/** Tens of thousands of turns in one process: what is alive after a full collection of garbage does not grow. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTelegramSink } from '../bench/telegramSink.ts';
import { BOOKING_SCRIPT, residentMegabytes, startProduct, stopped, turn } from '../bench/turns.ts';
import { COLLECTING } from '../killableProduct.ts';
import type { Drill } from './drill.ts';

/** At a time; each comes back once after it has been away. */
const CHATS_AT_ONCE = 50;
const SCRIPTS_PER_CHAT = 2;
/** Until then code is compiled and caches fill. */
const WARM_UP_SHARE = 0.1;
/** Shares of the turns that are compared: the first after the warm-up, and the last. */
const WINDOW_SHARE = 0.2;
const MOST_GROWTH = 0.1;

interface Collected {
  readonly turns: number;
  readonly aliveMegabytes: number;
}

/** Says each collection, and makes a full one every other second: left alone there would be too few to compare. */
const SOAK_FLAGS = ['--trace-gc', ...COLLECTING];

/** What node's `--trace-gc` says of a full collection: `Mark-Compact 61.1 (90.2) -> 41.3 (88.0) MB`. */
const FULL_COLLECTION = /Mark-Compact[^\n]*? -> ([\d.]+) \(/g;

export const soakDrill: Drill = {
  name: 'soak',
  purpose: 'so many turns in one process: the heap after a full collection stays flat within a tenth',
  usualCount: 50_000,
  async run({ count }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'clinic-soak-'));
    const sink = await startTelegramSink();
    const target = await startProduct(dataDir, sink, { nodeFlags: SOAK_FLAGS });
    const collected: Collected[] = [];
    let turns = 0;
    target.child.stdout?.on('data', (bytes: Buffer) => {
      for (const [, alive] of bytes.toString().matchAll(FULL_COLLECTION))
        collected.push({ turns, aliveMegabytes: Number(alive) });
    });
    try {
      let chat = 0;
      const oneAfterTheOther = async (): Promise<void> => {
        while (turns < count) {
          const chatId = 50_001 + chat;
          chat += 1;
          for (let script = 0; script < SCRIPTS_PER_CHAT; script += 1)
            for (const text of BOOKING_SCRIPT) {
              await turn(target, sink, { chatId, text });
              turns += 1;
            }
        }
      };
      await Promise.all(Array.from({ length: CHATS_AT_ONCE }, oneAfterTheOther));
      const resident = await residentMegabytes(target.child.pid ?? 0);
      return [
        ...compared(collected, turns),
        `${turns} turns of ${chat} chats; ${resident} MB resident at the end`,
      ];
    } finally {
      await stopped(target);
      await sink.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

function compared(collected: readonly Collected[], turns: number): readonly string[] {
  const between = (from: number, to: number): readonly number[] =>
    collected
      .filter((one) => one.turns >= from * turns && one.turns <= to * turns)
      .map(({ aliveMegabytes }) => aliveMegabytes);
  const first = between(WARM_UP_SHARE, WARM_UP_SHARE + WINDOW_SHARE);
  const last = between(1 - WINDOW_SHARE, 1);
  if (first.length < 3 || last.length < 3)
    throw new Error(`too few full collections to compare: ${first.length} and ${last.length}`);
  const [before, after] = [middleOf(first), middleOf(last)];
  const growth = after / before - 1;
  const said = `alive after a full collection: ${before.toFixed(1)} MB in the first fifth (${first.length} collections), ${after.toFixed(1)} MB in the last (${last.length}): ${(growth * 100).toFixed(1)} %`;
  if (growth > MOST_GROWTH) throw new Error(said);
  return [said];
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
