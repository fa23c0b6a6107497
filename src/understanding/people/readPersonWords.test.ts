import { describe, expect, it } from 'vitest';
import { readFor } from '../testing/readFor.ts';

describe('who the visit is for', () => {
  it.each([
    ['meri mummy ke liye appointment', 'mother'],
    ['for my father', 'father'],
    ['मेरी पत्नी को दिखाना है', 'wife'],
    ['bete ko bukhar hai', 'son'],
    ['dadaji ke ghutne me dard', 'grandparent'],
    ['for myself', 'self'],
  ])('is read from "%s"', (text, relation) => {
    expect(readFor(text).forWhom?.value).toBe(relation);
  });

  it('is nobody when the bot is called brother', () => {
    expect(readFor('bhai kal ka time de do').forWhom).toBeNull();
  });
});

describe('the gender', () => {
  it.each([
    ['Ravi Kumar, 34, male', 'male'],
    ['female', 'female'],
    ['महिला', 'female'],
    ['45/F', 'female'],
  ])('is read from "%s"', (text, gender) => {
    expect(readFor(text).gender?.value).toBe(gender);
  });

  it('is read from letters and everyday words when the bot asks', () => {
    expect(readFor('M', 'AWAITING_GENDER').gender?.value).toBe('male');
    expect(readFor('ladki hai', 'AWAITING_GENDER').gender?.value).toBe('female');
  });

  it.each(['Sunita Devi', 'lady doctor chahiye', 'I want to talk to the other doctor', "I'm fine"])(
    'is never guessed from "%s"',
    (text) => {
      expect(readFor(text).gender).toBeNull();
    },
  );
});

describe('the way to pay', () => {
  it.each([
    ['clinic pe cash dunga', 'at_clinic'],
    ['UPI se', 'online'],
    ['ऑनलाइन', 'online'],
    ['online nahi, clinic par', 'at_clinic'],
    ['not cash', 'online'],
  ])('is read from "%s"', (text, mode) => {
    expect(readFor(text, 'SELECTING_PAYMENT_MODE').paymentMode?.value).toBe(mode);
  });
});

describe('the wish for a language', () => {
  it.each([
    ['hindi me baat karo', 'hi'],
    ['English please', 'en'],
    ['मुझे अंग्रेजी नहीं आती', 'hi'],
    ["I don't understand Hindi", 'en'],
    ['hinglish me likho', 'hinglish'],
  ])('is read from "%s"', (text, language) => {
    expect(readFor(text).languageWanted?.value).toBe(language);
  });
});
