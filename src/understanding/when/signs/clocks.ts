/** Reads times of day: "half past 4", "saadhe paanch", "5 baje", "7:30 pm", "aath bajkar bees minute", "530 pm"; called by atoms.ts. */

import type { Meaning } from '../lexicon.ts';
import type { AtomRead, Clock } from './atoms.ts';
import type { Sign } from './signs.ts';

/** A clock time while it is being put together. */
interface Hands {
  readonly minute: number;
  readonly half: Clock['half'];
  readonly next: number;
  /** Nothing but the shape of the words says that this is a time ("eight forty", "6.45"). */
  readonly isWeak: boolean;
}

const NOON = 720;

/** The time of day that begins at `index`, or null. A bare number is not one: it may be a day. */
export function readClock(signs: readonly Sign[], index: number): AtomRead | null {
  const sign = signs[index];
  if (sign === undefined || !canOpenClock(sign)) return null;
  const hands =
    readNamed(signs, index) ??
    readPastOrTo(signs, index) ??
    readHindiClock(signs, index) ??
    readHands(signs, index);
  if (hands === null) return null;
  return {
    body: { kind: 'clock', clock: { minute: hands.minute, half: hands.half }, isWeak: hands.isWeak },
    next: hands.next,
  };
}

const OPENERS = new Set<Meaning>([
  'noon',
  'midnight',
  'midMorning',
  'midAfternoon',
  'one',
  'halfPast',
  'quarterPast',
  'quarterTo',
]);

/** Most words are no beginning of a time; asking here first keeps the reader fast. */
function canOpenClock(sign: Sign): boolean {
  if (sign.kind === 'meaning') return OPENERS.has(sign.meaning);
  return sign.kind === 'number' || sign.kind === 'figures';
}

function meaningAt(signs: readonly Sign[], index: number): Meaning | null {
  const sign = signs[index];
  return sign?.kind === 'meaning' ? sign.meaning : null;
}

/** Noon and midnight, alone or after "12". */
function readNamed(signs: readonly Sign[], index: number): Hands | null {
  const sign = signs[index];
  const at = sign?.kind === 'number' && sign.value === 12 ? index + 1 : index;
  const meaning = meaningAt(signs, at);
  if (meaning === 'midMorning' || meaning === 'midAfternoon') {
    return { minute: meaning === 'midMorning' ? 600 : 840, half: 'exact', next: at + 1, isWeak: false };
  }
  if (meaning !== 'noon' && meaning !== 'midnight') return null;
  const number = readHourNumber(signs, at + 1);
  // "midnight 12 baje" says the same thing twice.
  const next =
    number !== null && number.minute === NOON && meaningAt(signs, number.next) === 'oClock'
      ? number.next + 1
      : at + 1;
  return { minute: meaning === 'noon' ? NOON : 0, half: 'exact', next, isWeak: false };
}

/** "half past 4", "quarter to 12", "ten past 9", "20 minutes to 2pm", "20 min past eight". */
function readPastOrTo(signs: readonly Sign[], index: number): Hands | null {
  const step = readStep(signs, index);
  if (step === null) return null;
  const hour = readHands(signs, step.next) ?? readHourNumber(signs, step.next);
  if (hour === null || (hour.minute % 60 !== 0 && step.needsFullHour)) return null;
  return { ...hour, minute: hour.minute + step.minutes, isWeak: false };
}

interface Step {
  readonly minutes: number;
  readonly next: number;
  readonly needsFullHour: boolean;
}

const NAMED_STEPS = new Map<Meaning, number>([
  ['halfPast', 30],
  ['quarterPast', 15],
  ['quarterTo', -15],
]);

function readStep(signs: readonly Sign[], index: number): Step | null {
  const meaning = meaningAt(signs, index);
  if (meaning === 'one')
    return NAMED_STEPS.has(meaningAt(signs, index + 1) ?? 'one') ? readStep(signs, index + 1) : null;
  const named = meaning === null ? undefined : NAMED_STEPS.get(meaning);
  if (named !== undefined) return { minutes: named, next: index + 1, needsFullHour: true };
  const count = signs[index];
  if (
    count?.kind !== 'number' ||
    !Number.isInteger(count.value) ||
    count.value < 1 ||
    count.value > 59 ||
    count.digits > 2
  )
    return null;
  const hasUnit = meaningAt(signs, index + 1) === 'minute';
  const at = hasUnit ? index + 2 : index + 1;
  const link = signs[at];
  if (link?.kind !== 'meaning') return null;
  if (link.text === 'past') return { minutes: count.value, next: at + 1, needsFullHour: false };
  // "5 to 7" is a range; "5 minutes to 7" is a time.
  const isBefore = link.meaning === 'to' || link.meaning === 'till';
  if (isBefore && hasUnit) return { minutes: -count.value, next: at + 1, needsFullHour: false };
  return null;
}

/** "aath bajkar bees minute" (8:20), "सात बजने में पंद्रह मिनट बाकी" (6:45). */
function readHindiClock(signs: readonly Sign[], index: number): Hands | null {
  const hour = readHourNumber(signs, index);
  if (hour === null) return null;
  const link = meaningAt(signs, hour.next);
  if (link !== 'hourAnd' && link !== 'hourLess') return null;
  const minutes = signs[hour.next + 1];
  if (minutes?.kind !== 'number' || minutes.value > 59 || !Number.isInteger(minutes.value))
    return link === 'hourAnd' ? { ...hour, next: hour.next + 1 } : null;
  let next = hour.next + 2;
  if (meaningAt(signs, next) === 'minute') next += 1;
  if (link === 'hourLess')
    while (meaningAt(signs, next) === 'left' || meaningAt(signs, next) === 'rest') next += 1;
  return {
    minute: hour.minute + (link === 'hourAnd' ? minutes.value : -minutes.value),
    half: 'open',
    next,
    isWeak: false,
  };
}

