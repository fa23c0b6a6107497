/** What staff decided about a stretch of a doctor's time: closed, or open after all. The calendar's slots follow it. */
import type { DoctorId, SlotEntryId } from '../ids.ts';
import type { Slot } from './slot.ts';

export type SlotEntryStatus = 'closed' | 'open';

export interface SlotEntry {
  readonly id: SlotEntryId;
  readonly doctorId: DoctorId;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  readonly status: SlotEntryStatus;
  /** Staff's own words: "conference", "Diwali". */
  readonly note: string;
  readonly updatedAt: Date;
}

/** From `from` up to, and without, `to`. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

export const overlaps = (one: Stretch, other: Stretch): boolean => one.from < other.to && other.from < one.to;

export const stretchOf = (slot: Pick<Slot, 'startsAt' | 'minutes'>): Stretch => ({
  from: slot.startsAt,
  to: new Date(slot.startsAt.getTime() + slot.minutes * 60_000),
});

export const isClosedBy = (
  entries: readonly SlotEntry[],
  slot: Pick<Slot, 'startsAt' | 'minutes'>,
): boolean => entries.some((entry) => entry.status === 'closed' && overlaps(entry, stretchOf(slot)));

/** What is left of a stretch when another is taken out of it: nothing, one piece or two. */
export function without(stretch: Stretch, taken: Stretch): readonly Stretch[] {
  if (!overlaps(stretch, taken)) return [stretch];
  const pieces: Stretch[] = [];
  if (stretch.from < taken.from) pieces.push({ from: stretch.from, to: taken.from });
  if (taken.to < stretch.to) pieces.push({ from: taken.to, to: stretch.to });
  return pieces;
}

/** Whether the closed entries cover the whole stretch. */
export function isCovered(entries: readonly SlotEntry[], stretch: Stretch): boolean {
  const closed = entries.filter((entry) => entry.status === 'closed');
  return (
    closed.reduce<readonly Stretch[]>(
      (open, entry) => open.flatMap((piece) => without(piece, entry)),
      [stretch],
    ).length === 0
  );
}
