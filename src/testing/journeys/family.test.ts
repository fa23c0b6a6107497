/** Journeys: families and returning patients on one chat, and questions in the middle of a booking. */
import { expect, it } from 'vitest';
import { booksAtClinic, type Chat, comesToSummary, describeOnBoth, openClinic } from '../journey.ts';

const FOR_MOTHER =
  'appointment for my mother, name is Kamala Devi, 62 years, female, cough, 9876543211, Thursday 6 pm with Dr Khan';

async function bookedAndIdle(chat: Chat): Promise<void> {
  await booksAtClinic(chat);
  await chat.taps('No reports');
}

describeOnBoth('a family on one chat', () => {
  it('has each visit under the right name', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await bookedAndIdle(asha);
    expect((await asha.says(FOR_MOTHER)).text).toContain('Kamala Devi');
    await asha.taps('Pay at the clinic');
    const list = (await asha.says('my appointments')).text;
    expect(list).toMatch(/24 November[\s\S]*Asha Verma[\s\S]*26 November[\s\S]*Kamala Devi/);
  });

  it('is asked when the same patient would be at two places at one time, and may say yes', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await bookedAndIdle(asha);
    await asha.says('Asha Verma, 34, female, cough, 9876543210, tomorrow at 5:15 pm with Dr Khan');
    const question = await asha.conversation();
    expect(question.state).toBe('SELECTING_SLOT');
    expect((await asha.appointments()).filter(({ status }) => status === 'pending')).toEqual([]);
    expect((await asha.says('yes')).state).toBe('SELECTING_PAYMENT_MODE');
  });

  it('is not asked when another of the family comes at the same time', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await bookedAndIdle(asha);
    const answer = await asha.says(FOR_MOTHER.replace('Thursday 6 pm', 'tomorrow at 5:15 pm'));
    expect(answer.state).toBe('SELECTING_PAYMENT_MODE');
  });

  it('books for a child only with the word of a parent or guardian', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    const answer = await comesToSummary(
      asha,
      'Aarav Verma, 9 years, male, fever, 9876543210, tomorrow at 5:20 pm with Dr Iyer',
    );
    expect(answer.text).toMatch(/under 18[\s\S]*parent or guardian\?/);
    expect(await asha.appointments()).toEqual([]);
    await asha.says('no');
    expect(await asha.appointments()).toEqual([]);
    await asha.says('tomorrow at 5:20 pm');
    expect((await asha.says('yes')).text).toContain('Aarav Verma');
    expect((await asha.conversation()).draft.forWhom).toBe('child');
    expect((await asha.appointments()).map(({ status }) => status)).toEqual(['pending']);
  });
});

describeOnBoth('a returning patient', () => {
  it('books the same doctor and time again in one tap and is asked nothing that is known', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await bookedAndIdle(asha);
    const again = await asha.taps('Same doctor again');
    expect(again).toMatchObject({ state: 'SELECTING_SLOT' });
    expect(again.text).toMatch(/As last time: Dr Lakshmi Iyer for Asha Verma/);
    expect(again.choices[0]).toMatch(/5:20 pm$/);
    const summary = await asha.taps('Wed 25 Nov, 5:20 pm');
    expect(summary.text).toMatch(/Asha Verma[\s\S]*fever since Monday/);
  });

  it('is offered it only after a visit, and never another chat’s', async () => {
    const clinic = await openClinic();
    const [asha, vikram] = [clinic.chat('asha'), clinic.chat('vikram')];
    await bookedAndIdle(asha);
    expect((await vikram.says('hello')).choices).not.toContain('Same doctor again');
  });
});

describeOnBoth('a question in the middle of a booking', () => {
  const QUESTIONS = [
    ['where is the clinic?', /12 Example Road/],
    ['is there parking?', /parking/i],
    ['what are the fees of Dr Khan?', /₹400/],
    ['is Dr Rao in on Saturday?', /Dr Suresh Rao is in on Saturday, 28 November: 9:30 am to 1:00 pm/],
    ['is Dr Rao in on Sunday?', /Dr Suresh Rao is not in on Sunday, 29 November/],
  ] as const;

  it.each(['IDLE', 'AWAITING_AGE', 'SELECTING_SLOT', 'SELECTING_PAYMENT_MODE'] as const)(
    'is answered in %s, and the booking goes on where it was',
    async (state) => {
      const clinic = await openClinic();
      const asha = clinic.chat('asha');
      await asha.says('hello');
      if (state !== 'IDLE') await asha.says('Asha Verma, female, fever, 9876543210, Dr Iyer');
      if (state !== 'IDLE') await asha.taps('I agree');
      if (state.startsWith('SELECTING')) await asha.says('34');
      if (state === 'SELECTING_PAYMENT_MODE') await asha.says('tomorrow at 5:20 pm');
      expect((await asha.conversation()).state).toBe(state);
      const { draft } = await asha.conversation();
      for (const [question, answer] of QUESTIONS) {
        expect((await asha.says(question)).text).toMatch(answer);
        expect(await asha.conversation()).toMatchObject({ state, draft });
      }
    },
  );
});