/** Hour, minutes, and what follows them: am, pm, o'clock, baje. Null for a number with nothing of the kind. */
function readHands(signs: readonly Sign[], index: number): Hands | null {
  const bare = readFiguresClock(signs, index) ?? readSplitHour(signs, index) ?? readHourNumber(signs, index);
  if (bare === null) return null;
  return readTail(signs, bare);
}

/** Takes up am, pm, baje and o'clock behind a time, in any order ("3 oclock am"). */
function readTail(signs: readonly Sign[], bare: Hands): Hands | null {
  let { half, next, isWeak } = bare;
  let isCertain = false;
  for (let steps = 0; steps < 2; steps += 1) {
    const meaning = meaningAt(signs, next);
    if (meaning === 'oClock') {
      isWeak = false;
    } else if (meaning === 'am' || meaning === 'pm') {
      if (half !== 'exact') half = meaning;
      isWeak = false;
    } else break;
    isCertain = true;
    next += 1;
  }
  if (bare.minute >= 1440 || (!isCertain && !hasShapeOfTime(signs, bare))) return null;
  return { minute: bare.minute, half, next, isWeak };
}

/** 5:30, "saadhe paanch" and "eight forty" are times by themselves; "5" and "530" are not. */
function hasShapeOfTime(signs: readonly Sign[], bare: Hands): boolean {
  const last = signs[bare.next - 1];
  if (last?.kind === 'figures') return true;
  if (bare.isWeak) return true;
  const isFraction = last?.kind === 'number' && !Number.isInteger(last.value);
  const following = meaningAt(signs, bare.next);
  return (
    isFraction &&
    following !== 'hour' &&
    following !== 'day' &&
    following !== 'week' &&
    following !== 'month' &&
    following !== 'year'
  );
}

function readFiguresClock(signs: readonly Sign[], index: number): Hands | null {
  const sign = signs[index];
  if (sign?.kind !== 'figures' || sign.figures.kind !== 'clock') return null;
  const { hour, minute, form } = sign.figures;
  return {
    minute: hour * 60 + minute,
    half: form === 'exact' ? 'exact' : 'open',
    next: index + 1,
    isWeak: form === 'weak',
  };
}

/** Hour and minutes as two numbers: "5 30 pm", "seven thirty five", "aath chalis". Figures need am, pm or baje behind them. */
function readSplitHour(signs: readonly Sign[], index: number): Hands | null {
  const [hour, minutes] = [
    signs[index],
    signs[index + 1]?.kind === 'mark' ? signs[index + 2] : signs[index + 1],
  ];
  const isHyphen = signs[index + 1]?.kind === 'mark';
  if (isHyphen && (signs[index + 1] as { text: string }).text !== '-') return null;
  if (hour?.kind !== 'number' || minutes?.kind !== 'number') return null;
  if (
    hour.value > 23 ||
    hour.value < 1 ||
    minutes.value > 59 ||
    !Number.isInteger(hour.value + minutes.value)
  )
    return null;
  const next = index + (isHyphen ? 3 : 2);
  const isTimeBehind = ['am', 'pm', 'oClock'].includes(meaningAt(signs, next) ?? '');
  if (hour.form === 'figures') {
    const isWritten = !isHyphen && hour.digits <= 2 && minutes.digits === 2 && isTimeBehind;
    return isWritten ? { minute: hour.value * 60 + minutes.value, half: 'open', next, isWeak: false } : null;
  }
  const isMinuteLike =
    minutes.form !== 'figures' &&
    (minutes.value >= 10 || (minutes.value === 5 && hour.value > 4 && !isHyphen));
  if (
    !isMinuteLike ||
    (hour.form === 'weak' && !isTimeBehind) ||
    (isTimeBehind && minutes.value <= 12 && hour.value > 12)
  )
    return null;
  return {
    minute: hour.value * 60 + minutes.value,
    half: hour.value > 12 ? 'exact' : 'open',
    next,
    isWeak: !isTimeBehind,
  };
}

/** An hour as one number: 5, 17, saadhe paanch (5.5), 530, 1140. */
function readHourNumber(signs: readonly Sign[], index: number): Hands | null {
  const sign = signs[index];
  if (sign?.kind === 'figures') return readFiguresClock(signs, index);
  if (sign?.kind !== 'number') return null;
  if (sign.digits >= 3) return readCompactHour(sign.value, sign.digits, index);
  if (sign.value < 0 || sign.value > 24) return null;
  const isExact = sign.value > 12;
  const minute = Math.round((sign.value % 24) * 60);
  return {
    minute: sign.value === 24 ? 0 : minute,
    half: isExact ? 'exact' : 'open',
    next: index + 1,
    isWeak: false,
  };
}

/** 530 and 1140 as hours and minutes. */
export function readCompactHour(value: number, digits: number, index: number): Hands | null {
  const [hour, minutes] = [Math.floor(value / 100), value % 100];
  if (digits > 4 || hour > 23 || minutes > 59) return null;
  return { minute: hour * 60 + minutes, half: hour > 12 ? 'exact' : 'open', next: index + 1, isWeak: false };
}
