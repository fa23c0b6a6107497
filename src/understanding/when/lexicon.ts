/** The meanings that words about days and times can have; each language's lexicon lists its words under these names. */

/** Monday first, as the clinic's week runs. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
/** January first. */
export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;
/** Parts of the day, and the hours they stand for, are in dayParts.ts. */
export const PARTS_OF_DAY = ['morning', 'afternoon', 'evening', 'night', 'daytime'] as const;
/** Shortest first; spans.ts compares by this order. */
export const UNITS = [
  'minute',
  'hour',
  'day',
  'workday',
  'week',
  'weekend',
  'fortnight',
  'month',
  'quarter',
  'year',
] as const;

/** Everything else that a word may mean for a day or a time. */
export const OTHER_MEANINGS = [
  // days counted from today
  'today',
  'tomorrow',
  'dayAfterTomorrow',
  'threeDaysOn',
  'yesterday',
  'dayBeforeYesterday',
  'tonight',
  // fixed feasts
  'christmas',
  'newYear',
  'newYearsEve',
  'republicDay',
  'independenceDay',
  'gandhiJayanti',
  // points of the clock
  'noon',
  'midnight',
  'lunch',
  'am',
  'pm',
  'oClock',
  'halfPast',
  'quarterPast',
  'quarterTo',
  // Hindi clock: "aath bajkar bees minute" is 8:20, "aath bajne mein paanch minute" is 7:55
  'hourAnd',
  'hourLess',
  'left',
  // which one
  'this',
  'next',
  'afterNext',
  'overNext',
  'coming',
  'past',
  'final',
  'every',
  'all',
  // what portion of it
  'early',
  'late',
  'middle',
  'beginning',
  'ending',
  'rest',
  'later',
  // before the thing they belong to (English order)
  'from',
  'to',
  'till',
  'and',
  'between',
  'until',
  'after',
  'before',
  'around',
  'within',
  'since',
  'at',
  'on',
  'in',
  'by',
  'the',
  'of',
  'for',
  'starting',
  // after the thing they belong to (Hindi order)
  'fromBehind',
  'untilBehind',
  'afterBehind',
  'beforeBehind',
  'betweenBehind',
  'withinBehind',
  'inBehind',
  'aroundBehind',
  'onBehind',
  'dateBehind',
  // counts
  'one',
  'half',
  'couple',
  'few',
  'ago',
  'fromNow',
  'now',
  'soonest',
  'or',
  'not',
  'notBehind',
  'endOfDay',
  'midMorning',
  'midAfternoon',
  // words of coming: "5 baje tak aa jaunga" is by five, "can I come now" means now
  'arriving',
  // words that may stand between the parts of one wish
  'joining',
  // what a bare number before them counts, so that it is no hour and no date
  'counted',
  // "bukhar hai", "dard ho raha hai": a day with "since" then says how long it has lasted
  'suffering',
  // words of other errands: the day of a weather question is no wish for an appointment
  'otherErrand',
  // "good morning" names no time
  'greeting',
] as const;

/** Names of all meanings; the lexicons use them as keys. */
export type Meaning =
  | (typeof WEEKDAYS)[number]
  | (typeof MONTHS)[number]
  | (typeof PARTS_OF_DAY)[number]
  | (typeof UNITS)[number]
  | (typeof OTHER_MEANINGS)[number];

/** One language: the phrases of each meaning, separated by commas. A phrase may have several words. */
export type WhenLexicon = Readonly<Partial<Record<Meaning, string>>> & {
  /** Words that mean something else too (the verb may, the name Ravi): read as days only beside another word of time. */
  readonly onlyInCompany: string;
};
