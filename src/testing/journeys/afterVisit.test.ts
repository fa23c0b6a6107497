/** Journeys: after the visit: how it was, when to come again, and what a missed one leads to. */
import { expect, it } from 'vitest';
import { type Attendance, markAttendance } from '../../app/staff/markAttendance.ts';
import { doAsStaff } from '../../app/staff/staffDeed.ts';
import { booksAtClinic, type Chat, describeOnBoth, type OpenClinic, openClinic } from '../journey.ts';

const HOURS = 60;

async function visited(attendance: Attendance) {
  const clinic = await openClinic();
  const asha = clinic.chat('asha');
  await booksAtClinic(asha);
  await asha.taps('No reports');
  await clinic.later(32 * HOURS);
  await asha.hears();
  await marks(clinic, asha, attendance);
  return { clinic, asha };
}

async function marks(clinic: OpenClinic, chat: Chat, attendance: Attendance): Promise<void> {
  const [visit] = await chat.appointments();
  const { world } = clinic.desk.outside;
  const { outcome } = await doAsStaff(world, { staffId: 'sunita', deedId: clinic.ids.id() }, (deed) =>
    markAttendance(deed, { reference: visit?.reference ?? '', attendance }),
  );
  expect(outcome).toMatchObject({ ok: true });
}

describeOnBoth('after a visit', () => {
  it('its patient is asked once how it was, answers in one tap, and a bad mark reaches staff', async () => {
    const { clinic, asha } = await visited('fulfilled');
    await clinic.later(2 * HOURS);
    const question = await asha.hears();
    expect(question.text).toContain('How was the visit of Asha Verma to Dr Lakshmi Iyer?');
    expect(question.choices).toEqual(['5 ★', '4 ★', '3 ★', '2 ★', '1 ★']);
    const menu = await asha.menu();
    expect((await asha.tapsIn(menu, '2 ★')).text).toContain('we are sorry');
    await asha.tapsIn(menu, '2 ★');
    expect(clinic.notices.filter(({ code }) => code === 'bad_rating')).toHaveLength(1);
    expect((await asha.tapsIn(menu, '5 ★')).text).toContain('glad');
    await clinic.later(24 * HOURS);
    expect((await asha.hears()).text).not.toContain('How was');
  });

  it('the doctor’s next date is remembered two days before, and leads to a booking with everything known', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await booksAtClinic(asha);
    await asha.taps('No reports');
    await clinic.later(32 * HOURS);
    const [visit] = await asha.appointments();
    await clinic.store.transact((tables) =>
      tables.visits.note(visit?.id ?? ('' as never), { followUpDate: '2026-12-08' }),
    );
    await marks(clinic, asha, 'fulfilled');
    await clinic.later(12 * 24 * HOURS);
    const reminder = await asha.hears();
    expect(reminder.text).toMatch(/asked to see Asha Verma again around Tuesday, 8 December/);
    expect((await asha.tapsIn(await asha.menu(), 'Same doctor again')).state).toBe('SELECTING_SLOT');
  });
});

describeOnBoth('a missed visit', () => {
  it('is asked about, and “I was there” is no strike and reaches staff', async () => {
    const { clinic, asha } = await visited('noshow');
    await clinic.later(1);
    expect((await asha.hears()).text).toContain('We missed Asha Verma');
    expect((await asha.taps('I was there')).text).toContain('our mistake');
    expect(clinic.notices.map(({ code }) => code)).toContain('no_show_disputed');
  });

  it('that could not be kept leads to another time', async () => {
    const { clinic, asha } = await visited('noshow');
    await clinic.later(1);
    await asha.hears();
    await asha.taps('I could not come');
    expect((await asha.says('yes')).state).toBe('SELECTING_SLOT');
  });

  it('is marked at the end of the day where staff marked the doctor’s others, and nowhere else', async () => {
    const clinic = await openClinic();
    const [asha, ravi, meera] = [clinic.chat('asha'), clinic.chat('ravi'), clinic.chat(9)];
    await booksAtClinic(asha);
    await booksAtClinic(
      ravi,
      'Ravi Kumar, 43, male, knee pain, 9812345678, tomorrow at 5:40 pm with Dr Iyer',
    );
    await booksAtClinic(meera, 'Meera Shah, 52, female, cough, 9822001122, tomorrow at 6 pm with Dr Khan');
    await clinic.later(32 * HOURS);
    await marks(clinic, asha, 'arrived');
    await clinic.later(5 * HOURS);
    const statuses = [];
    for (const chat of [asha, ravi, meera]) statuses.push((await chat.appointments())[0]?.status);
    expect(statuses).toEqual(['fulfilled', 'noshow', 'booked']);
  });

  it('three of them in the clinic’s window close payment at the desk, and two do not', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await booksAtClinic(asha);
    const missAgain = async (): Promise<void> => {
      await clinic.later(32 * HOURS);
      await marks(clinic, asha, 'noshow');
      await clinic.later(HOURS * 16);
      await asha.hears();
    };
    await missAgain();
    for (const day of ['Friday', 'Monday']) {
      await asha
        .taps('Same doctor again')
        .catch(() => asha.says('start over').then(() => asha.taps('Same doctor again')));
      const summary = await asha.says(`${day} at 5:20 pm`);
      expect(summary.choices).toContain('Pay at the clinic');
      await asha.taps('Pay at the clinic');
      const [visit] = (await asha.appointments()).filter(({ status }) => status === 'booked');
      const wait = ((visit?.startsAt.getTime() ?? 0) - clinic.clock.now().getTime()) / 60_000 + 30;
      await clinic.later(wait);
      await marks(clinic, asha, 'noshow');
      await clinic.later(HOURS * 16);
      await asha.hears();
    }
    await asha.says('start over');
    await asha.taps('Same doctor again');
    const summary = await asha.says('Wednesday at 5:20 pm');
    expect(summary.choices).not.toContain('Pay at the clinic');
    expect(summary.choices.join()).toContain('Pay online');
    expect((await asha.says('I will pay cash at the clinic')).text).toContain('paid online in advance');
  });
});
