/** Journeys: what cannot be: a clear sentence in the patient's language, and nothing lost. */
import { describe, expect, it } from 'vitest';
import { comesToSummary, openClinic } from '../journey.ts';
import { WAYS } from '../waysToStates.ts';

describe('details that cannot be', () => {
  it('an unknown doctor is named as such, and the rest of the message is kept', async () => {
    const ravi = (await openClinic()).chat('ravi');
    const answer = await ravi.says('Ravi Kumar, 43, male, knee pain, 9812345678, with Dr Bose');
    expect(answer.text).toContain('We have no doctor by the name “Bose”');
    expect((await ravi.conversation()).draft).toMatchObject({
      name: 'Ravi Kumar',
      age: { years: 43 },
      phone: '+919812345678',
      doctorId: null,
    });
  });

  it.each([
    ['a closed day', 'on sunday', 'closed on Sunday, 29 November'],
    ['a past day', 'on 20 november 2026', 'already over'],
    ['a day too far', 'on 15 march 2027', 'only up to Monday, 21 December'],
  ])('%s is refused with the reason, and the rest of the message is kept', async (_, when, reason) => {
    const ravi = (await openClinic()).chat('ravi');
    const answer = await ravi.says(`Ravi Kumar, 43, male, knee pain, 9812345678, with Dr Singh ${when}`);
    expect(answer.text).toContain(reason);
    expect((await ravi.conversation()).draft).toMatchObject({
      name: 'Ravi Kumar',
      doctorId: 'd-singh',
      wish: null,
    });
  });

  it.each([
    ['AWAITING_PHONE', '12345', 'Indian mobile number'],
    ['AWAITING_AGE', '200', 'does not look right'],
  ] as const)('in %s “%s” is asked for again', async (state, words, reason) => {
    const asha = (await openClinic()).chat('asha');
    await WAYS[state](asha);
    const answer = await asha.says(words);
    expect(answer).toMatchObject({ state });
    expect(answer.text).toContain(reason);
  });

  it('a doubtful hour is asked about with buttons, and the rest of the message is kept', async () => {
    const asha = (await openClinic()).chat('asha');
    await WAYS.SELECTING_SLOT(asha);
    const question = await asha.says('at 8');
    expect(question.choices.join()).toMatch(/8:00 am.*8:00 pm/);
  });
});

describe('messages that cannot be read', () => {
  it('nothing, ten thousand letters, a sticker and a voice note are each answered, and change nothing', async () => {
    const asha = (await openClinic()).chat('asha');
    await comesToSummary(asha);
    const { draft } = await asha.conversation();
    expect((await asha.says('')).text).toContain('did not follow');
    expect((await asha.says('x'.repeat(10_000))).text).toContain('too long');
    expect((await asha.does({ kind: 'unsupported' })).text).toContain('cannot read that kind');
    const voice = { fileRef: '/nowhere', fileName: null, contentType: null, sizeBytes: 10 };
    expect((await asha.does({ kind: 'voice', file: voice, seconds: 3 })).text).not.toBe('');
    expect(await asha.conversation()).toMatchObject({ state: 'SELECTING_PAYMENT_MODE', draft });
  });

  it('somebody else’s contact is taken only with a yes', async () => {
    const asha = (await openClinic()).chat('asha');
    await WAYS.AWAITING_PHONE(asha);
    const question = await asha.does({ kind: 'contact', phone: '+919812345678', isOwn: false });
    expect(question.text).toContain('+91 98123 45678');
    expect(await asha.says('no')).toMatchObject({ state: 'AWAITING_PHONE' });
    await asha.does({ kind: 'contact', phone: '+919812345678', isOwn: false });
    expect(await asha.says('yes, use it')).toMatchObject({ state: 'AWAITING_AGE' });
  });
});

describe('a patient who does not agree', () => {
  it('leaves nothing of what was told in the conversation', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await asha.says('Asha Verma, 34, female, fever since Monday, 9876543210');
    const declined = await asha.taps('I do not agree');
    expect(declined).toMatchObject({ state: 'IDLE' });
    const kept = JSON.stringify(await asha.conversation());
    for (const told of ['Asha', '98765', 'fever']) expect(kept).not.toContain(told);
    expect(await clinic.store.read((tables) => tables.patients.ofChat(asha.key))).toEqual([]);
  });
});
