/** Brings a doctor's bookable times into line with hours, leave and closures. Whatever is held or booked stays as it is. */
import type { Doctor } from '../../domain/clinic/doctor.ts';
import { isOnLeave } from '../../domain/clinic/doctor.ts';
import type { SlotId } from '../../domain/ids.ts';
import type { Slot } from '../../domain/visit/slot.ts';
import { slotsOf } from '../../domain/visit/slotCalendar.ts';
import { isClosedBy, overlaps, type SlotEntry, stretchOf } from '../../domain/visit/slotEntry.ts';
import { addDays, clinicMoment, visitInstant } from '../../domain/visit/visitTime.ts';
import type { KnownSlot } from '../../ports/store.ts';
import type { StaffDeed } from './staffDeed.ts';

/** Clinic days, inclusive. */
export interface DaySpan {
  readonly fromDate: string;
  readonly toDate: string;
}

/** From today to the end of the calendar. */
export function calendarSpan({ world, now }: Pick<StaffDeed, 'world' | 'now'>): DaySpan {
  const fromDate = clinicMoment(now, world.directory.clinic.timeZone).date;
  return { fromDate, toDate: addDays(fromDate, world.policy.bookingHorizonDays) };
}

/** Free times that no longer fit go, or are closed where they once had an appointment; missing ones come. Times that have begun are left alone. */
export async function settleSlots(deed: StaffDeed, doctor: Doctor, span: DaySpan): Promise<void> {
  const { tables, world } = deed;
  const horizon = calendarSpan(deed);
  const days = {
    fromDate: span.fromDate,
    toDate: span.toDate < horizon.toDate ? span.toDate : horizon.toDate,
  };
  if (days.fromDate > days.toDate) return;
  const { timeZone } = world.directory.clinic;
  const known = await tables.slots.ofDoctor({ doctorId: doctor.id, ...days });
  const entries = await tables.slotEntries.ofDoctor({
    doctorId: doctor.id,
    from: visitInstant(days.fromDate, '00:00', timeZone),
    to: visitInstant(addDays(days.toDate, 1), '00:00', timeZone),
  });
  const planned = doctor.active ? slotsOf(doctor, { ...days, timeZone }) : [];
  const changes = compareSlots({ known, planned, entries, doctor, now: deed.now });
  await tables.slots.removeUnused(changes.remove);
  await tables.slots.change(changes.close, { closed: true });
  await tables.slots.change(changes.open, { closed: false });
  for (const [seats, ids] of changes.seats) await tables.slots.change(ids, { seats });
  await tables.slots.addMany(changes.add);
}

interface Comparison {
  readonly known: readonly KnownSlot[];
  readonly planned: readonly Slot[];
  readonly entries: readonly SlotEntry[];
  readonly doctor: Doctor;
  readonly now: Date;
}

interface SlotChanges {
  readonly remove: SlotId[];
  readonly close: SlotId[];
  readonly open: SlotId[];
  readonly add: Slot[];
  readonly seats: Map<number, SlotId[]>;
}

function compareSlots({ known, planned, entries, doctor, now }: Comparison): SlotChanges {
  const changes: SlotChanges = { remove: [], close: [], open: [], add: [], seats: new Map() };
  const plannedById = new Map(planned.map((slot) => [slot.id, slot]));
  const kept: KnownSlot[] = [];
  for (const slot of known) {
    if (slot.startsAt <= now) kept.push(slot);
    else if (isWanted(slot, plannedById.get(slot.id), doctor) || slot.wasUsed || slot.origin === 'staff') {
      kept.push(slot);
      adjust(slot, { plan: plannedById.get(slot.id), entries, doctor, changes });
    } else changes.remove.push(slot.id);
  }
  const keptIds = new Set(kept.map((slot) => slot.id));
  const inUse = kept.filter((slot) => slot.live > 0 || slot.origin === 'staff').map(stretchOf);
  for (const slot of planned) {
    if (slot.startsAt <= now || keptIds.has(slot.id)) continue;
    // A time that was booked by the old hours is still the doctor's: no new one lies across it.
    if (inUse.some((stretch) => overlaps(stretch, stretchOf(slot)))) continue;
    changes.add.push({ ...slot, closed: isClosedBy(entries, slot) });
  }
  return changes;
}

/** A length that has changed makes it another time, though it starts at the same minute. */
function isWanted(slot: KnownSlot, plan: Slot | undefined, doctor: Doctor): boolean {
  if (slot.origin === 'staff') return doctor.active && !isOnLeave(doctor, slot.visitDate);
  return plan !== undefined && plan.minutes === slot.minutes;
}

function adjust(
  slot: KnownSlot,
  order: Pick<Comparison, 'entries' | 'doctor'> & { plan: Slot | undefined; changes: SlotChanges },
): void {
  const { plan, entries, doctor, changes } = order;
  const isClosed = !isWanted(slot, plan, doctor) || isClosedBy(entries, slot);
  if (isClosed !== slot.closed) (isClosed ? changes.close : changes.open).push(slot.id);
  const seats = Math.max(plan?.seats ?? slot.seats, slot.live);
  if (seats !== slot.seats) changes.seats.set(seats, [...(changes.seats.get(seats) ?? []), slot.id]);
}
