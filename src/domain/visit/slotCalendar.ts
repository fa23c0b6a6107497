/** Turns a doctor's weekly hours into bookable slots. */
import type { Doctor, Hours } from '../clinic/doctor.ts';
import { isOnLeave } from '../clinic/doctor.ts';
import type { SlotId } from '../ids.ts';
import type { Slot, SlotOrigin } from './slot.ts';
import type { ClinicMoment } from './visitTime.ts';
import { addDays, minutesOf, timeOf, visitInstant, weekdayOf } from './visitTime.ts';

/** The id says doctor, day and time, so that the same slot made twice is one slot. */
export const slotIdOf = (doctorId: string, date: string, time: string): SlotId =>
  `${doctorId}_${date.replaceAll('-', '')}_${time.replace(':', '')}` as SlotId;

/** Every slot of the doctor from `fromDate` to `toDate`, inclusive; none on leave, and the last one ends within the hours. */
export function slotsOf(
  doctor: Doctor,
  span: { fromDate: string; toDate: string; timeZone: string },
): readonly Slot[] {
  const slots: Slot[] = [];
  for (let date = span.fromDate; date <= span.toDate; date = addDays(date, 1)) {
    if (isOnLeave(doctor, date)) continue;
    for (const hours of doctor.weeklyHours[weekdayOf(date)] ?? []) {
      for (const time of timesWithin(hours, doctor))
        slots.push(slotAt(doctor, { moment: { date, time }, timeZone: span.timeZone, origin: 'hours' }));
    }
  }
  return slots;
}

function timesWithin(hours: Hours, { slotMinutes, bufferMinutes }: Doctor): readonly string[] {
  const times: string[] = [];
  const step = slotMinutes + bufferMinutes;
  for (let minute = minutesOf(hours.from); minute + slotMinutes <= minutesOf(hours.to); minute += step)
    times.push(timeOf(minute));
  return times;
}

export interface SlotPlace {
  readonly moment: ClinicMoment;
  readonly timeZone: string;
  readonly origin: SlotOrigin;
}

/** The doctor's open slot at that day and time. */
export const slotAt = (doctor: Doctor, { moment, timeZone, origin }: SlotPlace): Slot => ({
  id: slotIdOf(doctor.id, moment.date, moment.time),
  doctorId: doctor.id,
  visitDate: moment.date,
  visitTime: moment.time,
  startsAt: visitInstant(moment.date, moment.time, timeZone),
  minutes: doctor.slotMinutes,
  seats: doctor.seatsPerSlot,
  closed: false,
  origin,
});
