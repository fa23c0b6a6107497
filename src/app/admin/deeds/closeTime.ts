/** Deeds: a doctor's time is closed or opened again. Who is booked then stays booked; a leave is another deed. */
import type { OrderOf } from '../../../domain/admin/deedOrder.ts';
import { ok } from '../../../types/result.ts';
import { blockTime as block } from '../../staff/blockTime.ts';
import { unblockTime as unblock } from '../../staff/unblockTime.ts';
import { type DeedSpec, markOf, staffDeedOf, staffRefused } from './deed.ts';
import { keepRows } from './keepRows.ts';
import { bookedInStretch, checkStretch, stretchFacts, stretchOfDeed } from './stretchOfDeed.ts';

type Preview = DeedSpec<OrderOf<'blockTime' | 'unblockTime'>>['preview'];

const previewStretch: Preview = async (turn, order) => {
  const stretch = checkStretch(turn, order);
  if (!stretch.ok) return stretch;
  const booked = await bookedInStretch(turn, order, stretch.value);
  return ok({ facts: stretchFacts(turn, order, booked), affected: booked.map(markOf) });
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
    return ok({ facts: stretchFacts(turn, order, booked), canUndo: true });
  },
  async undo(turn, order, deedId) {
    const deed = staffDeedOf(turn, `${deedId}:undo`);
    const done = await unblock(deed, { ...stretchOfDeed(turn, order), doctorId: order.doctorId });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    return ok(stretchFacts(turn, order, []));
  },
};

export const unblockTimeDeed: DeedSpec<OrderOf<'unblockTime'>> = {
  preview: previewStretch,
  async carryOut(turn, order, deedId) {
    const deed = staffDeedOf(turn, deedId);
    const done = await unblock(deed, { ...stretchOfDeed(turn, order), doctorId: order.doctorId });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    return ok({ facts: stretchFacts(turn, order, []), canUndo: true });
  },
  async undo(turn, order, deedId) {
    const deed = staffDeedOf(turn, `${deedId}:undo`);
    const { doctorId } = order;
    const stretch = stretchOfDeed(turn, order);
    const done = await block(deed, {
      ...stretch,
      doctorId,
      note: 'staff bot',
      bookings: 'keep',
      entryId: null,
    });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    return ok(stretchFacts(turn, order, []));
  },
};
