/** English words about days and times, with the spellings people type. Read by signs.ts. */
import type { WhenLexicon } from './lexicon.ts';

/** Long words in which one slip of the finger is forgiven. */
export const SLIPPED_WORDS =
  'tomorrow, wednesday, thursday, saturday, afternoon, morning, evening, january, february, september, october, november, december';

/** English phrases by meaning. */
export const ENGLISH_WHEN: WhenLexicon = {
  monday: 'monday, mon, mondays, munday, mondy',
  tuesday: 'tuesday, tue, tues, tuesdays, tusday, teusday, tuseday',
  wednesday: 'wednesday, wed, weds, wednesdays, wensday, wednsday, wedneday',
  thursday: 'thursday, thu, thur, thurs, thursdays, thrusday, thursdy',
  friday: 'friday, fri, fridays, firday, fridy',
  saturday: 'saturday, sat, saturdays, saterday, satuday, saturaday, satarday',
  sunday: 'sunday, sun, sundays, sundy',

  january: 'january, jan, janaury',
  february: 'february, feb, febuary, febrary',
  march: 'march, mar',
  april: 'april, apr, apri',
  may: 'may',
  june: 'june, jun',
  july: 'july, jul',
  august: 'august, aug',
  september: 'september, sept, sep',
  october: 'october, oct',
  november: 'november, nov',
  december: 'december, dec',

  today: 'today, todays, tody',
  tomorrow:
    'tomorrow, tomorrows, tmrw, tmr, tmw, tommorow, tommorrow, tomorow, tomorro, tomarrow, 2moro, 2morrow, 2mrw, next day, the next day',
  dayAfterTomorrow:
    'day after tomorrow, the day after tomorrow, day after tmrw, the day after tmrw, day after tom, overmorrow',
  threeDaysOn: 'two days after tomorrow',
  yesterday: 'yesterday, yday, day before today',
  dayBeforeYesterday: 'day before yesterday, the day before yesterday',
  tonight: 'tonight, tonite, this night',

  christmas: 'christmas, christmas day, xmas',
  newYearsEve: 'new years eve, new year eve',
  newYear: 'new years day, new year day, new year',
  republicDay: 'republic day',
  independenceDay: 'independence day',
  gandhiJayanti: 'gandhi jayanti',

  midMorning: 'midmorning',
  midAfternoon: 'midafternoon',
  morning: 'morning, mornings, forenoon, mrng, mrning, mornin, morn',
  afternoon: 'afternoon, afternoons, after noon, aftrnoon, aftenoon, noon time, noontime',
  evening: 'evening, evenings, eve, evng, evning, dinner, dinnertime',
  night: 'night, nights, nite, night time, nighttime',
  daytime: 'daytime, day time, during the day',
  noon: 'noon, noonish, midday, mid day, mid-day, 12 noon, twelve noon',
  midnight: 'midnight, mid night, mid-night, 12 midnight, twelve midnight',
  lunch: 'lunch, lunchtime, lunch time',
  aroundBehind: 'ish',
  endOfDay: 'eod, end of day, end of the day, close of day',
  am: 'am, a m, a.m, a.m., amish',
  pm: 'pm, p m, p.m, p.m., pmish',
  oClock: 'oclock, o clock, clock',
  halfPast: 'half past, half after, half an hour past',
  quarterPast: 'quarter past, a quarter past, quarter after',
  quarterTo: 'quarter to, a quarter to, quarter till, quarter of',

  this: 'this, current',
  next: 'next, following',
  afterNext: 'after next, after the next',
  overNext: 'next to next',
  coming: 'coming, upcoming, this coming, this upcoming, nearest',
  past: 'last, previous, past',
  every: 'every, each',
  all: 'all, any, anytime, any time, whole, entire',
  early: 'early, early in',
  late: 'late, late in',
  later: 'later in, later',
  middle: 'mid, middle, middle of',
  beginning: 'beginning of, start of, beginning, as early as',
  ending: 'end of, end of the, the end of, end',
  rest: 'rest of, the rest of, remaining of, remaining, remainder of, rest of the, remaining of the, rest of my',

  minute: 'minute, minutes, min, mins, mintues, minuts',
  hour: 'hour, h, hours, hr, hrs, hourly',
  day: 'day, days',
  workday: 'business day, business days, working day, working days, workday, workdays, weekday, weekdays',
  week: 'week, weeks, wk, wks, workweek, work week',
  weekend: 'weekend, weekends, week end, wkend',
  fortnight: 'fortnight, fortnights, fortnights time',
  month: 'month, months, mth',
  quarter: 'quarter, quarters',
  year: 'year, years, yr, yrs',

  from: 'from, starting from, starting at, beginning from, anytime from',
  starting: 'starting, commencing',
  to: 'to, through, thru',
  till: 'till, til, untill',
  and: 'and',
  between: 'between, in between, anywhere between',
  until: 'until, no later than, not later than, up to, upto, as late as, at the latest',
  after: 'after, later than, not before, anytime after, any time after, post',
  before: 'before, earlier than, prior to, anytime before',
  around:
    'around, about, approximately, approx, roughly, nearly, round about, sometime around, somewhere around',
  within: 'within, less than',
  since: 'since, for the last, for the past, over the last',
  at: 'at',
  on: 'on, for on',
  in: 'in, during, over',
  by: 'by',
  the: 'the, my, your',
  of: 'of',
  for: 'for',

  one: 'a, an, another',
  half: 'half, half a, half an',
  couple: 'couple, couple of, a couple of, pair of',
  few: 'few, a few, some, several',
  ago: 'ago',
  fromNow: 'from now, hence, from now on, in the future, in future',
  now: 'now, right now, at the moment, at present, at this time, at the present time',
  soonest:
    'as soon as possible, asap, soonest, right away, immediately, straight away, earliest possible, earliest',
  or: 'or',
  not: 'not, except, dont, cant, cannot, but not, other than',
  onlyInCompany:
    'may, march, mar, sun, sat, wed, mon, fri, jan, jun, jul, dec, sep, eve, lunch, dinner, christmas, christmas day, xmas, new year, morn, august, april, june',
  arriving: 'come, lets go, coming over, meet, reach, back, reaching, arrive',
  greeting:
    'good morning, good afternoon, good evening, good night, gud morning, gud evening, gm, very good morning, gd morning',
  otherErrand:
    'weather, forecast, raining, rain, snow, snowing, windy, sunny, traffic, cab, taxi, uber, song, songs, music',
  joining:
    'sometime, some time, please, exactly, sharp, itself, only, ist, time, ok, okay, preferably, maybe, say, just, timing, dated, ampm, available, free',
  counted:
    'floor, visit, opinion, choice, option, trimester, dose, grade, priority, question, time ago, rs, rupees, inr, people, persons, person, adults, adult, kids, children, doctors, reports, tablets, pills, doses, kg, cm, mg, percent, degrees, street, st, road, main, avenue, times, star, stars, miles, km, visits, sessions, slots, days old, years old, year old, month old, months old',
  suffering:
    'fever, feverish, pain, pains, painful, paining, ache, aching, aches, headache, backache, toothache, stomachache, cough, coughing, cold, sick, ill, unwell, sore, injury, wound, migraine, acidity, sneezing, vomiting, suffering, bleeding, itching, rash, swelling, burning, infection, hurts, hurting, diarrhoea, diarrhea, loose motion, loose motions, weakness, dizzy',
};
