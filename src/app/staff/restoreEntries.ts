/** Takes one closing or opening of a doctor's time back: exactly its own entries, whatever else is closed beside them. */
import type { DoctorId, SlotEntryId } from '../../domain/ids.ts';
import type { SlotEntry, Stretch } from '../../domain/visit/slotEntry.ts';
import { no, ok } from '../../types/result.ts';
import { daysOf, doctorOf } from './blockTime.ts';
import { settleSlots } from './settleSlots.ts';
import { type DeedOutcome, record, type StaffDeed } from './staffDeed.ts';

export interface EntriesBefore extends Stretch {
  readonly doctorId: DoctorId;
  /** As they stood. */
  readonly entries: readonly SlotEntry[];
  /** Made by the deed: they are opened, so that their rows of the sheet say so. */
  readonly added: readonly SlotEntryId[];
}

/** What is booked meanwhile stays booked. */
export async function restoreEntries(
  deed: StaffDeed,
  before: EntriesBefore,
): Promise<DeedOutcome<{ readonly restored: number }>> {
  const doctor = await doctorOf(deed, before.doctorId);
  if (doctor === null) return no({ code: 'no_such_doctor' });
  for (const id of before.added) {
    const own = await deed.tables.slotEntries.get(id);
    if (own !== null) await deed.tables.slotEntries.put({ ...own, status: 'open', updatedAt: deed.now });
  }
  for (const entry of before.entries) await deed.tables.slotEntries.put({ ...entry, updatedAt: deed.now });
  await settleSlots(deed, doctor, daysOf(deed, before));
  await record(deed, {
    action: 'time_restored',
    subject: doctor.id,
    before: before.added.length > 0 ? 'busy-unavailable' : 'free',
    after: { from: before.from.toISOString(), to: before.to.toISOString() },
  });
  return ok({ restored: before.entries.length + before.added.length, repeated: false });
}
