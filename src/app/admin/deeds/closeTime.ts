/** Deeds: a doctor's time is closed or opened again. Who is booked then stays booked; a leave is another deed. */
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { DeedStretch, OrderOf } from '../../../domain/admin/deedOrder.ts';
import type { SlotEntryId } from '../../../domain/ids.ts';
import type { SlotEntry, Stretch } from '../../../domain/visit/slotEntry.ts';
import { ok, type Result } from '../../../types/result.ts';
import type { DeedFacts } from '../../../wording/admin/deedWording.ts';
import { blockTime as block } from '../../staff/blockTime.ts';
import { restoreEntries } from '../../staff/restoreEntries.ts';
import { unblockTime as unblock } from '../../staff/unblockTime.ts';
import type { AdminTurn } from '../adminTurn.ts';
import { type DeedSpec, type DoneDeed, markOf, staffDeedOf, staffRefused } from './deed.ts';
import { keepRows } from './keepRows.ts';
import { bookedInStretch, checkStretch, stretchFacts, stretchOfDeed } from './stretchOfDeed.ts';

type Preview = DeedSpec<OrderOf<'blockTime' | 'unblockTime'>>['preview'];

const previewStretch: Preview = async (turn, order) => {
  const stretch = checkStretch(turn, order);
  if (!stretch.ok) return stretch;
  const booked = await bookedInStretch(turn, order, stretch.value);
  return ok({ facts: stretchFacts(turn, order, booked), affected: booked.map(markOf) });
};

/** The stretch and all that the entries in it reach beyond. */
const widest = (stretch: Stretch, entries: readonly Stretch[]): Stretch => ({
  from: new Date(Math.min(...[stretch, ...entries].map(({ from }) => from.getTime()))),
  to: new Date(Math.max(...[stretch, ...entries].map(({ to }) => to.getTime()))),
});

type Kept = Omit<SlotEntry, 'from' | 'to' | 'updatedAt'> & Record<'from' | 'to' | 'updatedAt', string>;
const entryOf = ({ from, to, updatedAt, ...entry }: Kept): SlotEntry => ({
  ...entry,
  from: new Date(from),
  to: new Date(to),
  updatedAt: new Date(updatedAt),
});

/** Exactly what the deed closed or opened: what was closed beside it stays closed. */
export const openAsBefore = async (
  turn: AdminTurn,
  order: DeedStretch,
  { id, before }: Pick<DoneDeed, 'id' | 'before'>,
): Promise<Result<DeedFacts, AdminRefusal>> => {
  const deed = staffDeedOf(turn, `${id}:undo`);
  const entries = (JSON.parse(String(before['entries'] ?? '[]')) as readonly Kept[]).map(entryOf);
  const added = (JSON.parse(String(before['added'] ?? '[]')) as readonly (SlotEntryId | null)[]).filter(
    (one) => one !== null,
  );
  const stretch = widest(stretchOfDeed(turn, order), entries);
  const done = await restoreEntries(deed, { ...stretch, doctorId: order.doctorId, entries, added });
  if (!done.ok) return staffRefused(done.refusal);
  keepRows(turn, deed);
  return ok(stretchFacts(turn, order, []));
};

export const blockTimeDeed: DeedSpec<OrderOf<'blockTime'>> = {
  preview: previewStretch,
  async carryOut(turn, order, deedId) {
    const stretch = stretchOfDeed(turn, order);
    const booked = await bookedInStretch(turn, order, stretch);
    const deed = staffDeedOf(turn, deedId);
    const { doctorId } = order;
    const done = await block(deed, {
      ...stretch,
      doctorId,
      note: 'staff bot',
      bookings: 'keep',
      entryId: null,
    });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    return ok({
      facts: stretchFacts(turn, order, booked),
      before: { added: JSON.stringify([done.value.entryId]) },
    });
  },
  undo: openAsBefore,
};

export const unblockTimeDeed: DeedSpec<OrderOf<'unblockTime'>> = {
  preview: previewStretch,
  async carryOut(turn, order, deedId) {
    const deed = staffDeedOf(turn, deedId);
    const { doctorId } = order;
    const stretch = stretchOfDeed(turn, order);
    const closed = (await turn.tables.slotEntries.ofDoctor({ ...stretch, doctorId })).filter(
      (entry) => entry.status === 'closed',
    );
    const wide = widest(stretch, closed);
    const known = await turn.tables.slotEntries.ofDoctor({ ...wide, doctorId });
    const done = await unblock(deed, { ...stretch, doctorId });
    if (!done.ok) return staffRefused(done.refusal);
    const now = await turn.tables.slotEntries.ofDoctor({ ...wide, doctorId });
    const added = now.filter(({ id }) => known.every((entry) => entry.id !== id)).map(({ id }) => id);
    keepRows(turn, deed);
    return ok({
      facts: stretchFacts(turn, order, []),
      before: { entries: JSON.stringify(closed), added: JSON.stringify(added) },
    });
  },
  undo: openAsBefore,
};
