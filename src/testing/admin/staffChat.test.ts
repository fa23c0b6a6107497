/** Staff and a patient talk through the bot: read, reply, give back; nothing is lost, and nothing reaches anybody else. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAST } from '../clinic.ts';
import { type Chat, chatOf } from '../journey.ts';
import { openStaffDesk, type StaffDeskUnderTest } from './staffDesk.ts';

let desk: StaffDeskUnderTest;
let asha: Chat;
beforeEach(async () => {
  desk = await openStaffDesk();
  asha = chatOf(desk.terminal, CAST.asha);
  await desk.frontDesk.signsIn();
});
afterEach(() => desk.close());

const minutes = (count: number): Promise<void> => desk.terminal.moveClock(count * 60_000);

async function ashaAsksForStaff(): Promise<void> {
  await asha.says('Asha Verma, 34, female, fever, 9876543210, Dr Iyer');
  await asha.taps('I agree');
  await asha.says('I want to talk to a person');
}

async function ashaBooks(): Promise<string> {
  await asha.says('Asha Verma, 34, female, fever, 9876543210, tomorrow at 5:20 pm with Dr Iyer');
  await asha.taps('I agree');
  await asha.taps('Pay at the clinic');
  await asha.taps('No reports');
  return (await asha.appointments())[0]?.reference ?? '';
}

describe('a patient who asked for a person', () => {
  it('is read, answered and given back by the buttons under the notice', async () => {
    await ashaAsksForStaff();
    await asha.says('my son has a peanut allergy');
    const notice = await desk.frontDesk.hears();
    expect(notice.text).toContain('asks for a person');
    expect(notice.labels).toEqual(['📖 Read', '✍️ Reply', '🤖 Give back']);
    const read = await desk.frontDesk.taps('📖 Read');
    expect(read.text).toMatch(/Asha Verma.*with staff, the bot is silent/);
    expect(read.text).toContain('my son has a peanut allergy');
    await asha.says('and he is six');
    expect((await desk.frontDesk.hears()).text).toContain('and he is six');
    expect((await desk.frontDesk.taps('✍️ Reply')).text).toContain('You are writing to Asha Verma');
    await desk.frontDesk.says('Noted, thank you! Dr Rao is free tomorrow');
    expect((await asha.hears()).text).toBe('From our front desk: Noted, thank you! Dr Rao is free tomorrow');
    expect((await asha.says('good, we come')).text).toBe('');
    expect((await desk.frontDesk.hears()).text).toContain('good, we come');
    await desk.frontDesk.taps('🤖 Give back');
    expect(await asha.hears()).toMatchObject({ text: '', state: 'WITH_STAFF' });
    await desk.frontDesk.taps('✅ Yes, do it');
    expect(await asha.hears()).toMatchObject({ state: 'SELECTING_SLOT' });
    expect((await asha.conversation()).draft.name).toBe('Asha Verma');
    expect((await desk.frontDesk.says('who is coming today?')).text).not.toContain('Sent');
    expect((await asha.hears()).text).toBe('');
  });

  it('is not sent what is meant for the desk: an end of writing, a command, or an order that nobody has addressed', async () => {
    await ashaAsksForStaff();
    await desk.frontDesk.hears();
    await desk.frontDesk.taps('✍️ Reply');
    await asha.hears();
    const doubt = await desk.frontDesk.says('Dr Rao is on leave tomorrow');
    expect(doubt.text).toContain('Nothing has been sent or done yet');
    expect((await asha.hears()).text).toBe('');
    await desk.frontDesk.taps('✉️ Send it to the patient');
    expect((await asha.hears()).text).toBe('From our front desk: Dr Rao is on leave tomorrow');
    await desk.frontDesk.says('Dr Rao 30 minute late hain');
    const preview = await desk.frontDesk.taps('🗂 Do it here');
    expect(preview.text).toContain('Dr Suresh Rao is 30 minutes late today');
    expect((await desk.frontDesk.says('/today')).text).toContain('🔎 Monday, 23 November');
    expect((await desk.frontDesk.says('bas')).text).toContain('Your words are for this desk again');
    expect((await asha.hears()).text).toBe('');
    await desk.frontDesk.says('reply to nobody');
    expect((await desk.frontDesk.says('give it back')).text).toContain('Give the chat of Asha Verma');
    await desk.frontDesk.taps('✅ Yes, do it');
    expect(await asha.hears()).toMatchObject({ state: 'SELECTING_SLOT' });
    expect((await desk.frontDesk.says('give it back')).text).toContain('You have no patient’s chat in hand');
  });

  it('hears nothing more once staff have stopped writing, and the bot stays silent', async () => {
    await ashaAsksForStaff();
    await desk.frontDesk.hears();
    await desk.frontDesk.taps('✍️ Reply');
    await desk.frontDesk.says('One moment please');
    await asha.hears();
    await desk.frontDesk.taps('✋ Stop writing');
    await desk.frontDesk.says('unpaid for tomorrow');
    expect((await asha.hears()).text).toBe('');
    expect((await asha.conversation()).state).toBe('WITH_STAFF');
  });

  it('is the bot’s again after half an hour, and what staff write too late is not sent', async () => {
    await ashaAsksForStaff();
    await desk.frontDesk.hears();
    await desk.frontDesk.taps('✍️ Reply');
    await minutes(31);
    expect((await asha.hears()).state).toBe('SELECTING_SLOT');
    expect((await desk.frontDesk.hears()).text).toContain('The bot has the chat');
    const late = await desk.frontDesk.says('She is pregnant, tell the doctor');
    expect(late.text).toContain('your words were not sent');
    expect((await asha.hears()).text).toBe('');
  });

  it('is read by the desk alone: a doctor’s notice has no buttons, and who is signed out hears no word', async () => {
    await ashaAsksForStaff();
    await desk.frontDesk.hears();
    await desk.frontDesk.taps('📖 Read');
    await desk.frontDesk.says('sign out');
    await asha.says('it is about my test result');
    expect((await desk.frontDesk.hears()).text).toBe('');
    await desk.doctor.signsIn();
    const reference = 'CF-22222';
    expect((await desk.doctor.says(`read the chat of ${reference}`)).text).toContain('role does not allow');
    expect((await desk.doctor.hears()).labels).toEqual([]);
  });
});

describe('a word to one patient', () => {
  it.each([
    ['reply to REF: please bring the old report', 'please bring the old report'],
    ['REF ko jawab do: purani report laaiye', 'purani report laaiye'],
    ['REF को जवाब: पुरानी रिपोर्ट लाइए', 'पुरानी रिपोर्ट लाइए'],
  ])('goes out after its preview was confirmed: “%s”', async (sentence, words) => {
    const reference = await ashaBooks();
    const preview = await desk.frontDesk.says(sentence.replace('REF', reference));
    expect(preview.text).toContain(words);
    expect((await asha.hears()).text).toBe('');
    const [yes = ''] = preview.labels;
    await desk.frontDesk.taps(yes);
    expect((await asha.hears()).text).toBe(`From our front desk: ${words}`);
    expect((await asha.says('theek hai')).text).toBe('');
    expect((await desk.frontDesk.hears()).text).toContain('theek hai');
  });

  it('is not sent when it is dropped, and not for a chat that nobody knows', async () => {
    const reference = await ashaBooks();
    await desk.frontDesk.says(`reply to ${reference}: hello`);
    await desk.frontDesk.taps('✖️ No');
    expect((await asha.hears()).text).toBe('');
    expect((await desk.frontDesk.says('reply to CF-22222: hello')).text).toContain('no such appointment');
  });

  it('begins with taking the chat over where the bot has it', async () => {
    const reference = await ashaBooks();
    const preview = await desk.frontDesk.says(`take over ${reference}`);
    expect(preview.text).toContain('goes to the patient until you stop');
    await desk.frontDesk.taps('✅ Yes, do it');
    expect((await asha.hears()).text).toContain('A person from the clinic is with you now');
    await desk.frontDesk.says('Please come ten minutes early');
    expect((await asha.hears()).text).toBe('From our front desk: Please come ten minutes early');
  });
});

describe('the doctor’s next date', () => {
  it.each([
    'follow-up REF on 8 December',
    'REF ko 8 December ko phir bulana hai',
    'REF को 8 दिसंबर को फिर बुलाना है',
  ])('is written down after a yes: “%s”', async (sentence) => {
    const reference = await ashaBooks();
    const preview = await desk.frontDesk.says(sentence.replace('REF', reference));
    expect(preview.text).toMatch(/8 (December|दिसंबर)/);
    await desk.frontDesk.taps(preview.labels[0] ?? '');
    const [visit] = await asha.appointments();
    const note = await desk.terminal.store.read((tables) => tables.visits.get(visit?.id ?? ('' as never)));
    expect(note.followUpDate).toBe('2026-12-08');
  });

  it('is offered with the question how it was, leads to a held time on that day, and comes back two days before', async () => {
    const reference = await ashaBooks();
    await desk.doctor.signsIn();
    await minutes(32 * 60);
    await asha.hears();
    await desk.frontDesk.signsIn();
    await desk.frontDesk.says(`${reference} seen`);
    await desk.frontDesk.taps('✅ Yes, do it');
    await desk.doctor.signsIn();
    await desk.doctor.says(`follow-up ${reference} on 8 December`);
    await desk.doctor.taps('✅ Yes, do it');
    await minutes(2 * 60);
    const question = await asha.hears();
    expect(question.text).toContain('would like to see them again around Tuesday, 8 December');
    const offered = await asha.taps('Same doctor again');
    expect(offered.text).toContain('Tuesday, 8 December');
    expect(offered.state).toBe('SELECTING_SLOT');
    expect(offered.choices.filter((label) => label.includes('8 Dec')).length).toBeGreaterThan(0);
    await asha.says('start over');
    await minutes(12 * 24 * 60);
    expect((await asha.hears()).text).toMatch(/asked to see Asha Verma again around Tuesday, 8 December/);
  });

  it('is refused for a day that is over, for a visit that was cancelled, and to another doctor', async () => {
    const reference = await ashaBooks();
    expect((await desk.frontDesk.says(`follow-up ${reference} on 23 November`)).text).toMatch(/is over/);
    await desk.frontDesk.says(`follow-up ${reference} on 24 November`);
    expect((await desk.frontDesk.taps('✅ Yes, do it')).text).toContain('That time is over');
    await asha.says('cancel my appointment');
    await asha.says('yes');
    await desk.frontDesk.says(`follow-up ${reference} on 8 December`);
    expect((await desk.frontDesk.taps('✅ Yes, do it')).text).toContain('does not allow');
    const other = chatOf(desk.terminal, CAST.ravi);
    await other.says('Ravi Kumar, 43, male, cough, 9812345678, tomorrow at 6 pm with Dr Khan');
    await other.taps('I agree');
    await other.taps('Pay at the clinic');
    const [khans] = await other.appointments();
    await desk.doctor.signsIn();
    const refused = await desk.doctor.says(`follow-up ${khans?.reference} on 8 December`);
    expect(refused.text).toContain('no other doctor’s');
  });
});

describe('the queue of a doctor who works by token', () => {
  async function threeWait(): Promise<readonly Chat[]> {
    const rules = { tokens: { perDoctor: { 'd-iyer': { byToken: true } } } };
    await desk.terminal.store.transact((tables) => tables.settings.put('rules', rules));
    await desk.terminal.desk.open();
    const people = [CAST.asha, CAST.ravi, CAST.meera];
    const chats = people.map((person) => chatOf(desk.terminal, person));
    for (const [place, chat] of chats.entries()) {
      const time = ['5:00 pm', '5:20 pm', '5:40 pm'][place];
      await chat.says(`Ravi Kumar, 43, male, knee pain, 981234567${place}, today at ${time} with Dr Iyer`);
      await chat.taps('I agree').catch(() => chat.taps('सहमत'));
      await chat.taps('Pay at the clinic').catch(() => undefined);
    }
    return chats;
  }

  it('moves on by one tap a patient after the first yes, and who is near is told', async () => {
    const chats = await threeWait();
    await minutes(7 * 60);
    for (const chat of chats) await chat.hears();
    await desk.frontDesk.signsIn();
    const preview = await desk.frontDesk.says('next token of Dr Iyer');
    expect(preview.text).toContain('sees number 1; 2 wait after it');
    const board = () =>
      desk.terminal.store.read((tables) => tables.tokens.board('d-iyer' as never, '2026-11-23'));
    expect((await board()).nowSeeing).toBe(0);
    const first = await desk.frontDesk.taps('✅ Yes, do it');
    expect(first.labels).toEqual(['▶️ Next token: 2', '↩️ Undo']);
    expect((await board()).nowSeeing).toBe(1);
    await minutes(25);
    const second = await desk.frontDesk.taps('▶️ Next token: 2');
    expect((await board()).nowSeeing).toBe(2);
    expect(second.labels).toEqual(['▶️ Next token: 3', '↩️ Undo']);
    expect((await chats[2]?.hears())?.text).toContain('You are 3');
    const last = await desk.frontDesk.taps('▶️ Next token: 3');
    expect(last.labels).toEqual(['↩️ Undo']);
    expect((await desk.frontDesk.says('next token of Dr Iyer')).text).toBe(
      'Nobody waits for Dr Lakshmi Iyer now.',
    );
  });

  it('shows itself anew when a colleague has called meanwhile, and is a button of the menu', async () => {
    await threeWait();
    await desk.owner.signsIn();
    expect((await desk.frontDesk.says('menu')).labels).toContain('Next token Iyer');
    await desk.frontDesk.taps('Next token Iyer');
    await desk.owner.says('next token of Dr Iyer');
    await desk.owner.taps('✅ Yes, do it');
    const anew = await desk.frontDesk.taps('✅ Yes, do it');
    expect(anew.text).toContain('sees number 2');
    const { nowSeeing } = await desk.terminal.store.read((tables) =>
      tables.tokens.board('d-iyer' as never, '2026-11-23'),
    );
    expect(nowSeeing).toBe(1);
  });
});
