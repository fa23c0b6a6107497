/** Part of `npm run bench`: what a conversation takes that is open and not being answered, in memory and on the disk. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startTelegramSink } from './telegramSink.ts';
import { residentMegabytes, startProduct, stopped, turn } from './turns.ts';

export interface IdleChatsResult {
  readonly chats: number;
  /** Growth of the whole process between the first half of the chats and the second: what is warm by then stays as it is. */
  readonly bytesOfMemoryPerChat: number;
  readonly bytesOnDiskPerChat: number;
}

const AT_ONCE = 50;
/** For timers and connections to end, and for the collector to have had its turn. */
const SETTLE_MS = 5_000;

/** Each chat begins a booking and says no more; half of them are a warm-up. */
export async function benchIdleChats(chats: number): Promise<IdleChatsResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-idle-'));
  const sink = await startTelegramSink();
  const target = await startProduct(dataDir, sink);
  const measure = async () => {
    await pause(SETTLE_MS);
    return { megabytes: await residentMegabytes(target.child.pid ?? 0), bytes: await bytesIn(dataDir) };
  };
  const open = async (from: number): Promise<void> => {
    const begin = async (first: number): Promise<void> => {
      for (let chat = first; chat < from + chats / 2; chat += AT_ONCE)
        await turn(target, sink, { chatId: chat, text: 'I want to book an appointment' });
    };
    await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => begin(from + at)));
  };
  try {
    await open(100_000);
    const before = await measure();
    await open(500_000);
    const after = await measure();
    return {
      chats,
      bytesOfMemoryPerChat: ((after.megabytes - before.megabytes) * 1024 * 1024) / (chats / 2),
      bytesOnDiskPerChat: (after.bytes - before.bytes) / (chats / 2),
    };
  } finally {
    await stopped(target);
    await sink.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder);
  const sizes = await Promise.all(
    names.map((name) => stat(join(folder, name)).then((one) => (one.isFile() ? one.size : 0))),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
