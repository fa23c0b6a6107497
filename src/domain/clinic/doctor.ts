/** What the clinic knows of a doctor. */
import type { DoctorId } from '../ids.ts';
import type { Speciality } from './speciality.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A stretch of one day in the clinic's time zone, `HH:MM` to `HH:MM`, end exclusive. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly Hours[]>>>;

/** Days on which a doctor does not come, both inclusive, `YYYY-MM-DD`. */
export interface Leave {
  readonly from: string;
  readonly to: string;
}

export const isOnLeave = (doctor: Pick<Doctor, 'leave'>, date: string): boolean =>
  doctor.leave.some((leave) => leave.from <= date && date <= leave.to);

export interface Doctor {
  readonly id: DoctorId;
  /** Full name without title, as on the nameplate: "Lakshmi Iyer". */
  readonly name: string;
  /** Other spellings and nicknames patients use: "Laxmi Aiyar", "Iyer madam". */
  readonly aliases: readonly string[];
  readonly speciality: Speciality;
  /** Languages spoken, as English names: "Hindi", "Tamil". */
  readonly languages: readonly string[];
  readonly feePaise: number;
  /** State medical council registration, printed on documents. */
  readonly registrationNumber: string;
  readonly weeklyHours: WeeklyHours;
  readonly slotMinutes: number;
  /** Kept free after each slot: notes, cleaning, a late patient. */
  readonly bufferMinutes: number;
  /** How many patients one slot takes. */
  readonly seatsPerSlot: number;
  readonly leave: readonly Leave[];
  readonly active: boolean;
}
