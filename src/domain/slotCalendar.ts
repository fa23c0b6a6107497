/** Turns a doctor's weekly hours into bookable slots. */
import type { Doctor, Hours } from './doctor.ts';
import type { SlotId } from './ids.ts';
import type { Slot } from './slot.ts';
import type { ClinicMoment } from './visitTime.ts';
import { addDays, minutesOf, timeOf, visitInstant, weekdayOf } from './visitTime.ts';

/** The id says doctor, day and time, so that the same slot made twice is one slot. */
export const slotIdOf = (doctorId: string, date: string, time: string): SlotId =>
  `${doctorId}_${date.replaceAll('-', '')}_${time.replace(':', '')}` as SlotId;

/** Every slot of the doctor from `fromDate` to `toDate`, inclusive; the last one ends within the hours. */
export function slotsOf(
  doctor: Doctor,
  span: { fromDate: string; toDate: string; timeZone: string },
): readonly Slot[] {
  const slots: Slot[] = [];
  for (let date = span.fromDate; date <= span.toDate; date = addDays(date, 1)) {
    for (const hours of doctor.weeklyHours[weekdayOf(date)] ?? []) {
      for (const time of timesWithin(hours, doctor.slotMinutes))
        slots.push(slotAt(doctor, { date, time }, span.timeZone));
    }
  }
  return slots;
}

function timesWithin(hours: Hours, slotMinutes: number): readonly string[] {
  const times: string[] = [];
  for (let minute = minutesOf(hours.from); minute + slotMinutes <= minutesOf(hours.to); minute += slotMinutes)
    times.push(timeOf(minute));
  return times;
}

const slotAt = (
  doctor: Doctor,
  { date: visitDate, time: visitTime }: ClinicMoment,
  timeZone: string,
): Slot => ({
  id: slotIdOf(doctor.id, visitDate, visitTime),
  doctorId: doctor.id,
  visitDate,
  visitTime,
  startsAt: visitInstant(visitDate, visitTime, timeZone),
  minutes: doctor.slotMinutes,
  seats: doctor.seatsPerSlot,
  closed: false,
});
