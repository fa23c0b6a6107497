/** The reader of days and times, sentence by sentence. Now is Wednesday 4 March 2026, ten in the morning at the clinic. */
import { describe, expect, it } from 'vitest';
import type { When } from '../reading.ts';
import { readWhen } from './readWhen.ts';

const CONTEXT = { now: new Date('2026-03-04T10:00:00+05:30'), timeZone: 'Asia/Kolkata' } as const;

/** `date..dateTo time` or `from-to`; a dash for what is not said. */
function say(when: When | undefined): string {
  if (when === undefined) return 'nothing';
  const { date, dateTo, time, timeFrom, timeTo } = when;
  const day = dateTo === null ? (date ?? '') : `${date}..${dateTo}`;
  const range = timeFrom === null && timeTo === null ? '' : `${timeFrom ?? ''}-${timeTo ?? ''}`;
  return [day, time ?? range].filter((part) => part !== '').join(' ');
}

function read(text: string): string {
  return say(readWhen(text, CONTEXT).when?.value);
}

describe('days', () => {
  it.each([
    ['today', '2026-03-04'],
    ['tomorrow', '2026-03-05'],
    ['the day after tomorrow', '2026-03-06'],
    ['kal', '2026-03-05'],
    ['parso', '2026-03-06'],
    ['कल', '2026-03-05'],
    ['परसों', '2026-03-06'],
    ['narson aa sakta hu', '2026-03-07'],
    ['Monday', '2026-03-09'],
    ['is Somwar', '2026-03-09'],
    ['इस सोमवार को', '2026-03-09'],
    ['next Monday', '2026-03-09'],
    ['agle shukravar', '2026-03-13'],
    ['this Friday', '2026-03-06'],
    ['I am free till Friday', '2026-03-04..2026-03-06'],
    ['Monday till Friday', '2026-03-09..2026-03-13'],
    ['till 6 pm', '-18:00'],
    ['4 till 6 pm', '16:00-18:00'],
    ['sat', '2026-03-07'],
    ['kal subah sat bje', '2026-03-05 07:00'],
    ['sat ko subah 10 baje', '2026-03-07 10:00'],
    ['Wednesday', '2026-03-04'],
    ['Friday next week', '2026-03-13'],
    ['अगले हफ़्ते मंगलवार को', '2026-03-10'],
    ['aane wale itwar ko', '2026-03-08'],
    ['on the 8th', '2026-03-08'],
    ['the 2nd', '2026-04-02'],
    ['8 tarikh ko', '2026-03-08'],
    ['8 तारीख को', '2026-03-08'],
    ['20th of next month', '2026-04-20'],
    ['agle mahine ki 5 tareekh', '2026-04-05'],
    ['12th of March', '2026-03-12'],
    ['March 12th', '2026-03-12'],
    ['12 march', '2026-03-12'],
    ['15 अगस्त', '2026-08-15'],
    ['8/3', '2026-03-08'],
    ['08-03-2026', '2026-03-08'],
    ['8.3.26', '2026-03-08'],
    ['2026-03-09', '2026-03-09'],
    ['25/12', '2026-12-25'],
    ['in 3 days', '2026-03-07'],
    ['do din baad', '2026-03-06'],
    ['दो हफ़्ते बाद', '2026-03-18'],
    ['do hafte baad somvar ko', '2026-03-16'],
    ['two days after Monday', '2026-03-11'],
    ['a week from today', '2026-03-11'],
    ['next to next Monday', '2026-03-16'],
    ['2moro', '2026-03-05'],
    ['2 mahine baad', '2026-05-04'],
    ['first Monday of April', '2026-04-06'],
    ['last day of the month', '2026-03-31'],
  ])('"%s" is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('times, in the hours of a clinic', () => {
  it.each([
    ['at 5', '17:00'],
    ['at 9', '09:00'],
    ['at 11', '11:00'],
    ['at 7', '19:00'],
    ['12:30', '12:30'],
    ['4:30', '16:30'],
    ['17:45', '17:45'],
    ['09:15', '09:15'],
    ['5 baje', '17:00'],
    ['5 बजे', '17:00'],
    ['५ बजे', '17:00'],
    ['subah 8 baje', '08:00'],
    ['raat 8 baje', '20:00'],
    ['subah sat baje', '07:00'],
    ['subah saat baje', '07:00'],
    ['7 in the morning', '07:00'],
    ['half past 4', '16:30'],
    ['quarter to 12 in the morning', '11:45'],
    ['ten past nine in the evening', '21:10'],
    ['saadhe paanch', '17:30'],
    ['साढ़े पाँच बजे', '17:30'],
    ['sava das', '10:15'],
    ['paune baarah', '11:45'],
    ['dedh baje', '13:30'],
    ['dhai baje', '14:30'],
    ['saat bajkar bees minute', '19:20'],
    ['सुबह के आठ बजने में पंद्रह मिनट बाकी', '07:45'],
    ['430 pm', '16:30'],
    ['10.30am', '10:30'],
    ['5 30 pm', '17:30'],
    ['seven thirty five pm', '19:35'],
    ['7p', '19:00'],
    ['at 3 15', '15:15'],
    ['noon', '12:00'],
    ['12 pm', '12:00'],
    ['12 am', '00:00'],
    ['evening 4:45', '16:45'],
    ['four in the evening', '16:00'],
    ['around 5ish', '17:00'],
    ['by 14:00', '14:00'],
    ["10 o'clock in the morning", '10:00'],
  ])('"%s" is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('ranges', () => {
  it.each([
    ['after 5', '17:00-'],
    ['5 baje ke baad', '17:00-'],
    ['before 11 am', '-11:00'],
    ['रात 8 बजे से पहले', '-20:00'],
    ['5 baje tak', '-17:00'],
    ['between 4 and 6', '16:00-18:00'],
    ['4 aur 6 ke beech', '16:00-18:00'],
    ['4 से 6 बजे के बीच', '16:00-18:00'],
    ['from 11 to 3', '11:00-15:00'],
    ['4 to 6 people', 'nothing'],
    ['my two kids have a cold', 'nothing'],
    ['from 11 to 3pm', '11:00-15:00'],
    ['11:30-1:30', '11:30-13:30'],
    ['6-7 pm', '18:00-19:00'],
    ['from 10 am for 3 hours', '10:00-13:00'],
    ['shaam ko', '16:00-20:00'],
    ['शाम को', '16:00-20:00'],
    ['late morning', '10:00-12:00'],
    ['subah subah', '08:00-10:00'],
    ['parso subah', '2026-03-06 08:00-12:00'],
    ['kal shaam 5 se 7 ke beech', '2026-03-05 17:00-19:00'],
    ['tomorrow after 5', '2026-03-05 17:00-'],
    ['next week', '2026-03-09..2026-03-15'],
    ['agle hafte', '2026-03-09..2026-03-15'],
    ['अगले महीने', '2026-04-01..2026-04-30'],
    ['this week', '2026-03-04..2026-03-08'],
    ['weekend pe', '2026-03-07..2026-03-08'],
    ['any evening next week', '2026-03-09..2026-03-15 16:00-20:00'],
    ['early next week', '2026-03-09..2026-03-11'],
    ['agle hafte ki shuruaat mein', '2026-03-09..2026-03-11'],
    ['somvar se shukravar tak', '2026-03-09..2026-03-13'],
    ['10 se 15 march', '2026-03-10..2026-03-15'],
    ['between 3 and 12 of April', '2026-04-03..2026-04-12'],
    ['July 13 - July 15', '2026-07-13..2026-07-15'],
    ['the week of March 17th', '2026-03-16..2026-03-22'],
    ['last weekend of March', '2026-03-28..2026-03-29'],
    ['next 3 days', '2026-03-05..2026-03-07'],
    ['agle do din', '2026-03-05..2026-03-06'],
    ['within 5 days', '2026-03-04..2026-03-09'],
    ['from Monday', '2026-03-09'],
    ['after the 15th', '2026-03-16'],
  ])('"%s" is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('whole messages', () => {
  it.each([
    [
      'Ravi Kumar, 34, male, fever since Monday, 98765 43210, tomorrow after 5 with Dr Iyer',
      '2026-03-05 17:00-',
    ],
    ['Asha, 7, tomorrow morning', '2026-03-05 08:00-12:00'],
    ['Ravi, 22, Monday at 5pm', '2026-03-09 17:00'],
    ["Let's take the 5th. Is 16:30 free?", '2026-03-05 16:30'],
    ['No, not Monday. Friday at 11 please', '2026-03-06 11:00'],
    ['kal nahi, parso subah 10 baje', '2026-03-06 10:00'],
    ['Monday is not possible, Tuesday ok', '2026-03-10'],
    ['mera appointment kal 5 baje ka hai, use parso shaam kar do', '2026-03-06 16:00-20:00'],
    ['change it from the 5th to the 7th', '2026-03-07'],
    ['mummy ko 3 din se bukhar hai, kal subah dikhana hai', '2026-03-05 08:00-12:00'],
    ['kal shaam saadhe paanch baje Dr Iyer se milna hai', '2026-03-05 17:30'],
    ['मुझे कल शाम साढ़े पाँच बजे डॉक्टर से मिलना है', '2026-03-05 17:30'],
    ['Monday or Tuesday', '2026-03-09'],
    ['tmrw mrng 10:30', '2026-03-05 10:30'],
    ['2 ghante mein', '2026-03-04 12:00'],
    ['can I come now', '2026-03-04 10:00'],
    ['aaj 8 baje', '2026-03-04 20:00'],
    ['Wednesday at 9', '2026-03-11 09:00'],
  ])('"%s" asks for %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('messages that ask for no day and no time', () => {
  it.each([
    'hello',
    'Good morning',
    'शुभ प्रभात',
    '34',
    '98765 43210',
    'kal se bukhar hai',
    '2 din se pet dard',
    'fever for 3 days',
    'pain from last 2 weeks',
    'I saw him 2 days back',
    'pichle hafte aaya tha',
    'may I come',
    'Ravi',
    'Rs 500',
    '₹ 430',
    'I am 34 years old',
    '7 mahine ka bachcha',
    'I am in week 20',
    "that's all for now",
    'That will be all for today',
    'not now',
    'the first choice',
    'second opinion',
    'a 1:1 talk',
    'temperature 101.4',
    'one more doctor',
    'What is the weather on the 8th?',
    '31 February',
    '3 30',
    'at dozens',
  ])('"%s"', (text) => {
    expect(read(text)).toBe('nothing');
  });
});

describe('what must be asked about', () => {
  function doubts(text: string): unknown {
    return readWhen(text, CONTEXT).doubts;
  }

  it('asks when the weekday is not that of the date', () => {
    expect(doubts('Tuesday 9th March')).toEqual([
      { kind: 'weekday_contradicts_date', date: '2026-03-09', weekday: 2, dateOfWeekday: '2026-03-10' },
    ]);
    expect(doubts('Monday 9th March')).toEqual([]);
  });

  it('asks when the day of the month and the weekday meet only months later', () => {
    expect(doubts('Tuesday the 9th')).toEqual([
      { kind: 'weekday_contradicts_date', date: '2026-03-09', weekday: 2, dateOfWeekday: '2026-03-10' },
    ]);
  });

  it('asks about a day that has gone by', () => {
    expect(doubts('yesterday at 5')).toEqual([{ kind: 'past_date', date: '2026-03-03' }]);
    expect(doubts('1/3/2026')).toEqual([{ kind: 'past_date', date: '2026-03-01' }]);
    expect(doubts('2 march')).toEqual([{ kind: 'past_date', date: '2026-03-02' }]);
    expect(doubts('today at 9 am')).toEqual([{ kind: 'past_date', date: '2026-03-04' }]);
  });

  it('asks whether eight is morning or evening, and only then', () => {
    expect(doubts('tomorrow at 8')).toEqual([{ kind: 'morning_or_evening', hour12: 8, minute: 0 }]);
    expect(doubts('kal raat 8 baje')).toEqual([]);
    expect(doubts('tomorrow at 5')).toEqual([]);
  });
});

describe('what the conversation waits for', () => {
  it('takes a bare number for an hour only when a time was asked for', () => {
    const slot = readWhen('11', { ...CONTEXT, state: 'SELECTING_SLOT' }).when?.value;
    expect(say(slot)).toBe('11:00');
    expect(readWhen('11', { ...CONTEXT, state: 'AWAITING_AGE' }).when).toBeNull();
    expect(say(readWhen('6 se 7', { ...CONTEXT, state: 'CHOOSING_NEW_SLOT' }).when?.value)).toBe(
      '18:00-19:00',
    );
  });

  it('takes a name for a name', () => {
    expect(readWhen('रवि', { ...CONTEXT, state: 'AWAITING_NAME' }).when).toBeNull();
  });
});

describe('places in the text', () => {
  it('are those of the original, also in Hindi and after emoji', () => {
    const text = '🙏 कृपया कल शाम ५ बजे का समय दें';
    const when = readWhen(text, CONTEXT).when;
    expect(text.slice(when?.start, when?.end)).toBe('कल शाम ५ बजे');
  });
});

describe('other clocks', () => {
  it('counts the day of a clinic elsewhere by its own midnight', () => {
    const now = new Date('2026-03-04T20:00:00Z');
    expect(say(readWhen('tomorrow', { now, timeZone: 'Asia/Kolkata' }).when?.value)).toBe('2026-03-06');
    expect(say(readWhen('tomorrow', { now, timeZone: 'Europe/London' }).when?.value)).toBe('2026-03-05');
  });
});
