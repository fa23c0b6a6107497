/** Journeys: clocks that are put right, midnight in India, and the ends of months and years: nothing is doubled, nothing is missed. */
import { expect, it } from 'vitest';
import { booksAtClinic, comesToSummary, describeOnBoth, openClinic } from '../journey.ts';

const HOURS = 60;

describeOnBoth('the clock', () => {
  it('a clock that goes two hours back reminds nobody twice, and one that jumps two days ahead reminds nobody of what is past', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await booksAtClinic(asha);
    await asha.taps('No reports');
    await clinic.later(7.5 * HOURS);
    expect((await asha.hears()).text).toContain('A reminder');
    await clinic.later(-2 * HOURS);
    await clinic.later(2 * HOURS);
    await clinic.later(1);
    expect((await asha.hears()).text).toBe('');
    await clinic.later(48 * HOURS);
    expect((await asha.hears()).text).not.toContain('A reminder');
    const [visit] = await asha.appointments();
    const reminders =
      visit && (await clinic.store.read((tables) => tables.reminders.ofAppointment(visit.id)));
    expect(reminders?.map(({ kind, status }) => [kind, status])).toEqual([
      ['day_before', 'sent'],
      ['soon', 'skipped'],
    ]);
  });

  it.each([
    ['on 29 February', '2028-02-20T10:00:00+05:30', 'on 29 February at 5:20 pm', '2028-02-29', 8],
    [
      'on the first day of a financial year',
      '2027-03-29T10:00:00+05:30',
      'on 1 April at 5:20 pm',
      '2027-04-01',
      2,
    ],
    ['on New Year’s Day', '2026-12-28T10:00:00+05:30', 'on 1 January at 5:20 pm', '2027-01-01', 3],
  ] as const)(
    'a visit %s is booked for that day and reminded of on the day before, once',
    async (_, now, when, visitDate, days) => {
      const clinic = await openClinic();
      clinic.clock.moveTo(new Date(now));
      await clinic.desk.open();
      const asha = clinic.chat('asha');
      await booksAtClinic(
        asha,
        `Asha Verma, 34, female, fever since Monday, 9876543210, ${when} with Dr Iyer`,
      );
      await asha.taps('No reports');
      expect((await asha.appointments()).map((one) => one.visitDate)).toEqual([visitDate]);
      // 5:15 pm, five minutes before it is due.
      await clinic.later((days * 24 + 7) * HOURS + 15);
      expect((await asha.hears()).text).toBe('');
      await clinic.later(10);
      expect((await asha.hears()).text.match(/A reminder/g)).toHaveLength(1);
      await clinic.later(1);
      expect((await asha.hears()).text).toBe('');
    },
  );

  it('midnight in India ends the day there: what is booked late in the evening is for the right date', async () => {
    const clinic = await openClinic();
    clinic.clock.moveTo(new Date('2026-11-30T23:55:00+05:30'));
    await clinic.desk.open();
    const asha = clinic.chat('asha');
    await booksAtClinic(
      asha,
      'Asha Verma, 34, female, fever since Monday, 9876543210, tomorrow at 5:20 pm with Dr Iyer',
    );
    expect((await asha.appointments())[0]?.visitDate).toBe('2026-12-01');
    await clinic.later(10);
    const ravi = clinic.chat('ravi');
    await booksAtClinic(ravi, 'Ravi Kumar, 43, male, knee pain, 9812345678, today at 5:40 pm with Dr Iyer');
    expect((await ravi.appointments())[0]?.visitDate).toBe('2026-12-01');
  });

  it('papers of the last evening of a financial year and of its first morning begin a new series, without a gap', async () => {
    const clinic = await openClinic({ hearsWebhooks: true });
    clinic.clock.moveTo(new Date('2027-03-31T23:50:00+05:30'));
    await clinic.desk.open();
    const numbers: string[] = [];
    for (const name of ['asha', 'ravi'] as const) {
      const chat = clinic.chat(name);
      await comesToSummary(
        chat,
        `Asha Verma, 34, female, fever, 9876543210, on 2 April at ${name === 'asha' ? '5:20' : '5:40'} pm with Dr Iyer`,
      );
      await chat.taps('Pay online');
      await clinic.pays();
      numbers.push(...(await chat.hears()).files.map(({ fileName }) => fileName));
      await clinic.later(15);
    }
    const papers = numbers
      .filter((fileName) => fileName.startsWith('receipt'))
      .map((one) => one.slice(0, 21));
    expect(papers).toEqual(['receipt-R-2627-000001', 'receipt-R-2728-000001']);
  });
});
