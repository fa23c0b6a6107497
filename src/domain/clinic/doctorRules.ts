/** What a doctor's entry must be like, whoever brings it: the sheet, the staff's bot or the first setup. */

import type { DoctorField } from '../admin/staffRefusal.ts';
import { minutesOf } from '../visit/visitTime.ts';
import type { Doctor, Hours } from './doctor.ts';
import { WEEKDAYS } from './doctor.ts';
import { SPECIALITIES } from './speciality.ts';

/** No fee in India is higher; a slip that adds noughts is. */
const HIGHEST_FEE_PAISE = 50_000 * 100;

type Rules = { readonly [Field in DoctorField]: (doctor: Omit<Doctor, 'id'>) => boolean };

const whole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const RULES: Rules = {
  name: ({ name }) => /\p{L}/u.test(name) && name.length <= 80 && !/[\n\r\t<>]/.test(name),
  speciality: ({ speciality }) => SPECIALITIES.includes(speciality),
  feePaise: ({ feePaise }) => whole(feePaise, 0, HIGHEST_FEE_PAISE),
  weeklyHours: ({ weeklyHours }) => WEEKDAYS.every((day) => areInOrder(weeklyHours[day] ?? [])),
  slotMinutes: ({ slotMinutes }) => whole(slotMinutes, 5, 240),
  bufferMinutes: ({ bufferMinutes }) => whole(bufferMinutes, 0, 120),
  seatsPerSlot: ({ seatsPerSlot }) => whole(seatsPerSlot, 1, 50),
  leave: ({ leave }) => leave.every(({ from, to }) => isDay(from) && isDay(to) && from <= to),
  registrationNumber: ({ registrationNumber }) => registrationNumber.length <= 40,
};

/** The first field that cannot be, or null. */
export function doctorFault(doctor: Omit<Doctor, 'id'>): DoctorField | null {
  const fields = Object.keys(RULES) as DoctorField[];
  return fields.find((field) => !RULES[field](doctor)) ?? null;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`));

/** Each stretch ends after it begins, and none begins before the one before has ended. */
function areInOrder(hours: readonly Hours[]): boolean {
  let last = -1;
  for (const { from, to } of hours) {
    if (!TIME.test(from) || !TIME.test(to) || minutesOf(from) < last || minutesOf(to) <= minutesOf(from))
      return false;
    last = minutesOf(to);
  }
  return true;
}
