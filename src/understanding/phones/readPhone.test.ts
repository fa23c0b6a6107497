import { describe, expect, it } from 'vitest';
import { readFor } from '../testing/readFor.ts';

describe('an Indian mobile number', () => {
  it.each([
    ['9845012345', '+919845012345'],
    ['my no is 98450 12345', '+919845012345'],
    ['call me on +91-98450-12345 please', '+919845012345'],
    ['0091 98450 12345', '+919845012345'],
    ['098450 12345', '+919845012345'],
    ['९८४५०१२३४५ मेरा नंबर है', '+919845012345'],
    ['௯௮௪௫௦௧௨௩௪௫', '+919845012345'],
    ['98450 12345, 34 saal', '+919845012345'],
    ['34 9845012345', '+919845012345'],
    ['ph9845012345', '+919845012345'],
    ['nine eight four five zero one two three four five', '+919845012345'],
    ['mera number nau aath chaar paanch zero ek do teen char paanch', '+919845012345'],
  ])('is read from "%s"', (text, phone) => {
    expect(readFor(text).phone?.value).toBe(phone);
  });

  it.each([
    '+44 7911 123456',
    '1-800-555-6666',
    '080-22223333',
    'id AB9845012345',
    '12/05/1991',
    'pin 560001',
  ])('is not seen in "%s"', (text) => {
    expect(readFor(text).phone).toBeNull();
  });

  it('is reported as unusable when figures are missing and it was asked for', () => {
    expect(readFor('98450', 'AWAITING_PHONE').unusablePhone?.value).toBe('98450');
    expect(readFor('my phone number is 98450123').unusablePhone?.value).toBe('98450123');
  });

  it.each(['2018-09-23 1p.m.', '2018-09-23 13:00', '23-09-2018 1 pm'])(
    'is not meant by the date "%s"',
    (text) => {
      expect(readFor(text, 'AWAITING_PHONE').unusablePhone).toBeNull();
      expect(readFor(text).unusablePhone).toBeNull();
    },
  );

  it('keeps its place in the text', () => {
    const { phone } = readFor('number: 98450 12345 hai');
    expect('number: 98450 12345 hai'.slice(phone?.start, phone?.end)).toBe('98450 12345');
  });
});
