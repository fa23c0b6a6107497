/** Forms of arguments that several tools share; flat, with keywords that Gemini's schemas know. */
import { z } from 'zod';

export const dateArgument = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine(isCalendarDate);

/** No 30 February: a date that rolls over would book another day than the one that was said. */
function isCalendarDate(date: string): boolean {
  const noon = new Date(`${date}T12:00:00Z`);
  return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(date);
}

export const timeArgument = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
