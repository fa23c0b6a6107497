/** A row for the outbox that belongs to no chat's turn: work that a sweep or a stranger's event brings about. */
import type { OutboxId } from '../../domain/ids.ts';
import type { OutboxTask } from '../../ports/outboxTask.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import { OUTBOX_LEASE_MS } from '../turn/closeTurn.ts';
import type { World } from '../turn/world.ts';

export function taskRow(
  world: World,
  task: OutboxTask,
  order: { dedupeKey: string; lane: string },
): NewOutboxRow {
  const now = world.clock.now();
  return {
    id: world.ids.id() as OutboxId,
    ...order,
    task,
    createdAt: now,
    dueAt: now,
    leaseUntil: new Date(now.getTime() + OUTBOX_LEASE_MS),
  };
}
