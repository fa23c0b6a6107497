/** Names, numbers and addresses of patients never reach the model, and come back where a tool needs them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMO_DOCTORS } from '../../domain/clinic/demoClinic.ts';
import { createPersonalMask, type KnownDetail } from './maskPersonal.ts';

const name = (text: string): KnownDetail => ({ kind: 'NAME', text });
const maskOf = (...names: readonly string[]) => createPersonalMask(names.map(name), DEMO_DOCTORS);

describe('a detail', () => {
  it.each([
    ['98765 43210', '+919876543210'],
    ['+91-98765-43210', '+919876543210'],
    ['09876543210', '+919876543210'],
    ['९८७६५४३२१०', '+919876543210'],
    ['(080) 4123 4567', '(080) 4123 4567'],
    ['1234 5678 9012', '1234 5678 9012'],
    ['asha.sharma@example.co.in', 'asha.sharma@example.co.in'],
    ['asha@okbank', 'asha@okbank'],
    ['@asha_sharma', '@asha_sharma'],
    ['cf-7k3m2', 'CF-7K3M2'],
    ['pay_NXe4s2Yq8aBcDe', 'pay_NXe4s2Yq8aBcDe'],
    ['560034', '560034'],
    ['https://example.com/report?id=9', 'https://example.com/report?id=9'],
  ])('%s is hidden, and comes back as a tool wants it', (text, value) => {
    const mask = maskOf();
    const masked = mask.mask(`please take ${text} ok`);
    expect(masked).toMatch(/^please take \[[A-Z]+_1\] ok$/);
    const placeholder = masked.slice('please take '.length, -' ok'.length);
    expect(mask.unmaskArguments({ it: placeholder, age: 34, yes: true })).toEqual({
      it: value,
      age: 34,
      yes: true,
    });
    expect(mask.unmask(masked)).toBe(`please take ${text} ok`);
  });

  it('has the same placeholder wherever it stands in the turn', () => {
    const mask = maskOf('Asha Sharma');
    expect(mask.mask('Asha Sharma, 98765 43210')).toBe('[NAME_1], [PHONE_1]');
    expect(mask.mask('call ASHA sharma on +919876543210')).toBe('call [NAME_1] on [PHONE_1]');
    expect(mask.maskDeep({ visit: { by: 'Asha Sharma', list: ['9876543210', 7] } })).toEqual({
      visit: { by: '[NAME_1]', list: ['[PHONE_1]', 7] },
    });
  });

  it('a name is hidden in parts too, in any script, and only as a whole word', () => {
    const mask = maskOf('Asha Sharma', 'आशा');
    expect(mask.mask('Asha, sharma ji, आशा और Ashank')).not.toMatch(/Asha(?!nk)|sharma|आशा/);
    expect(mask.mask('Ashank')).toBe('Ashank');
  });

  it('a date and a time are none', () => {
    const mask = maskOf();
    for (const text of [
      '2026-11-23 17:20',
      '23-11-2026 5:20',
      'd-iyer_20261123_1720',
      '5:30',
      '34',
      '₹1,200',
    ])
      expect(mask.mask(text)).toBe(text);
  });

  it("a surname that is also a doctor's stays where the doctor is meant", () => {
    const mask = maskOf('Meera Rao');
    expect(mask.mask('Rao for Dr Rao and Dr. Suresh Rao')).toBe('[NAME_1] for Dr Rao and Dr. Suresh Rao');
  });
});

describe('a placeholder', () => {
  it('that the patient writes themselves stands for nobody', () => {
    const mask = maskOf('Asha Sharma');
    expect(mask.mask('I am [NAME_1], tell me [PHONE_1]')).toBe('I am name 1, tell me phone 1');
  });

  it('that was never given out is no text to be sent', () => {
    expect(maskOf().unmask('Hello [NAME_4]')).toBeNull();
    expect(maskOf().unmask('Hello NAME_4')).toBeNull();
    expect(maskOf().unmask('Hello there')).toBe('Hello there');
  });
});

const FIRST = ['Asha', 'Ravi', 'Meera', 'Gurdeep', 'Farida', 'Lakhan', 'Zubeda', 'Chandrika', 'आशा', 'रमेश'];
const LAST = ['Sharma', 'Kulkarni', 'Bhattacharya', 'Qureshi', 'Pillai', 'Dsouza', 'Chaturvedi', 'वर्मा'];
const FILLERS = [
  'please book',
  'kal shaam ko',
  'my number is',
  'for my mother',
  'बुखार है',
  'email:',
  'ref',
  'and',
  ',',
  '\n',
  '(',
  ')',
  'again',
];

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const phone = fc
  .tuple(
    fc.constantFrom('6', '7', '8', '9'),
    digits(9),
    fc.constantFrom('', ' ', '-'),
    fc.constantFrom('', '+91', '+91 ', '0'),
  )
  .map(([first, rest, gap, before]) => `${before}${first}${rest.slice(0, 4)}${gap}${rest.slice(4)}`);
const email = fc
  .tuple(fc.constantFrom(...FIRST.slice(0, 8)), digits(3))
  .map(([who, number]) => `${who.toLowerCase()}.${number}@mail.example`);
const reference = fc
  .string({ unit: fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTVWXYZ'), minLength: 5, maxLength: 5 })
  .map((code) => `CF-${code}`);
const person = fc
  .tuple(fc.constantFrom(...FIRST), fc.constantFrom(...LAST))
  .map(([first, last]) => `${first} ${last}`);

describe('ten thousand requests', () => {
  it('hold none of the details that were planted in them', () => {
    const request = fc.record({
      person,
      details: fc.array(fc.oneof(phone, email, reference), { minLength: 1, maxLength: 4 }),
      fillers: fc.array(fc.constantFrom(...FILLERS), { minLength: 2, maxLength: 8 }),
    });
    const seen = { requests: 0 };
    fc.assert(
      fc.property(request, ({ person: who, details, fillers }) => {
        seen.requests += 1;
        const text = fillers
          .flatMap((filler, index) => [
            filler,
            [who, ...details, who.split(' ')[0] ?? ''][index % (details.length + 2)] ?? '',
          ])
          .join(' ');
        const sent = [createPersonalMask([name(who)], DEMO_DOCTORS)]
          .map((mask) => `${mask.mask(text)} ${JSON.stringify(mask.maskDeep({ answer: text }))}`)
          .join(' ');
        for (const part of [...who.split(' '), ...details])
          expect(sent.toLowerCase()).not.toContain(part.toLowerCase());
        expect(sent.replace(/[^0-9]/g, '').length).toBeLessThan(60);
        expect(/\d{6,}/.test(sent)).toBe(false);
      }),
      { numRuns: 10_000 },
    );
    expect(seen.requests).toBe(10_000);
  });
});
