/** The daily job that keeps its word: finishes erasures whose visits are over by now, and lets go of the last traces. */
import type { OutboxId } from '../../domain/ids.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import type { Outside } from '../outbox/drain/outside.ts';
import { OUTBOX_LEASE_MS } from '../turn/closeTurn.ts';
import type { World } from '../turn/world.ts';
import { eraseChat } from './eraseChat.ts';

const AT_ONCE = 200;
/** Until then the chat may still get an answer to its last message. */
const LAST_TRACE_MS = 24 * 60 * 60_000;
const EFFECTS_KEPT_MS = 30 * 24 * 60 * 60_000;

export async function keepRetention({ world }: Outside): Promise<readonly NewOutboxRow[]> {
  const chats = await world.store.read((tables) => tables.erasures.unfinished(AT_ONCE));
  const rows: NewOutboxRow[] = [];
  for (const chat of chats) {
    const added = await world.store.transact(async (tables) => {
      const now = world.clock.now();
      await tables.conversations.load(chat);
      const erased = await eraseChat(tables, { chat, now, mark: world.ids.id() });
      if (erased.isWhole) await tables.erasures.finish(chat, now);
      const removals = erased.files.map((fileName) => removalRow(world, fileName));
      await tables.outbox.add(removals);
      return removals;
    });
    rows.push(...added);
  }
  const monthAgo = new Date(world.clock.now().getTime() - EFFECTS_KEPT_MS);
  await world.store.transact((tables) => tables.erasures.forgetEffects(monthAgo));
  await forgetLastTraces(world);
  return rows;
}

/** A chat that has written again since is a new one and keeps what it told since. */
async function forgetLastTraces(world: World): Promise<void> {
  const before = new Date(world.clock.now().getTime() - LAST_TRACE_MS);
  const chats = await world.store.read((tables) => tables.erasures.finishedBefore(before, AT_ONCE));
  for (const chat of chats)
    await world.store.transact(async (tables) => {
      const conversation = await tables.conversations.load(chat);
      const isQuiet =
        conversation !== null && conversation.consentedAt === null && conversation.updatedAt < before;
      if (isQuiet) {
        await tables.erasures.eraseWords(chat, `erased:${world.ids.id()}` as typeof chat);
        await tables.conversations.remove(chat);
      }
      await tables.erasures.forget(chat);
    });
}

function removalRow(world: World, fileName: string): NewOutboxRow {
  const now = world.clock.now();
  return {
    id: world.ids.id() as OutboxId,
    dedupeKey: `removeFile:${fileName}`,
    lane: 'files',
    task: { kind: 'removeReportFile', fileName },
    createdAt: now,
    dueAt: now,
    leaseUntil: new Date(now.getTime() + OUTBOX_LEASE_MS),
  };
}
