import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONVERSATION_STATES } from '../domain/conversation/states.ts';
import { readFor, TEST_CONTEXT } from './testing/readFor.ts';
import { understand } from './understand.ts';

describe('one message', () => {
  it('may carry everything that a booking needs', () => {
    const read = readFor(
      'Ravi Kumar, 34, male, fever since Monday, 98765 43210, tomorrow after 5 with Dr Iyer',
    );
    expect(read.intent.value).toBe('book');
    expect(read.name?.value).toBe('Ravi Kumar');
    expect(read.age?.value.years).toBe(34);
    expect(read.gender?.value).toBe('male');
    expect(read.purpose?.value).toBe('fever since Monday');
    expect(read.phone?.value).toBe('+919876543210');
    expect(read.when?.value).toMatchObject({ date: '2019-03-02', timeFrom: '17:00' });
    expect(read.doctor?.value).toBe('d-iyer');
    expect(read.confidence).toBeGreaterThan(0.9);
  });

  it('may carry two wishes', () => {
    const read = readFor('cancel my appointment and what are your timings?');
    expect(read.intent.value).toBe('cancel');
    expect(read.otherIntents.map((one) => one.value)).toContain('information');
  });

  it.each([
    ['43 nahi, 34 saal', true],
    ['actually it is tomorrow', true],
    ['34 saal', false],
    ['no', false],
  ])('corrects something or does not: "%s"', (text, isCorrection) => {
    expect(readFor(text).isCorrection).toBe(isCorrection);
  });

  it.each([
    ['I need a doctor tomorrow', 'en'],
    ['mujhe kal doctor chahiye', 'hinglish'],
    ['मुझे कल डॉक्टर चाहिए', 'hi'],
    ['मुझे appointment चाहिए', 'hi'],
    ['sorry, my age is 34, not 43', 'en'],
    ['मुझे कल आना है but please tell me the fees first', 'mixed'],
  ])('is in one language: "%s"', (text, language) => {
    expect(readFor(text).language).toBe(language);
  });

  it.each([
    ['43 nahi, 34', 'AWAITING_AGE', 34],
    ['43 nahi, 34', 'AWAITING_PHONE', 34],
    ['43 nahi, 34', 'SELECTING_SLOT', 34],
    ['43, not 34', 'AWAITING_GENDER', 43],
    ['not 43 but 34', 'AWAITING_PAYMENT', 34],
    ['34 hai, 43 nahi', 'SELECTING_DOCTOR', 34],
    ['nahi 34 saal', 'SELECTING_PAYMENT_MODE', 34],
    ['43 नहीं, 34', 'AWAITING_PURPOSE', 34],
    ['नहीं 34 साल', 'AWAITING_GENDER', 34],
    ['12 nahi, 13', 'SELECTING_DOCTOR', 13],
    ['forty three nahi, thirty four', 'AWAITING_AGE', 34],
  ] as const)('corrects the age and refuses nothing: "%s" in %s', (text, state, years) => {
    const read = readFor(text, state);
    expect(read.age?.value.years).toBe(years);
    expect(read.isCorrection).toBe(true);
    expect(read.intent.value).toBe('none');
    expect(read.purpose).toBeNull();
  });

  it('corrects the hour where the hour was asked for', () => {
    const read = readFor('5 nahi, 6', 'SELECTING_SLOT');
    expect(read.age).toBeNull();
    expect(read.when?.value.time).toBe('18:00');
    expect(read.intent.value).toBe('none');
  });

  it.each(['12 nahi, 13', '43 nahi aur 34 log, 12 baje', 'no, 34 people'])(
    'is no age outside such a question: "%s"',
    (text) => {
      expect(readFor(text).age).toBeNull();
    },
  );

  it('refuses when the no belongs to the question', () => {
    expect(readFor('no, my name is Ravi', 'CONFIRMING_CANCEL').intent.value).toBe('deny');
    expect(readFor('no, my name is Ravi', 'AWAITING_PHONE').intent.value).not.toBe('deny');
  });

  it.each(['CF-7K3M2', 'cancel cf-45m29', 'CF-12345', 'CF-1A2PM kal nahi'])(
    'may hold the reference of a booking, which is nothing else: "%s"',
    (text) => {
      const read = readFor(text, 'AWAITING_PHONE');
      const { age, phone, unusablePhone, gender, name } = read;
      expect([age, phone, unusablePhone, gender, name]).toEqual([null, null, null, null, null]);
      expect(read.when?.value.time ?? null).toBeNull();
    },
  );

  it('keeps the places of what stands behind a reference', () => {
    const text = 'CF-7K3M2 ko Friday kar do';
    const { when } = readFor(text);
    expect(text.slice(when?.start, when?.end)).toContain('Friday');
  });

  it.each([
    ['fever since Monday, tomorrow at 5:20 pm', { date: '2019-03-02', time: '17:20' }],
    ['fever for two days, tomorrow evening', { date: '2019-03-02', dateTo: null, timeFrom: '16:00' }],
    ['knee pain from 10 days, 5 pm tomorrow', { date: '2019-03-02', dateTo: null, time: '17:00' }],
    ['do din se bukhar hai, kal shaam', { date: '2019-03-02', dateTo: null, timeFrom: '16:00' }],
    ['3 दिन से बुखार है, कल शाम', { date: '2019-03-02', dateTo: null, timeFrom: '16:00' }],
    ['headache the last 2 days, today 6pm', { date: '2019-03-01', dateTo: null, time: '18:00' }],
  ])('may say how long it hurts and when to come: "%s"', (text, wish) => {
    expect(readFor(text).when?.value).toMatchObject(wish);
  });

  it.each([
    'my father had a heart attack in 2010',
    'I was operated in March 2015',
    'papa ko 2010 me heart attack aaya tha',
  ])('may tell of a year gone by, which is no wish: "%s"', (text) => {
    const read = readFor(text);
    expect(read.when).toBeNull();
    expect(read.doubts).toEqual([]);
  });

  it.each(['as soon as possible please', 'I had surgery'])(
    'suggests no speciality without a complaint: "%s"',
    (text) => {
      expect(readFor(text).speciality).toBeNull();
    },
  );

  it('without evidence is in the language of the conversation', () => {
    expect(understand('98450 12345', { ...TEST_CONTEXT, language: 'hinglish' }).language).toBe('hinglish');
  });

  it('that says nothing known has no wish and little confidence', () => {
    const read = readFor('qwer zxcv plok');
    expect(read.intent.value).toBe('none');
    expect(read.confidence).toBeLessThan(0.3);
  });

  it.each([
    ['agree, it is not ok', 'deny'],
    ['I said no, not yes', 'deny'],
    ['not ok', 'deny'],
    ['haan ji', 'confirm'],
    ['👍🏽', 'confirm'],
    ['बिलकुल नहीं', 'deny'],
    ['theek hai', 'confirm'],
  ])('that answers a question answers it: "%s"', (text, intent) => {
    expect(readFor(text, 'CONFIRMING_CANCEL').intent.value).toBe(intent);
  });

  it('names a kind of doctor without that being the reason for the visit', () => {
    expect(readFor('I want to see a skin doctor tomorrow, my son has rashes').purpose?.value).toMatch(
      /rashes/,
    );
    expect(readFor('I want to see a skin doctor tomorrow').purpose).toBeNull();
  });

  it('is the reason for the visit when the bot has asked for it', () => {
    expect(readFor('routine follow up of last visit', 'AWAITING_PURPOSE').purpose?.value).toBe(
      'routine follow up of last visit',
    );
  });
});

