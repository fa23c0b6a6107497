/** Journeys: from the first word to the booked appointment, in one sentence or step by step, in three languages. */
import { describe, expect, it } from 'vitest';
import { booksAtClinic, comesToSummary, openClinic } from '../journey.ts';

describe('a booking in one sentence', () => {
  it('Asha tells everything at once, agrees, and pays at the clinic', async () => {
    const asha = (await openClinic()).chat('asha');
    const notice = await asha.says(
      'Hi, I am Asha Verma, 34, female, fever since Monday, 9876543210, tomorrow at 5:20 pm with Dr Iyer',
    );
    expect(notice.state).toBe('AWAITING_CONSENT');
    expect(notice.text).toContain('Tuesday, 24 November, 5:20 pm');

    const summary = await asha.says('yes');
    expect(summary.state).toBe('SELECTING_PAYMENT_MODE');
    for (const fact of ['Asha Verma', '34 years', 'female', '+91 98765 43210', 'Dr Lakshmi Iyer', '₹600'])
      expect(summary.text).toContain(fact);

    const booked = await asha.says('I will pay at the clinic');
    expect(booked.state).toBe('AWAITING_REPORT_CHOICE');
    expect(booked.text).toMatch(/Your appointment is booked[\s\S]*CF-/);
    expect(await asha.appointments()).toMatchObject([
      { status: 'booked', paymentMode: 'at_clinic', paymentStatus: 'due_at_clinic', visitTime: '17:20' },
    ]);

    const end = await asha.taps('No reports');
    expect(end.state).toBe('IDLE');
    expect(end.text).toContain('bring what you have');
  });

  it('Ravi asks something else before he agrees, and is not shown the whole notice again', async () => {
    const ravi = (await openClinic()).chat('ravi');
    const notice = await ravi.says('I want to book an appointment');
    expect(notice.text).toContain('Data Protection Board');
    const reminder = await ravi.says('qwerty zxcvb');
    expect(reminder.state).toBe('AWAITING_CONSENT');
    expect(reminder.text).toContain('privacy notice above');
    expect(reminder.text).not.toContain('Data Protection Board');
    expect((await ravi.says('yes')).state).toBe('AWAITING_NAME');
  });

  it('Meera writes Hindi and is answered in Hindi to the end', async () => {
    const meera = (await openClinic()).chat('meera');
    await meera.says('मुझे डॉक्टर अय्यर से कल शाम 5:20 बजे मिलना है');
    expect((await meera.taps('हाँ, मंज़ूर है')).state).toBe('AWAITING_NAME');
    await meera.says('मीरा शर्मा');
    await meera.says('9822001122');
    await meera.says('52');
    await meera.taps('महिला');
    const summary = await meera.says('खांसी और बुखार');
    expect(summary.state).toBe('SELECTING_PAYMENT_MODE');
    expect(summary.text).toMatch(/मीरा शर्मा, 52 साल, महिला/);
    const booked = await meera.taps('क्लिनिक में पेमेंट');
    expect(booked.text).toContain('आपका अपॉइंटमेंट बुक हो गया है।');
  });

  it('a Hinglish sentence is enough as well', async () => {
    const ravi = (await openClinic()).chat('ravi');
    const notice = await ravi.says(
      'mera naam Ravi Kumar hai, umar 43, male, ghutne mein dard hai, 9812345678, kal shaam 6 baje Dr Singh se milna hai',
    );
    expect(notice.text).toContain('manzoor');
    const summary = await ravi.says('haan');
    expect(summary).toMatchObject({ state: 'SELECTING_PAYMENT_MODE' });
    expect(summary.text).toContain('6:00');
    expect((await ravi.says('clinic pe de dunga')).state).toBe('AWAITING_REPORT_CHOICE');
  });
});

