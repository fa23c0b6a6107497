/** Reads the wish for a day and time out of a message: the date-and-time reader that `understand` calls. */
import type { Doubt, Reading, When } from '../reading.ts';
import { type Moment, readMoments, type WhenContext } from './readMoments.ts';
import { isoDate, type LocalNow, localNow } from './resolving/calendar.ts';
import { whenOf } from './resolving/resolve.ts';

/**
 * The day and time asked for, or null when the message names none. A day and a time that stand apart
 * ("Let's take the 5th. Is 16:30 free?") are put together; a date and a weekday that contradict each
 * other, a day gone by, and an hour that may be morning or evening come back as doubts, beside the
 * likeliest reading. Offsets are into the original text.
 */
export function readWhen(
  text: string,
  context: WhenContext,
): { when: Reading<When> | null; doubts: Doubt[] } {
  const found = readMoments(text, context);
  if (found.length === 0) return { when: null, doubts: [] };
  const now = localNow(context.now, context.timeZone);
  const told = found.filter(
    (moment) => !moment.isNegated && !moment.isPast && !moment.isOtherErrand && !moment.isOpen,
  );
  const exact = told.filter((moment) => !moment.isSoonest);
  const wishes = exact.length > 0 ? exact : told;
  const chosen = choose(text, wishes).map((moment) => endOfMove(text, moment));
  if (chosen.length === 0)
    return {
      when: null,
      doubts: doubtsOf(
        found.filter((moment) => isOwnPast(moment, now)),
        now,
      ),
    };
  return { when: readingOf(chosen), doubts: doubtsOf(chosen, now) };
}

/** "yesterday at 5": the writer asks for a day that has gone by. */
function isOwnPast(moment: Moment, now: LocalNow): boolean {
  return !moment.isNegated && moment.date !== null && moment.date < now.today && moment.pastDay !== null;
}

function endOfMove(text: string, moment: Moment): Moment {
  const isRange = moment.dateTo !== null || (moment.timeFrom !== null && moment.timeTo !== null);
  if (!isRange || !MOVING.test(text) || !FROM.test(text.slice(moment.start, moment.end))) return moment;
  if (moment.dateTo !== null) return { ...moment, date: moment.dateTo, dateTo: null };
  return { ...moment, time: moment.timeTo, timeFrom: null, timeTo: null };
}

function hasDay(moment: Moment): boolean {
  return moment.date !== null || moment.dateTo !== null;
}

function hasTime(moment: Moment): boolean {
  return moment.time !== null || moment.timeFrom !== null || moment.timeTo !== null;
}

/** The moments that make up the wish: one that names the day and one that names the time, or one that names both. */
function choose(text: string, wishes: readonly Moment[]): Moment[] {
  const day = pick(text, wishes.filter(hasDay));
  const time = pick(text, wishes.filter(hasTime));
  if (day === null) return time === null ? [] : [time];
  if (time === null || time === day || hasTime(day)) return [day];
  if (hasDay(time)) return [time];
  return day.start < time.start ? [day, time] : [time, day];
}

/** Words between two wishes that make the later one count: "no, the 7th", "move it to Friday", "nahi, parso", "... hai, use parso kar do". */
const CORRECTION =
  /\b(?:no|not|instead|actually|rather|change|move|shift|postpone|prepone|reschedule|make it|sorry|nahi|nahin|balki|badal|badlo|use|usko|isko|ise|ki jagah|ke bajay|ke bajaye)\b|नहीं|बल्कि|बदल|उसे|इसे|उसको|इसको|की जगह|के बजाय/i;
/** "change it from the 5th to the 7th" asks for the 7th, not for three days. */
const MOVING = /\b(?:change|move|shift|postpone|prepone|reschedule|badal\w*)\b|बदल/i;
const FROM = /\b(?:from|se)\b|से/i;

/** The first wish, unless a later one corrects it. Of two choices ("Monday or Tuesday") the first. */
function pick(text: string, wishes: readonly Moment[]): Moment | null {
  let picked: Moment | null = null;
  for (const wish of wishes) {
    if (picked === null) {
      picked = wish;
      continue;
    }
    const between = text.slice(picked.end, wish.start);
    const isSurer =
      wish.confidence - picked.confidence > 0.2 ||
      (wish.time !== null && picked.time === null && isOnlyPart(picked) && !hasDay(wish));
    if (isSurer || (!picked.isChoice && CORRECTION.test(between))) picked = wish;
  }
  return picked;
}

/** "in the morning" says less than "11:15". */
function isOnlyPart(moment: Moment): boolean {
  return !hasDay(moment) && moment.timeFrom !== null && moment.timeTo !== null;
}

function readingOf(chosen: readonly Moment[]): Reading<When> {
  const merged = { ...(chosen[0] as Moment) };
  const second = chosen[1];
  if (second !== undefined) {
    if (hasDay(second)) Object.assign(merged, { date: second.date, dateTo: second.dateTo });
    else Object.assign(merged, { time: second.time, timeFrom: second.timeFrom, timeTo: second.timeTo });
  }
  return {
    value: whenOf(merged),
    start: Math.min(...chosen.map((moment) => moment.start)),
    end: Math.max(...chosen.map((moment) => moment.end)),
    confidence: Math.min(...chosen.map((moment) => moment.confidence)),
  };
}

function doubtsOf(moments: readonly Moment[], now: LocalNow): Doubt[] {
  const doubts: Doubt[] = [];
  for (const moment of moments) {
    const { contradiction, pastDay, date, time } = moment;
    if (contradiction !== null) {
      doubts.push({
        kind: 'weekday_contradicts_date',
        date: isoDate(contradiction.date),
        weekday: contradiction.weekday,
        dateOfWeekday: isoDate(contradiction.dateOfWeekday),
      });
    }
    if (pastDay !== null) doubts.push({ kind: 'past_date', date: isoDate(pastDay) });
    else if (date === now.today && time !== null && time < now.minute)
      doubts.push({ kind: 'past_date', date: isoDate(date) });
    if (moment.isAmbiguous && time !== null)
      doubts.push({
        kind: 'morning_or_evening',
        hour12: Math.floor(time / 60) % 12 || 12,
        minute: time % 60,
      });
  }
  return doubts;
}
