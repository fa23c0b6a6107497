/** The hours that words for parts of the day stand for; read by resolveTime.ts. */
import type { PartOfDay } from '../signs/atoms.ts';

/** A stretch of one day. */
export interface Hours {
  /** Minutes since midnight. */
  readonly from: number;
  readonly to: number;
}

/** What people in the sources mean by the words (Recognizers-Text has the same hours); the last minute of the day stands for midnight. */
export const HOURS_OF_PART: Readonly<Record<PartOfDay, Hours>> = {
  morning: { from: 8 * 60, to: 12 * 60 },
  afternoon: { from: 12 * 60, to: 16 * 60 },
  evening: { from: 16 * 60, to: 20 * 60 },
  night: { from: 20 * 60, to: 24 * 60 - 1 },
  daytime: { from: 8 * 60, to: 18 * 60 },
  lunch: { from: 11 * 60, to: 13 * 60 },
};

/** "Early" and "late" are the first and the last two hours of a part. */
export const PORTION_MINUTES = 120;

/** A clinic in India opens between these hours; a bare "5" or "at 9" is meant inside them. */
export const CLINIC_DAY: Hours = { from: 8 * 60, to: 21 * 60 };