describe('a booking step by step', () => {
  it('buttons alone lead from hello to the booking, but for name, phone, age and reason', async () => {
    const asha = (await openClinic()).chat('asha');
    expect((await asha.says('hello')).text).toContain('welcome');
    expect((await asha.taps('Book appointment')).state).toBe('AWAITING_CONSENT');
    expect((await asha.taps('I agree')).state).toBe('AWAITING_NAME');
    expect((await asha.says('Asha Verma')).state).toBe('AWAITING_PHONE');
    expect((await asha.does({ kind: 'contact', phone: '+919876543210', isOwn: true })).state).toBe(
      'AWAITING_AGE',
    );
    expect((await asha.says('34')).state).toBe('AWAITING_GENDER');
    expect((await asha.taps('Female')).state).toBe('AWAITING_PURPOSE');
    expect((await asha.says('fever')).state).toBe('SELECTING_DOCTOR');
    expect((await asha.taps('Dr Suresh Rao')).state).toBe('SELECTING_SLOT');
    const days = await asha.taps('Another day');
    expect(days.choices).toContain('Wednesday, 25 November');
    expect((await asha.taps('Wednesday, 25 November')).text).toContain('Wednesday, 25 November');
    expect((await asha.taps('9:30 am')).state).toBe('SELECTING_PAYMENT_MODE');
    expect((await asha.taps('Pay at the clinic')).state).toBe('AWAITING_REPORT_CHOICE');
  });

  it('any doctor of the speciality will do', async () => {
    const asha = (await openClinic()).chat('asha');
    await asha.says('Asha Verma, 34, female, 9876543210, fever');
    await asha.taps('I agree');
    const times = await asha.taps('Any doctor');
    expect(times.state).toBe('SELECTING_SLOT');
    expect((await asha.taps(times.choices[0] ?? '')).state).toBe('SELECTING_PAYMENT_MODE');
  });

  it.each(['any doctor is fine', 'koi bhi doctor', 'कोई भी डॉक्टर'])(
    '“%s” chooses any of them',
    async (words) => {
      const asha = (await openClinic()).chat('asha');
      await asha.says('Asha Verma, 34, female, 9876543210, fever');
      await asha.taps('I agree');
      expect((await asha.says(words)).state).toBe('SELECTING_SLOT');
    },
  );

  it('more times and other days lead on, and back leads to the step itself', async () => {
    const asha = (await openClinic()).chat('asha');
    await asha.says('Asha Verma, 34, female, 9876543210, fever, with Dr Iyer');
    const first = await asha.taps('I agree');
    const later = await asha.taps('More times');
    expect(later.choices[0]).not.toBe(first.choices[0]);
    await asha.taps('Another day');
    const again = await asha.taps('Back');
    expect(again).toMatchObject({ state: 'SELECTING_SLOT', choices: first.choices });
  });

  it('a patient booked for before is one tap away the next time', async () => {
    const asha = (await openClinic()).chat('asha');
    await booksAtClinic(asha);
    await asha.taps('No reports');
    const names = await asha.taps('Book appointment');
    expect(names.choices).toContain('Asha Verma');
    expect((await asha.taps('Asha Verma')).state).toBe('AWAITING_PURPOSE');
  });
});

