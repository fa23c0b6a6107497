import { describe, expect, it } from 'vitest';
import { readFor } from '../testing/readFor.ts';

describe('a name', () => {
  it.each([
    ['My name is Thangjam Ibomcha', 'Thangjam Ibomcha'],
    ['mera naam harpreet kaur gill hai', 'Harpreet Kaur Gill'],
    ['मेरा नाम अब्दुल रहमान है', 'अब्दुल रहमान'],
    ["name: Maria D'Souza", "Maria D'Souza"],
    ['naam: K. R. Subramaniam', 'K. R. Subramaniam'],
    ['myself Zoramthanga, need appointment', 'Zoramthanga'],
    ['patient ka naam Mohd. Irfan Ansari hai', 'Mohd. Irfan Ansari'],
    ['Asha Verma, 61, female, 98450 12345', 'Asha Verma'],
    ['this is Lalthanzuali speaking', 'Lalthanzuali'],
    ['a slot for my son Rohan, he is unwell', 'Rohan'],
    ['meri beti anaya ke liye time chahiye', 'Anaya'],
    ['my husband Imran Sheikh has back pain', 'Imran Sheikh'],
    ['मेरी बेटी अनन्या को बुखार है', 'अनन्या'],
  ])('is read from "%s"', (text, name) => {
    expect(readFor(text).name?.value).toBe(name);
  });

  it.each([
    ['Muthulakshmi', 'Muthulakshmi'],
    ['mr. venkatesan', 'Venkatesan'],
    ['Kiya', 'Kiya'],
    ['ji Ravi Kumar', 'Ravi Kumar'],
    ['सरदार गुरबख्श सिंह', 'सरदार गुरबख्श सिंह'],
  ])('may be the bare answer "%s" when the bot has asked', (text, name) => {
    expect(readFor(text, 'AWAITING_NAME').name?.value).toBe(name);
  });

  it.each([
    'haan',
    'cancel',
    'why do you need it?',
    'book appointment',
    'नहीं',
    'kal subah',
    'around 6pm',
    '12345',
  ])('is not the answer "%s"', (text) => {
    expect(readFor(text, 'AWAITING_NAME').name).toBeNull();
  });

  it.each([
    'I am having fever',
    'my brother works in Delhi',
    'my mother needs a doctor',
    'mere pati ko sugar hai',
    'I am coming tomorrow',
    'main kal aaunga',
    'Fever, 34, male',
    'this is urgent',
    'main thik hu',
  ])('is not seen in "%s"', (text) => {
    expect(readFor(text).name).toBeNull();
  });
});
