/** Journeys: steering the conversation from anywhere: old buttons, double taps, cancel, back, help, language, emergencies and staff. */
import { describe, expect, it } from 'vitest';
import { CONVERSATION_STATES } from '../../domain/conversation/states.ts';
import { booksAtClinic, comesToSummary, describeOnBoth, openClinic } from '../journey.ts';
import { WAYS } from '../waysToStates.ts';

describe.each(CONVERSATION_STATES)('in %s', (state) => {
  it('help, language, an old button, an emergency, back and cancel are answered and do what they say', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await WAYS[state](asha);
    expect((await asha.conversation()).state).toBe(state);
    const isWithStaff = state === 'WITH_STAFF';

    const help = await asha.says('help');
    expect(help).toMatchObject({ state });
    expect(help.text).toContain('start over');

    expect((await asha.types('language')).choices).toEqual(['English', 'हिंदी', 'Hinglish']);
    expect((await asha.taps('English')).text).toContain('in English');
    expect((await asha.conversation()).state).toBe(state);

    const stale = await asha.tapsIn(
      { version: 0, choices: [{ label: 'x', call: { tool: 'startOver', arguments: {} } }] },
      'x',
    );
    expect(stale).toMatchObject({ state });
    expect(stale.text).toContain('nothing has changed');

    const flagged = await asha.says('I have severe chest pain and cannot breathe');
    expect(flagged).toMatchObject({ state });
    expect(flagged.text).toMatch(/112[\s\S]*108/);
    expect(clinic.notices).toContainEqual({ code: 'red_flag', chat: asha.key, flag: expect.any(String) });

    const before = await asha.conversation();
    const back = await asha.says('back');
    expect(back.text).not.toBe('');
    expect(back.text).not.toContain('did not follow');
    if (state !== 'IDLE')
      expect([back.state, (await asha.conversation()).draft]).not.toEqual([before.state, before.draft]);

    const stopped = await asha.types('cancel');
    expect(stopped).toMatchObject({ state: 'IDLE' });
    expect((await asha.appointments()).filter((one) => one.status === 'pending')).toEqual([]);
    expect(isWithStaff && stopped.text === '').toBe(false);
    expect(clinic.log.lines.filter((line) => line.level === 'error')).toEqual([]);
  });
});

describeOnBoth('old buttons and double taps', () => {
  it('a second tap on “Pay at the clinic” books nothing a second time', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    const menu = await asha.menu();
    await asha.taps('Pay at the clinic');
    expect((await asha.tapsIn(menu, 'Pay at the clinic')).text).toContain('nothing has changed');
    expect((await asha.appointments()).map((one) => one.status)).toEqual(['booked']);
    expect(clinic.notices.filter((notice) => notice.code === 'booked')).toHaveLength(1);
  });

  it('a message that the channel brings twice takes effect once', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    const hello = {
      chat: asha.key,
      messageId: 'm1',
      sentAt: clinic.clock.now(),
      appLanguage: null,
      content: { kind: 'text', text: 'hello' },
    } as const;
    await clinic.desk.receive(hello);
    await clinic.desk.receive(hello);
    await clinic.settle();
    expect(clinic.takeSent(asha.key)).toHaveLength(1);
  });

  it('a number or the words of a button do what the button does', async () => {
    const asha = (await openClinic()).chat('asha');
    await asha.says('hello');
    expect((await asha.says('1')).state).toBe('AWAITING_CONSENT');
    expect((await asha.says('i agree')).state).toBe('AWAITING_NAME');
  });
});

describeOnBoth('the words of a button', () => {
  it('are in our language: "Sat 28 Nov" turns no English conversation into Hinglish', async () => {
    const asha = (await openClinic()).chat('asha');
    await asha.says('Asha Verma, 34, female, fever since Monday, 9876543210, with Dr Rao on Saturday');
    const { choices } = await asha.taps('I agree');
    const saturday = choices.find((label) => label.startsWith('Sat 28 Nov')) ?? 'no time on Saturday';
    expect((await asha.says(saturday)).text).toContain('Please check that all is right');
  });
});

describeOnBoth('taking leave', () => {
  it('thanks after the booking are answered without asking for more, and the last buttons still work', async () => {
    const asha = (await openClinic()).chat('asha');
    await booksAtClinic(asha);
    await asha.taps('No reports');
    const answer = await asha.says('thank you so much');
    expect(answer.text).toBe('You are most welcome!');
    expect((await asha.taps('My appointments')).text).toContain('You have 1 appointment');
  });
});

describeOnBoth('a person of the clinic takes over', () => {
  it('the bot is silent until the patient calls it back', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    expect((await asha.says('I want to talk to a person')).state).toBe('WITH_STAFF');
    expect(clinic.notices).toContainEqual(
      expect.objectContaining({ code: 'staff_asked_for', chat: asha.key }),
    );
    expect((await asha.says('are you there? I need it for 2 children')).text).toBe('');
    expect((await asha.says('1')).text).toBe('');
    const again = await asha.taps('Back');
    expect(again.state).toBe('SELECTING_PAYMENT_MODE');
    expect(again.text).toContain('5:20 pm');
  });

  it('after half an hour without an answer the bot is back by itself', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await asha.says('talk to staff');
    await clinic.later(31);
    const back = await asha.hears();
    expect(back.state).toBe('IDLE');
    expect(back.text).toContain('automated desk is here');
  });

  it('a hold that ends meanwhile leads back to the choice of a time', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    await asha.says('talk to staff');
    await clinic.later(31);
    expect((await asha.hears()).state).toBe('SELECTING_SLOT');
    expect((await asha.appointments()).map((one) => one.status)).toEqual(['cancelled']);
  });

  it('a payment that arrives meanwhile is told at once and leads on to the reports', async () => {
    const clinic = await openClinic({ hearsWebhooks: true });
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay online');
    await asha.says('talk to staff');
    await clinic.pays();
    const paid = await asha.hears();
    expect(paid).toMatchObject({ state: 'WITH_STAFF' });
    expect(paid.text).toContain('booked');
    expect((await asha.says('back')).state).toBe('AWAITING_REPORT_CHOICE');
  });

  it('an emergency is answered even then, without a menu', async () => {
    const asha = (await openClinic()).chat('asha');
    await asha.says('talk to staff');
    const answer = await asha.says('he is unconscious');
    expect(answer.text).toContain('112');
    expect(answer.choices).toEqual([]);
  });
});

describeOnBoth('who may not be written to', () => {
  it('a patient who blocked the bot and came back goes on where they were', async () => {
    const asha = (await openClinic()).chat('asha');
    await booksAtClinic(asha);
    expect((await asha.does({ kind: 'reachability', reachable: false })).text).toBe('');
    expect((await asha.conversation()).reachable).toBe(false);
    await asha.does({ kind: 'reachability', reachable: true });
    expect((await asha.says('no reports')).state).toBe('IDLE');
    expect((await asha.conversation()).reachable).toBe(true);
  });
});
