/** The way of every deed: preview, confirmation bound to that preview, done, and undone within its time. Tools of `tools/admin` call it. */
import { createHash } from 'node:crypto';
import { ADMIN_POLICY } from '../../../domain/admin/adminPolicy.ts';
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { AdminDeed, DeedOrder } from '../../../domain/admin/deedOrder.ts';
import { mayUse } from '../../../domain/admin/rights.ts';
import { addMinutes } from '../../../domain/visit/visitTime.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import { type AdminOutcome, type AdminTurn, adminWording, offer, tell, writeAudit } from '../adminTurn.ts';
import type { DeedSpec } from './deed.ts';
import { DEEDS } from './deedTable.ts';

const specOf = (order: DeedOrder): DeedSpec<DeedOrder> => DEEDS[order.kind];

/** Shows who would be affected and keeps it; nothing is done. */
export async function previewDeed(turn: AdminTurn, order: DeedOrder): Promise<AdminOutcome> {
  const preview = await specOf(order).preview(turn, order);
  if (!preview.ok) return preview;
  const { facts, affected } = preview.value;
  const id = await keepPreview(turn, order, affected);
  const { deed } = adminWording(turn);
  tell(turn, deed.preview(order.kind, facts));
  offer(turn, [
    { label: deed.confirm, call: { tool: 'confirmDeed', arguments: { deed: id } }, means: 'yes' },
    { label: deed.drop, call: { tool: 'dropDeed', arguments: { deed: id } }, means: 'no' },
  ]);
  return ok({ preview: order.kind, affected: affected.length });
}

async function keepPreview(
  turn: AdminTurn,
  order: DeedOrder,
  affected: readonly string[],
): Promise<AdminDeed['id']> {
  const id = turn.world.ids.id();
  await turn.tables.deeds.add({
    id,
    chatId: turn.admin.chatId,
    order,
    affected: fingerprint(affected),
    status: 'previewed',
    createdAt: turn.now,
    expiresAt: addMinutes(turn.now, specOf(order).previewMinutes ?? ADMIN_POLICY.previewMinutes),
    doneAt: null,
    before: null,
  });
  return id;
}

/** A deed that usually follows is previewed in its button's own words: one tap does it. */
async function offerNext(turn: AdminTurn, order: DeedOrder): Promise<void> {
  const preview = await specOf(order).preview(turn, order);
  if (!preview.ok) return;
  const id = await keepPreview(turn, order, preview.value.affected);
  const label = adminWording(turn).deed.next(preview.value.facts);
  offer(turn, [{ label, call: { tool: 'confirmDeed', arguments: { deed: id } } }]);
}

const fingerprint = (affected: readonly string[]): string =>
  createHash('sha256').update(affected.toSorted().join('\n')).digest('base64url');

/** One's own deed, which one's role still allows; another person's button is nobody's. */
async function ownDeed(turn: AdminTurn, id: string): Promise<Result<AdminDeed, AdminRefusal>> {
  const deed = await turn.tables.deeds.get(id);
  if (deed === null || deed.chatId !== turn.admin.chatId) return no({ code: 'preview_is_old' });
  return mayUse(turn.admin.role, deed.order.kind) ? ok(deed) : no({ code: 'not_your_role' });
}

/** Does it, if all is as it was shown; shows how it stands now, if not. */
export async function confirmDeed(turn: AdminTurn, id: string): Promise<AdminOutcome> {
  const found = await ownDeed(turn, id);
  if (!found.ok) return found;
  const { order, status, affected, expiresAt } = found.value;
  if (status !== 'previewed') return no({ code: 'already_done' });
  const now = await specOf(order).preview(turn, order);
  if (!now.ok) return now;
  if (expiresAt <= turn.now || fingerprint(now.value.affected) !== affected)
    return previewAnew(turn, found.value);
  const done = await specOf(order).carryOut(turn, order, id);
  if (!done.ok) return done;
  if (!(await turn.tables.deeds.change(id, { from: 'previewed', to: 'done', at: turn.now })))
    throw new Error('a deed was confirmed twice at the same time');
  const { before } = done.value;
  if (typeof before !== 'string') await turn.tables.deeds.remember(found.value, before);
  await writeAudit(turn, {
    action: `deed_${order.kind}`,
    subject: `deed:${id}`,
    after: JSON.stringify(auditOf(order)),
  });
  const { deed } = adminWording(turn);
  tell(turn, deed.done(order.kind, done.value.facts));
  if (typeof before === 'string')
    tell(turn, adminWording(turn).say.refusal({ code: 'undo_impossible', why: before }));
  if (done.value.next != null) await offerNext(turn, done.value.next);
  const { reference } = done.value.facts;
  offer(
    turn,
    typeof before === 'string'
      ? []
      : [{ label: deed.undo, call: { tool: 'undoDeed', arguments: { deed: id } } }],
    done.value.facts.documentNumber == null || reference === undefined
      ? []
      : [{ label: deed.paper, call: { tool: 'printReceipt', arguments: { reference } } }],
  );
  return ok({ done: order.kind });
}

async function previewAnew(turn: AdminTurn, { id, order }: AdminDeed): Promise<AdminOutcome> {
  await turn.tables.deeds.change(id, { from: 'previewed', to: 'dropped', at: turn.now });
  tell(turn, adminWording(turn).say.refusal({ code: 'preview_is_old' }));
  return previewDeed(turn, order);
}

/** What staff wrote to patients and of them is not repeated in the log. */
function auditOf(order: DeedOrder): object {
  if (order.kind === 'broadcast' || order.kind === 'replyToPatient')
    return { ...order, text: `${order.text.length} letters` };
  // The appointment has the person's details; the log outlives them.
  return order.kind === 'walkIn' ? { ...order, person: 'walk-in' } : order;
}

export async function dropDeed(turn: AdminTurn, id: string): Promise<AdminOutcome> {
  const found = await ownDeed(turn, id);
  if (!found.ok) return found;
  if (!(await turn.tables.deeds.change(id, { from: 'previewed', to: 'dropped', at: turn.now })))
    return no({ code: 'already_done' });
  tell(turn, adminWording(turn).deed.dropped());
  return ok({ dropped: found.value.order.kind });
}

/** Of a button, or of the word "undo": then the person's last deed is meant. */
export async function undoDeed(turn: AdminTurn, asked: string | null): Promise<AdminOutcome> {
  const id = asked ?? (await turn.tables.deeds.lastDoneOf(turn.admin.chatId))?.id;
  if (id === undefined) return no({ code: 'nothing_to_undo' });
  const found = await ownDeed(turn, id);
  if (!found.ok) return found;
  const { order, status, doneAt, before } = found.value;
  const spec = specOf(order);
  if (status !== 'done' || doneAt === null) return no({ code: 'already_done' });
  if (spec.undo === undefined || before === null)
    return no({ code: 'undo_impossible', why: spec.finality ?? 'changed_since' });
  const { undoMinutes } = ADMIN_POLICY;
  if (addMinutes(doneAt, undoMinutes) < turn.now) return no({ code: 'undo_too_late', minutes: undoMinutes });
  const undone = await spec.undo(turn, order, { id, doneAt, before });
  if (!undone.ok) return undone;
  await turn.tables.deeds.change(id, { from: 'done', to: 'undone', at: turn.now });
  await writeAudit(turn, { action: `undo_${order.kind}`, subject: `deed:${id}` });
  tell(turn, adminWording(turn).deed.undone(order.kind, undone.value));
  return ok({ undone: order.kind });
}
