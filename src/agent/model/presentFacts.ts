/** Turns a tool's facts into what the model reads: amounts in rupees, dates with their weekday, nothing personal. */
import { formatRupees } from '../../domain/money/money.ts';
import { weekdayNumber } from '../../domain/visit/visitTime.ts';
import type { PersonalMask } from './maskPersonal.ts';

const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const weekdayName = (date: string): string => WEEKDAY_NAMES[weekdayNumber(date) - 1] ?? '';

export function presentFacts(
  facts: Readonly<Record<string, unknown>>,
  mask: PersonalMask,
): Readonly<Record<string, unknown>> {
  return mask.maskDeep(present(facts)) as Readonly<Record<string, unknown>>;
}

function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(presentEntry));
}

function presentEntry([key, value]: readonly [string, unknown]): readonly (readonly [string, unknown])[] {
  if (typeof value === 'number' && key.endsWith('Paise')) return [[key.slice(0, -5), formatRupees(value)]];
  if (key === 'visitDate' && typeof value === 'string' && DATE.test(value))
    return [
      [key, value],
      ['weekday', weekdayName(value)],
    ];
  return [[key, present(value)]];
}
