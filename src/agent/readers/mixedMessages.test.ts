/** Messages that say two things at once, as callers of real dialogues did: neither half may undo the other. */
import { describe, expect, it } from 'vitest';
import { comesToSummary, openClinic } from '../../testing/journey.ts';
import { WAYS } from '../../testing/waysToStates.ts';

describe('under the privacy notice', () => {
  it('a “no” that corrects the day refuses nothing, and the notice is asked again', async () => {
    const asha = (await openClinic()).chat('asha');
    await asha.says('I want to book for tomorrow at 5 pm');
    expect(await asha.says('No, make it Wednesday at half past 6 in the evening')).toMatchObject({
      state: 'AWAITING_CONSENT',
    });
    expect((await asha.conversation()).draft.wish).toMatchObject({ date: '2026-11-25', time: '18:30' });
    expect(await asha.says('no')).toMatchObject({ state: 'IDLE' });
  });

  it('a “yes” among other wishes agrees to nothing; a plain one does', async () => {
    const asha = (await openClinic()).chat('asha');
    await WAYS.AWAITING_CONSENT(asha);
    expect(await asha.says('Yes, and book it for Friday at 6 pm')).toMatchObject({
      state: 'AWAITING_CONSENT',
    });
    expect((await asha.conversation()).draft.wish).toMatchObject({ date: '2026-11-27', time: '18:00' });
    expect(await asha.says('yes')).toMatchObject({ state: 'AWAITING_NAME' });
  });
});

describe('a booking that asks for somebody', () => {
  it('who is not here begins all the same', async () => {
    const asha = (await openClinic()).chat('asha');
    const answer = await asha.says('I need an appointment with Dr Bose');
    expect(answer.text).toContain('We have no doctor by the name “Bose”');
    expect(answer.state).toBe('AWAITING_CONSENT');
  });

  it('or anybody keeps all details', async () => {
    const asha = (await openClinic()).chat('asha');
    await asha.says(
      'Asha Verma, 34, female, fever since Monday, 9876543210, tomorrow at 11 am with any doctor',
    );
    expect((await asha.conversation()).draft).toMatchObject({
      name: 'Asha Verma',
      phone: '+919876543210',
      wish: { time: '11:00' },
    });
  });
});

describe('under the summary', () => {
  it('“yes, at the clinic” books', async () => {
    const asha = (await openClinic()).chat('asha');
    await comesToSummary(asha);
    expect(await asha.says('yes, I will pay at the clinic')).toMatchObject({
      state: 'AWAITING_REPORT_CHOICE',
    });
  });
});
