/** Finds free slots for a wish, and the nearest others where nothing fits. Called by the slot menu, the readers and the tool. */
import type { Doctor } from '../../domain/clinic/doctor.ts';
import { addDays, addMinutes, clinicMoment, minutesOf, timeOf } from '../../domain/visit/visitTime.ts';
import type { When } from '../../domain/visit/visitWish.ts';
import type { FreeSlot } from '../../ports/store.ts';
import type { Turn } from '../turn/turn.ts';

export interface SlotOffer {
  readonly slots: readonly FreeSlot[];
  /** `exact`: as wished. `near`: nothing free as wished, these come closest. `none`: nothing free at all. */
  readonly fit: 'exact' | 'near' | 'none';
}

export interface SlotSearch {
  readonly doctors: readonly Doctor[];
  readonly wish: When | null;
  readonly limit: number;
}

const ANY_TIME: When = { date: null, dateTo: null, time: null, timeFrom: null, timeTo: null };

export async function findSlots(turn: Turn, search: SlotSearch): Promise<SlotOffer> {
  const wish = search.wish ?? ANY_TIME;
  for (const [index, looser] of loosened(wish).entries()) {
    const slots = await freeSlots(turn, search, looser);
    if (slots.length > 0)
      return { slots: nearest(slots, wish, search.limit), fit: index === 0 ? 'exact' : 'near' };
  }
  return { slots: [], fit: 'none' };
}

/** The wish, then the same days at any time, then the same times on any day, then anything. */
function loosened(wish: When): readonly When[] {
  const tries: When[] = [wish];
  if (wish.date !== null) {
    tries.push({ ...ANY_TIME, date: wish.date, dateTo: wish.dateTo });
    tries.push({ ...wish, date: null, dateTo: null });
  }
  return [...tries, ANY_TIME];
}

async function freeSlots(turn: Turn, search: SlotSearch, wish: When): Promise<readonly FreeSlot[]> {
  const { policy, directory } = turn.world;
  const today = clinicMoment(turn.now, directory.clinic.timeZone).date;
  const lastDay = addDays(today, policy.bookingHorizonDays);
  const fromDate = wish.date === null || wish.date < today ? today : wish.date;
  const wishedEnd = wish.date === null ? lastDay : (wish.dateTo ?? wish.date);
  return turn.tables.slots.findFree({
    doctorIds: search.doctors.map((doctor) => doctor.id),
    fromDate,
    toDate: wishedEnd < lastDay ? wishedEnd : lastDay,
    timeFrom: wish.time ?? wish.timeFrom,
    timeTo: wish.time ?? wish.timeTo,
    startsAfter: addMinutes(turn.now, policy.leastNoticeMinutes),
    // A wished time that is taken is answered with its neighbours, which may be anywhere in the day.
    limit: Math.max(search.limit, wish === search.wish ? search.limit : 40 * search.doctors.length),
  });
}

/** With a wished time the closest ones, else the first ones; always shown by start. */
function nearest(slots: readonly FreeSlot[], wish: When, limit: number): readonly FreeSlot[] {
  const wished = wish.time ?? wish.timeFrom;
  if (wished === null || slots.length <= limit) return slots.slice(0, limit);
  const firstDay = slots[0]?.visitDate;
  const distance = (slot: FreeSlot): number =>
    Math.abs(minutesOf(slot.visitTime) - minutesOf(wished)) + (slot.visitDate === firstDay ? 0 : 24 * 60);
  return [...slots]
    .sort((left, right) => distance(left) - distance(right))
    .slice(0, limit)
    .sort((left, right) => left.startsAt.getTime() - right.startsAt.getTime());
}

/** A wish for times from just after `time` on, for "more times". */
export const laterThan = (wish: When | null, date: string, time: string): When => ({
  ...(wish ?? ANY_TIME),
  date,
  dateTo: null,
  time: null,
  timeFrom: timeOf(Math.min(minutesOf(time) + 1, 23 * 60 + 59)),
  timeTo: wish?.timeTo ?? null,
});

/** The days on which the doctors have free slots, first ones first. */
export async function daysWithFreeSlots(
  turn: Turn,
  doctors: readonly Doctor[],
  limit: number,
): Promise<readonly string[]> {
  const slots = await freeSlots(turn, { doctors, wish: null, limit: 4000 }, ANY_TIME);
  return [...new Set(slots.map((slot) => slot.visitDate))].slice(0, limit);
}
