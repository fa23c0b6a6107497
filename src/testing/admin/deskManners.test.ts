/** How the staff's bot answers what cannot be done as it was said: before the yes and not after it, with what can be tapped instead. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_DOCTORS } from '../../domain/clinic/demoClinic.ts';
import { readPlainAnswer } from '../../understanding/admin/readPlainAnswer.ts';
import { MONDAY_TEN, TIME_ZONE } from '../clinic.ts';
import { type BookedPatient, bookMany } from './bookMany.ts';
import { openStaffDesk, type StaffDeskUnderTest } from './staffDesk.ts';

const TUESDAY = '2026-11-24';

let desk: StaffDeskUnderTest;
let patients: readonly BookedPatient[];
beforeEach(async () => {
  desk = await openStaffDesk();
  patients = await bookMany(desk.terminal, { doctorId: 'd-rao', date: TUESDAY, count: 3 });
  await desk.owner.signsIn();
});
afterEach(() => desk.close());

const reference = (index: number): string => patients[index]?.reference ?? '';

describe('what cannot be done', () => {
  it('is said before the yes: a wrong amount, a day that has not come, a visit that is cancelled', async () => {
    const paid = await desk.owner.says(`${reference(0)} paid 300 cash`);
    expect(paid).toMatchObject({ text: expect.stringContaining('Due is ₹400.'), labels: [] });
    const early = await desk.owner.says(`${reference(0)} has arrived`);
    expect(early).toMatchObject({ text: expect.stringContaining('too early'), labels: [] });
    await desk.owner.says(`cancel ${reference(0)}`);
    await desk.owner.taps('✅ Yes, do it');
    expect((await desk.owner.says(`cancel ${reference(0)}`)).text).toBe('That is done already.');
  });

  it('is answered with the nearest free times of that day, and one tap previews the move', async () => {
    const taken = (await desk.terminal.store.read((tables) => tables.appointments.byReference(reference(1))))
      ?.visitTime;
    const answer = await desk.owner.says(`move ${reference(0)} to tomorrow ${taken}`);
    expect(answer.text).toMatch(
      /Dr Suresh Rao has no free time on Tuesday, 24 November at .*Free that day:/s,
    );
    expect(answer.labels.length).toBe(6);
    const [first = ''] = answer.labels;
    const preview = await desk.owner.taps(first);
    expect(preview.text).toContain(`to Tuesday, 24 November, ${first}`);
    await desk.owner.taps('✅ Yes, do it');
    const moved = await desk.terminal.store.read((tables) => tables.appointments.byReference(reference(0)));
    expect(moved).toMatchObject({ status: 'booked', visitDate: TUESDAY });
  });

  it('for want of a doctor is asked with each doctor as a button', async () => {
    const asked = await desk.owner.says('block tomorrow 4 to 6 pm');
    expect(asked.text).toBe('Which doctor do you mean?');
    expect(asked.labels).toHaveLength(DEMO_DOCTORS.length);
    const preview = await desk.owner.taps('Dr Suresh Rao');
    expect(preview.text).toContain('Close Dr Suresh Rao, Tuesday, 24 November, 4:00 pm to 6:00 pm');
    expect((await desk.owner.says('/block')).text).toContain('Whose time, and when?');
    expect((await desk.owner.says('next token of Dr Rao')).text).toContain('by time, not by token');
  });
});

describe('a language', () => {
  it('is changed by its name in any sentence, and offered where none is named', async () => {
    expect((await desk.owner.says('hindi me baat karo')).text).toBe('अब मैं हिंदी में बात करूँगा।');
    expect((await desk.owner.says('हिंग्लिश में')).text).toContain('Hinglish');
    const offered = await desk.owner.sends({ kind: 'command', command: 'language', payload: null });
    expect(offered.labels).toEqual(['English', 'हिंदी', 'Hinglish']);
    expect((await desk.owner.taps('English')).text).toBe('I speak English now.');
  });
});

describe('a yes in a sentence about something else', () => {
  const read = (text: string) =>
    readPlainAnswer(text, { now: MONDAY_TEN, timeZone: TIME_ZONE, language: 'en', doctors: DEMO_DOCTORS });

  it.each([
    'print kar do',
    'export karo',
    'block karo',
    'day sheet bhej do',
    'ok print karo',
    'हिंदी में बात करो',
  ])('"%s" confirms nothing', (text) => {
    expect(read(text)).toBeNull();
  });

  it.each([
    ['haan kar do', 'yes'],
    ['yes do it', 'yes'],
    ['जी हाँ', 'yes'],
    ['theek hai', 'yes'],
    ['no leave it', 'no'],
    ['rehne do', 'no'],
    ['cancel karo', 'no'],
  ])('"%s" is %s', (text, answer) => {
    expect(read(text)).toBe(answer);
  });

  it('carries out no leave that waits for its yes', async () => {
    const preview = await desk.owner.says('Dr Rao is on leave tomorrow');
    expect(preview.labels).toContain('✅ Yes, do it');
    await desk.owner.says('print kar do');
    const still = await desk.terminal.store.read((tables) => tables.appointments.between(TUESDAY, TUESDAY));
    expect(still.filter(({ status }) => status === 'booked')).toHaveLength(3);
  });
});