function isPlaced(part: unknown): part is { readonly start: number; readonly end: number } {
  return typeof part === 'object' && part !== null && 'start' in part && 'end' in part;
}

describe('any text at all', () => {
  it('is read without an error, and every reading lies inside it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom(undefined, ...CONVERSATION_STATES),
        (text, state) => {
          const read = readFor(text, state);
          const parts: readonly unknown[] = [...Object.values(read), ...read.otherIntents];
          for (const one of parts.filter(isPlaced)) {
            expect(one.start).toBeGreaterThanOrEqual(0);
            expect(one.end).toBeLessThanOrEqual(text.length);
            expect(one.start).toBeLessThanOrEqual(one.end);
          }
        },
      ),
    );
  });

  it('is read the same way twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        expect(readFor(text)).toEqual(readFor(text));
      }),
    );
  });

  it('may be a megabyte long', () => {
    expect(readFor('cancel my appointment tomorrow '.repeat(35_000)).intent.value).toBe('cancel');
  });
});

it('a complaint with doctor, day and time asks for a visit, and a question who is here stays one', () => {
  expect(readFor('I have a cold, Dr Rao tomorrow at 10 am please').intent.value).toBe('book');
  expect(readFor('is Dr Rao available tomorrow at 10 am?').intent.value).toBe('doctors');
});
