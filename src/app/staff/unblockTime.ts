/** Staff open a stretch of a doctor's time again: what the hours plan is free, and what was booked meanwhile stays booked. */
import type { DoctorId, SlotEntryId } from '../../domain/ids.ts';
import { type SlotEntry, type Stretch, without } from '../../domain/visit/slotEntry.ts';
import { no, ok } from '../../types/result.ts';
import { daysOf, doctorOf } from './blockTime.ts';
import { settleSlots } from './settleSlots.ts';
import { type DeedOutcome, record, type StaffDeed } from './staffDeed.ts';

export interface UnblockOrder extends Stretch {
  readonly doctorId: DoctorId;
}

/** A closure that reaches beyond the stretch keeps what lies outside of it. */
export async function unblockTime(
  deed: StaffDeed,
  order: UnblockOrder,
): Promise<DeedOutcome<{ readonly opened: number }>> {
  if (order.to <= order.from) return no({ code: 'empty_stretch' });
  const doctor = await doctorOf(deed, order.doctorId);
  if (doctor === null) return no({ code: 'no_such_doctor' });
  const entries = await deed.tables.slotEntries.ofDoctor(order);
  const closed = entries.filter((entry) => entry.status === 'closed');
  if (closed.length === 0) return ok({ opened: 0, repeated: true });
  for (const entry of closed) await openPart(deed, entry, order);
  await settleSlots(deed, doctor, daysOf(deed, order));
  await record(deed, {
    action: 'time_unblocked',
    subject: doctor.id,
    before: 'busy-unavailable',
    after: { status: 'free', from: order.from.toISOString(), to: order.to.toISOString() },
  });
  return ok({ opened: closed.length, repeated: false });
}

/** The entry keeps its first piece, so that its row in the sheet stays; a second piece is an entry of its own. */
async function openPart(deed: StaffDeed, entry: SlotEntry, taken: Stretch): Promise<void> {
  const [first, ...others] = without(entry, taken);
  const put = (change: Partial<SlotEntry>): Promise<void> =>
    deed.tables.slotEntries.put({ ...entry, ...change, updatedAt: deed.now });
  await put(first === undefined ? { status: 'open' } : { from: first.from, to: first.to });
  for (const piece of others)
    await put({ id: deed.world.ids.id() as SlotEntryId, from: piece.from, to: piece.to });
}