describe('changing one’s mind before it is booked', () => {
  it('a corrected age changes the age alone, and the time stays held', async () => {
    const asha = (await openClinic()).chat('asha');
    await comesToSummary(
      asha,
      'Asha Verma, 43, female, fever since Monday, 9876543210, tomorrow at 5:20 pm with Dr Iyer',
    );
    const before = (await asha.conversation()).draft;
    const answer = await asha.says('sorry, my age is 34, not 43');
    const { draft, state } = await asha.conversation();
    expect(state).toBe('SELECTING_PAYMENT_MODE');
    expect(draft).toEqual({ ...before, age: { years: 34, months: null } });
    expect(answer.text).toContain('Asha Verma, 34 ');
    expect((await asha.appointments()).filter((one) => one.status === 'pending')).toHaveLength(1);
  });

  it('another doctor gives the held time back at once', async () => {
    const clinic = await openClinic();
    const ravi = clinic.chat('ravi');
    await comesToSummary(ravi);
    expect((await ravi.says('no, with Dr Rao instead')).state).toBe('SELECTING_SLOT');
    expect((await ravi.appointments()).map((one) => one.status)).toEqual(['cancelled']);
    expect((await ravi.conversation()).draft).toMatchObject({
      doctorId: 'd-rao',
      slotId: null,
      appointmentId: null,
      paymentMode: null,
    });
    const asha = clinic.chat('asha');
    expect((await comesToSummary(asha)).state).toBe('SELECTING_PAYMENT_MODE');
  });

  it('naming the chosen doctor once more keeps the held time', async () => {
    const asha = (await openClinic()).chat('asha');
    await comesToSummary(asha);
    expect((await asha.says('with Dr Iyer')).state).toBe('SELECTING_PAYMENT_MODE');
    expect((await asha.appointments()).map((one) => one.status)).toEqual(['pending']);
  });

  it('looking at other times keeps the held one until another is chosen', async () => {
    const ravi = (await openClinic()).chat('ravi');
    await comesToSummary(ravi);
    const times = await ravi.taps('Choose another time');
    expect(times.choices).toContain('Tue 24 Nov, 9:30 am');
    expect((await ravi.appointments()).map((one) => one.status)).toEqual(['pending']);
    expect((await ravi.taps('Back')).text).toContain('5:20 pm');
    await ravi.taps('Choose another time');
    expect((await ravi.taps('9:30 am')).text).toContain('9:30 am');
    expect((await ravi.appointments()).map((one) => [one.visitTime, one.status]).sort()).toEqual([
      ['09:30', 'pending'],
      ['17:20', 'cancelled'],
    ]);
  });

  it('back from the summary asks for a time again and does not choose the same one by itself', async () => {
    const ravi = (await openClinic()).chat('ravi');
    await comesToSummary(ravi);
    expect((await ravi.says('back')).state).toBe('SELECTING_SLOT');
    expect((await ravi.says('back')).state).toBe('SELECTING_DOCTOR');
    expect((await ravi.says('back')).state).toBe('AWAITING_PURPOSE');
  });

  it('a time that was taken a moment ago is answered with others, and what was held stays held', async () => {
    const clinic = await openClinic();
    const [asha, ravi] = [clinic.chat('asha'), clinic.chat('ravi')];
    await comesToSummary(
      ravi,
      'Ravi Kumar, 43, male, knee pain, 9812345678, tomorrow at 9:30 am with Dr Iyer',
    );
    await ravi.taps('Choose another time');
    const seen = await ravi.menu();
    await comesToSummary(
      asha,
      'Asha Verma, 34, female, fever, 9876543210, tomorrow at 10:10 am with Dr Iyer',
    );
    const answer = await ravi.tapsIn(seen, '10:10 am');
    expect(answer.text).toContain('taken just now');
    expect((await ravi.appointments()).map((one) => [one.visitTime, one.status])).toEqual([
      ['09:30', 'pending'],
    ]);
    expect((await ravi.taps('Pay at the clinic')).state).toBe('AWAITING_REPORT_CHOICE');
  });
});

it('a speciality that was asked for stays, whatever the complaint would suggest', async () => {
  const asha = (await openClinic()).chat('asha');
  await asha.says('I need a dentist appointment');
  await asha.says('yes');
  await asha.says('Asha Sharma, 34, female, 98765 43210');
  const answer = await asha.says('fever and tooth pain');
  expect(answer.state).toBe('SELECTING_SLOT');
  expect((await asha.conversation()).draft.speciality).toBe('dentistry');
});

describe('the reason for the visit', () => {
  it.each(['naak behna', 'weather allergy'])(
    '“%s” is one, whatever else its words are used for',
    async (reason) => {
      const asha = (await openClinic()).chat('asha');
      await asha.says('Asha Verma, 34, female, 9876543210, tomorrow at 5:20 pm with Dr Iyer');
      expect((await asha.taps('I agree')).state).toBe('AWAITING_PURPOSE');
      expect((await asha.says(reason)).state).toBe('SELECTING_PAYMENT_MODE');
      expect((await asha.conversation()).draft.purpose).toBe(reason);
    },
  );

  it('is not taken from a request for something else', async () => {
    const asha = (await openClinic()).chat('asha');
    await asha.says('Asha Verma, 34, female, 9876543210, tomorrow at 5:20 pm with Dr Iyer');
    await asha.taps('I agree');
    expect((await asha.says('how is the weather in Delhi today?')).state).toBe('AWAITING_PURPOSE');
  });
});

it('a name changes no language, whatever its syllables sound like', async () => {
  const vikram = (await openClinic()).chat('vikram');
  await vikram.says('I want to see Dr Iyer tomorrow at 5:20 pm');
  await vikram.taps('I agree');
  expect((await vikram.says('Vikram Malik')).text).toContain('mobile number');
  expect((await vikram.conversation()).language).toBe('en');
});
