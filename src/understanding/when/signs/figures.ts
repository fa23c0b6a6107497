/** Reads what is written in figures: ISO dates, 8/3/2026, 5:30, 7h01, 20260308; called by signs.ts at each number. */
import type { Token } from '../../text/tokens.ts';

/** A date or a clock time written in figures. */
export type Figures =
  | {
      readonly kind: 'date';
      readonly year: number | null;
      readonly month: number;
      readonly day: number;
      readonly next: number;
    }
  | {
      readonly kind: 'clock';
      readonly hour: number;
      readonly minute: number;
      /** `exact` for 24-hour writing (17:30, 09:00), `open` when am or pm is left to the reader, `weak` for 6.45, which may be a price. */
      readonly form: 'exact' | 'open' | 'weak';
      readonly next: number;
    };

/** The date or clock time written in figures at `index`, or null when it is a plain number. */
export function readFigures(list: readonly Token[], index: number): Figures | null {
  const token = list[index];
  if (token?.kind !== 'number') return null;
  return (
    readFullDate(list, index) ??
    readClockFigures(list, index) ??
    readDayAndMonth(list, index) ??
    readCompactDate(token, index)
  );
}

function numberAt(list: readonly Token[], index: number, digits: number): Token | null {
  const token = list[index];
  return token?.kind === 'number' && token.text.length <= digits ? token : null;
}

function readFullDate(list: readonly Token[], index: number): Figures | null {
  const mark = list[index + 1]?.text;
  if ((mark !== '-' && mark !== '/' && mark !== '.') || list[index + 3]?.text !== mark) return null;
  const [first, second, third] = [
    numberAt(list, index, 4),
    numberAt(list, index + 2, 2),
    numberAt(list, index + 4, 4),
  ];
  if (first === null || second === null || third === null) return null;
  if (list[index + 5]?.text === mark && list[index + 6]?.kind === 'number') return null;
  const next = index + 5;
  if (first.text.length === 4)
    return dateOf({ year: first.value, month: second.value, day: third.value }, next);
  if (first.text.length > 2 || (third.text.length !== 4 && third.text.length !== 2)) return null;
  const year = third.text.length === 2 ? 2000 + third.value : third.value;
  return dateOf({ year, month: second.value, day: first.value }, next);
}

/** Day before month, as India writes it; where that cannot be (2/29), month before day. */
function dateOf(date: { year: number | null; month: number; day: number }, next: number): Figures | null {
  const { year, month, day } = date;
  if (year !== null && (year < 1900 || year > 2199)) return null;
  if (isMonth(month) && isDay(day)) return { kind: 'date', year, month, day, next };
  if (isMonth(day) && isDay(month)) return { kind: 'date', year, month: day, day: month, next };
  return null;
}

function isMonth(value: number): boolean {
  return value >= 1 && value <= 12;
}

function isDay(value: number): boolean {
  return value >= 1 && value <= 31;
}

function readClockFigures(list: readonly Token[], index: number): Figures | null {
  const hour = numberAt(list, index, 2);
  if (hour === null || hour.value > 24) return null;
  const mark = list[index + 1]?.text;
  const minute = numberAt(list, index + 2, 2);
  if (mark === 'h' && list[index + 1]?.spaceBefore === false) return readFrenchClock(hour, minute, index);
  if ((mark !== ':' && mark !== '.') || minute === null || minute.text.length !== 2 || minute.value > 59)
    return null;
  if (mark === '.' && (minute.spaceBefore || list[index + 1]?.spaceBefore === true)) return null;
  if (
    list[index + 3]?.text === '.' &&
    list[index + 4]?.kind === 'number' &&
    list[index + 4]?.spaceBefore === false
  )
    return null;
  const hasSeconds = mark === ':' && list[index + 3]?.text === ':' && numberAt(list, index + 4, 2) !== null;
  const isExact =
    hour.value > 12 || hour.value === 0 || (hour.text.length === 2 && hour.text.startsWith('0'));
  const plainForm = isExact ? 'exact' : 'open';
  const form = mark === '.' ? 'weak' : plainForm;
  return {
    kind: 'clock',
    hour: hour.value % 24,
    minute: minute.value,
    form,
    next: hasSeconds ? index + 5 : index + 3,
  };
}

/** 7h01, 15h00, 15h. */
function readFrenchClock(hour: Token, minute: Token | null, index: number): Figures | null {
  const isWhole = minute === null || minute.spaceBefore || minute.text.length !== 2 || minute.value > 59;
  if (isWhole && hour.value < 13) return null;
  return {
    kind: 'clock',
    hour: hour.value % 24,
    minute: isWhole ? 0 : minute.value,
    form: hour.value > 12 ? 'exact' : 'open',
    next: isWhole ? index + 2 : index + 3,
  };
}

function readDayAndMonth(list: readonly Token[], index: number): Figures | null {
  if (list[index + 1]?.text !== '/') return null;
  const [day, month] = [numberAt(list, index, 2), numberAt(list, index + 2, 2)];
  return day === null || month === null
    ? null
    : dateOf({ year: null, month: month.value, day: day.value }, index + 3);
}

function readCompactDate(token: Token, index: number): Figures | null {
  if (token.text.length !== 8 || !/^(?:19|20)/.test(token.text)) return null;
  const [year, month, day] = [token.text.slice(0, 4), token.text.slice(4, 6), token.text.slice(6)].map(
    Number,
  );
  return dateOf({ year: year ?? 0, month: month ?? 0, day: day ?? 0 }, index + 1);
}
