/** What the clinic knows of a doctor. */
import type { DoctorId } from './ids.ts';
import type { Speciality } from './speciality.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A stretch of one day in the clinic's time zone, `HH:MM` to `HH:MM`, end exclusive. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly Hours[]>>>;

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
  /** How many patients one slot takes. */
  readonly seatsPerSlot: number;
  readonly active: boolean;
}
