/** Journeys: a visit is reminded of, once, at decent hours, and the reminder's buttons work. */
import { expect, it } from 'vitest';
import type { ShownMenu } from '../../domain/conversation/conversation.ts';
import { booksAtClinic, type Chat, describeOnBoth, type OpenClinic, openClinic } from '../journey.ts';

const HOURS = 60;
const FOR_MOTHER =
  'appointment for my mother, name is Kamala Devi, 62 years, female, cough, 9876543211, Thursday 6 pm with Dr Khan';

/** Tomorrow, Tuesday, 5:20 pm is booked on Monday at ten; the day before's reminder is due at 5:20 pm. */
async function booked(): Promise<{ clinic: OpenClinic; asha: Chat }> {
  const clinic = await openClinic();
  const asha = clinic.chat('asha');
  await booksAtClinic(asha);
  await asha.taps('No reports');
  return { clinic, asha };
}

async function reminded() {
  const { clinic, asha } = await booked();
  await clinic.later(7.5 * HOURS);
  const reminder = await asha.hears();
  const menu = (await asha.conversation()).standing.at(-1) as ShownMenu;
  return { clinic, asha, reminder, menu };
}

const statusesOf = async (clinic: OpenClinic, chat: Chat) => {
  const [appointment] = await chat.appointments();
  if (appointment === undefined) throw new Error('nothing is booked');
  const rows = await clinic.store.read((tables) => tables.reminders.ofAppointment(appointment.id));
  return rows.map(({ kind, status, reason }) => [kind, status, reason]);
};

describeOnBoth('a reminder', () => {
  it('comes a day before and again two hours before, each once', async () => {
    const { clinic, asha, reminder } = await reminded();
    expect(reminder.text).toMatch(
      /A reminder[\s\S]*Asha Verma[\s\S]*Tuesday, 24 November, 5:20 pm[\s\S]*₹600/,
    );
    expect(reminder.choices).toEqual(['I will come', 'Move appointment', 'Cancel appointment']);
    await clinic.later(1);
    expect((await asha.hears()).text).toBe('');
    await clinic.later(22 * HOURS);
    expect((await asha.hears()).text).toContain('A reminder');
    await clinic.later(3 * HOURS);
    expect((await asha.hears()).text).toBe('');
  });

  it('is confirmed by its button, twice with one effect, and by a yes in words', async () => {
    const { clinic, asha, menu } = await reminded();
    expect((await asha.says('yes, I will come')).text).toContain('expect you');
    const [visit] = await asha.appointments();
    const confirmedAt = async () =>
      visit && (await clinic.store.read((tables) => tables.visits.get(visit.id))).confirmedAt;
    const first = await confirmedAt();
    expect(first).toEqual(clinic.clock.now());
    await clinic.later(5);
    expect((await asha.tapsIn(menu, 'I will come')).text).toContain('expect you');
    expect(await confirmedAt()).toEqual(first);
  });

  it('cancels from its button also when the chat has gone on since, and the booking begun meanwhile goes on', async () => {
    const { clinic, asha, menu } = await reminded();
    await asha.says(FOR_MOTHER);
    const before = await asha.conversation();
    expect(before.state).toBe('SELECTING_PAYMENT_MODE');
    expect((await asha.tapsIn(menu, 'Cancel appointment')).state).toBe('CONFIRMING_CANCEL');
    const after = await asha.taps('Yes, cancel it');
    expect(after.text).toContain('is cancelled');
    expect(after.state).toBe('SELECTING_PAYMENT_MODE');
    expect((await asha.conversation()).draft).toEqual(before.draft);
    expect((await asha.taps('Pay at the clinic')).text).toContain('Kamala');
    expect(clinic.notices.map(({ code }) => code)).toContain('cancelled_by_patient');
  });

  it('gives a booking that waited for the change its time back to others when the hold runs out meanwhile', async () => {
    const { clinic, asha, menu } = await reminded();
    await asha.says(FOR_MOTHER);
    await asha.tapsIn(menu, 'Move appointment');
    await clinic.later(25);
    await asha.hears();
    expect((await asha.taps('No, keep it')).state).toBe('SELECTING_SLOT');
    expect((await asha.appointments()).filter((one) => one.status === 'pending')).toEqual([]);
  });

  it('moves along with the appointment: none for the old time, one for the new', async () => {
    const { clinic, asha, menu } = await reminded();
    await asha.tapsIn(menu, 'Move appointment');
    await asha.says('Friday 6 pm');
    expect(await statusesOf(clinic, asha)).toEqual([
      ['day_before', 'sent', null],
      ['soon', 'withdrawn', null],
      ['day_before', 'waiting', null],
      ['soon', 'waiting', null],
    ]);
    await clinic.later(22 * HOURS);
    expect((await asha.hears()).text).toBe('');
  });

  it('of a cancelled visit is withdrawn', async () => {
    const { clinic, asha } = await booked();
    await asha.says('cancel my appointment');
    await asha.says('yes');
    await clinic.later(31 * HOURS);
    expect((await asha.hears()).text).toBe('');
    expect((await statusesOf(clinic, asha)).map(([, status]) => status)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('that an outage delayed goes out if it still helps; the others are marked and never sent', async () => {
    const { clinic, asha } = await booked();
    await clinic.later(29.5 * HOURS);
    expect((await asha.hears()).text.match(/A reminder/g)).toHaveLength(1);
    expect(await statusesOf(clinic, asha)).toEqual([
      ['day_before', 'skipped', 'too_late'],
      ['soon', 'sent', null],
    ]);
  });

  it('whose visit has begun is never sent', async () => {
    const { clinic, asha } = await booked();
    await clinic.later(32 * HOURS);
    expect((await asha.hears()).text).not.toContain('A reminder');
  });

  it('does not wake anybody: what comes due at night after an outage waits for the morning', async () => {
    const { clinic, asha } = await booked();
    await clinic.later(12 * HOURS);
    expect((await asha.hears()).text).toBe('');
    await clinic.later(10.5 * HOURS);
    expect((await asha.hears()).text).toContain('A reminder');
  });

  it('is in the language of its patient', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await asha.says('hindi mein baat karo');
    await asha.says('Asha Verma, 34, female, fever, 9876543210, tomorrow at 5:20 pm with Dr Iyer');
    await asha.taps('हाँ, मंज़ूर है');
    await asha.taps('क्लिनिक में पेमेंट');
    await clinic.later(7.5 * HOURS);
    expect((await asha.hears()).text).toMatch(/याद[\s\S]*मंगलवार, 24 नवंबर/);
  });

  it("does nothing for a stranger who names the patient's reference", async () => {
    const { clinic, asha } = await booked();
    const [visit] = await asha.appointments();
    const vikram = clinic.chat('vikram');
    await vikram.says('hello');
    const answer = await vikram.says(`cancel ${visit?.reference}`);
    expect(answer.text).not.toContain('Iyer');
    expect((await asha.appointments())[0]?.status).toBe('booked');
  });
});
