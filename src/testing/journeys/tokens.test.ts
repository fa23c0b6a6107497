/** Journeys: a doctor who works by token, and a doctor who is late. */
import { expect, it } from 'vitest';
import { callToken } from '../../app/staff/callToken.ts';
import { runningLate } from '../../app/staff/runningLate.ts';
import { doAsStaff, type StaffDeed } from '../../app/staff/staffDeed.ts';
import { DR_IYER } from '../clinic.ts';
import { booksAtClinic, describeOnBoth, type OpenClinic, openClinic } from '../journey.ts';

const asStaff = async (clinic: OpenClinic, work: (deed: StaffDeed) => Promise<unknown>): Promise<unknown> => {
  const member = { staffId: 'sunita', deedId: clinic.ids.id() };
  const { outcome, rows } = await doAsStaff(clinic.desk.outside.world, member, (deed) => work(deed) as never);
  clinic.desk.runner.sendNow(rows);
  await clinic.settle();
  return outcome;
};

async function fourWait() {
  const clinic = await openClinic();
  const rules = { tokens: { perDoctor: { [DR_IYER.id]: { byToken: true } } } };
  await clinic.store.transact((tables) => tables.settings.put('rules', rules));
  await clinic.desk.open();
  const chats = [1, 2, 3, 4].map((number) => clinic.chat(number));
  const times = ['5:00 pm', '5:20 pm', '5:40 pm', '6:00 pm'];
  const tokens = [];
  for (const [place, chat] of chats.entries()) {
    const booked = await booksAtClinic(
      chat,
      `Ravi Kumar, 43, male, knee pain, 981234567${place}, today at ${times[place]} with Dr Iyer`,
    );
    tokens.push(/Your token is (\d+)/.exec(booked.text)?.[1]);
    await chat.taps('No reports');
  }
  expect(tokens).toEqual(['1', '2', '3', '4']);
  await clinic.later(7 * 60);
  for (const chat of chats) await chat.hears();
  return { clinic, chats };
}

describeOnBoth('a doctor’s queue', () => {
  it('“now seeing 1, you are 4” is right at every call, and who is near is told once', async () => {
    const { clinic, chats } = await fourWait();
    const last = chats[3];
    expect((await last?.says('hello'))?.choices).toContain('My token number');
    expect((await last?.taps('My token number'))?.text).toMatch(
      /Now seeing 0, you are 4\. Patients before you: 3/,
    );
    await asStaff(clinic, (deed) => callToken(deed, { doctorId: DR_IYER.id }));
    expect((await last?.hears())?.text).toContain('You are 4, patients before you: 2');
    await asStaff(clinic, (deed) => callToken(deed, { doctorId: DR_IYER.id }));
    expect((await last?.hears())?.text).toBe('');
    await last?.says('hello');
    expect((await last?.taps('My token number'))?.text).toMatch(
      /Now seeing 2, you are 4\. Patients before you: 1/,
    );
    expect((await clinic.chat('vikram').says('hello')).choices).not.toContain('My token number');
  });

  it('“the doctor is 40 minutes late” reaches all who wait with their new time, once, and nobody else', async () => {
    const { clinic, chats } = await fourWait();
    await chats[1]?.says('cancel my appointment');
    await chats[1]?.says('yes');
    const late = (minutes: number) =>
      asStaff(clinic, (deed) => runningLate(deed, { doctorId: DR_IYER.id, minutes }));
    expect(await late(40)).toMatchObject({ ok: true, value: { told: 3, repeated: false } });
    expect((await chats[0]?.hears())?.text).toMatch(/40 minutes late today\.\nPlease come for about 5:40 pm/);
    expect((await chats[1]?.hears())?.text).toBe('');
    expect((await chats[3]?.hears())?.text).toContain('6:40 pm');
    expect(await late(40)).toMatchObject({ ok: true, value: { repeated: true } });
    expect((await chats[0]?.hears())?.text).toBe('');
    expect(await late(-5)).toMatchObject({ ok: false });
  });
});
