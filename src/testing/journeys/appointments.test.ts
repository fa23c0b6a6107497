/** Journeys: what is booked already: seen, cancelled, moved, and closed to strangers. */
import { expect, it } from 'vitest';
import { booksAtClinic, type Chat, comesToSummary, describeOnBoth, openClinic } from '../journey.ts';

async function bookedAndIdle(chat: Chat): Promise<void> {
  await booksAtClinic(chat);
  await chat.taps('No reports');
}

const paidAndIdle = async () => {
  const clinic = await openClinic({ hearsWebhooks: true });
  const asha = clinic.chat('asha');
  await comesToSummary(asha);
  await asha.taps('Pay online');
  await clinic.pays();
  await asha.taps('No reports');
  return { clinic, asha };
};

describeOnBoth('my appointments', () => {
  it('are listed with doctor, day, time and reference', async () => {
    const asha = (await openClinic()).chat('asha');
    await bookedAndIdle(asha);
    const list = await asha.says('when is my appointment?');
    expect(list.text).toMatch(
      /You have 1 appointment:[\s\S]*Tuesday, 24 November, 5:20 pm[\s\S]*Dr Lakshmi Iyer[\s\S]*CF-/,
    );
  });

  it('when there are none, yes in any words starts a booking and no does not', async () => {
    const clinic = await openClinic();
    const [asha, ravi] = [clinic.chat('asha'), clinic.chat('ravi')];
    await asha.says('hello');
    expect((await asha.taps('My appointments')).text).toContain('Shall we book one?');
    expect((await asha.says('haan ji')).state).toBe('AWAITING_CONSENT');
    await ravi.says('my appointments');
    expect(await ravi.says('no')).toMatchObject({ state: 'IDLE' });
  });

  it('the receipt of a paid visit is sent again on request, with the page for the desk of one that is to come', async () => {
    const { asha } = await paidAndIdle();
    const answer = await asha.says('send me the receipt');
    expect(answer.files.map((file) => file.fileName)).toEqual([
      expect.stringMatching(/^receipt-R-2627-000001-2026-11-23\.pdf$/),
      expect.stringMatching(/^appointment-CF-\w{5}-2026-11-24\.pdf$/),
    ]);
  });
});

describeOnBoth('a receipt that is asked for before anything was paid', () => {
  it('is said to come with the fee; the page for the desk is there already', async () => {
    const asha = (await openClinic()).chat('asha');
    await bookedAndIdle(asha);
    const answer = await asha.says('send me the receipt');
    expect(answer.text).toContain('There is no receipt yet');
    expect(answer.files.map((file) => file.fileName)).toEqual([expect.stringMatching(/^appointment-CF-/)]);
  });
});

describeOnBoth('cancelling', () => {
  it('asks first, then cancels, and the seat is free again', async () => {
    const clinic = await openClinic();
    const [asha, ravi] = [clinic.chat('asha'), clinic.chat('ravi')];
    await bookedAndIdle(asha);
    const question = await asha.says('please cancel my appointment');
    expect(question).toMatchObject({ state: 'CONFIRMING_CANCEL' });
    expect((await asha.appointments()).map((one) => one.status)).toEqual(['booked']);
    const done = await asha.says('yes');
    expect(done.text).toContain('Your appointment is cancelled');
    expect(clinic.notices.map((notice) => notice.code)).toContain('cancelled_by_patient');
    expect((await comesToSummary(ravi)).text).toContain('5:20 pm');
  });

  it('a paid visit is refunded in full, once', async () => {
    const { clinic, asha } = await paidAndIdle();
    expect((await asha.says('cancel my appointment')).text).toContain('You will get ₹600 back');
    const done = await asha.taps('Yes, cancel it');
    expect(done.text).toMatch(/We are refunding ₹600[\s\S]*refund of ₹600 is on its way/);
    await clinic.later(10);
    expect(clinic.razorpay.refunds().map((refund) => refund.amount)).toEqual([60_000]);
    expect(await asha.appointments()).toMatchObject([{ status: 'cancelled', paymentStatus: 'refunded' }]);
  });

  it('keeping it after all changes nothing and says so', async () => {
    const asha = (await openClinic()).chat('asha');
    await bookedAndIdle(asha);
    await asha.says('cancel my appointment');
    const kept = await asha.says('no');
    expect(kept).toMatchObject({ state: 'IDLE' });
    expect(kept.text).toContain('stays as it is');
    expect((await asha.appointments()).map((one) => one.status)).toEqual(['booked']);
  });

  it('with two appointments the right one is chosen', async () => {
    const asha = (await openClinic()).chat('asha');
    await bookedAndIdle(asha);
    await asha.says('Ravi Verma, 50, male, back pain, 9876543210, tomorrow at 6 pm with Dr Iyer');
    await asha.taps('Pay at the clinic');
    await asha.taps('No reports');
    expect((await asha.says('cancel my appointment')).state).toBe('CHOOSING_APPOINTMENT');
    expect((await asha.taps('6:00 pm')).text).toContain('6:00 pm');
    await asha.taps('Yes, cancel it');
    expect((await asha.appointments()).map((one) => [one.visitTime, one.status]).sort()).toEqual([
      ['17:20', 'booked'],
      ['18:00', 'cancelled'],
    ]);
  });

  it('an appointment that has begun cannot be cancelled any more', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await bookedAndIdle(asha);
    await asha.says('cancel my appointment');
    await clinic.later(60 * 48);
    const answer = await asha.says('yes');
    expect(answer.text).toContain('already over');
    expect((await asha.appointments()).map((one) => one.status)).toEqual(['booked']);
  });
});

describeOnBoth('moving', () => {
  it('keeps reference and payment, and frees the old time', async () => {
    const { clinic, asha } = await paidAndIdle();
    const [before] = await asha.appointments();
    expect((await asha.says('I want to reschedule my appointment')).text).toMatch(/^Your appointment now/);
    const moved = await asha.taps('Tue 24 Nov, 9:30 am').catch(async () => asha.says('tomorrow 9:30 am'));
    expect(moved.text).toContain('has been moved');
    expect(await asha.appointments()).toMatchObject([
      { reference: before?.reference, visitTime: '09:30', paymentStatus: 'paid' },
    ]);
    expect((await comesToSummary(clinic.chat('ravi'))).text).toContain('5:20 pm');
  });

  it('“move it to Friday at 6” shows that time and waits for the tap', async () => {
    const asha = (await openClinic()).chat('asha');
    await bookedAndIdle(asha);
    const offer = await asha.says('move my appointment to friday at 6 pm');
    expect(offer).toMatchObject({ state: 'CHOOSING_NEW_SLOT' });
    expect((await asha.appointments())[0]?.visitTime).toBe('17:20');
    await asha.taps('Fri 27 Nov, 6:00 pm');
    expect(await asha.appointments()).toMatchObject([{ visitDate: '2026-11-27', visitTime: '18:00' }]);
  });
});

describeOnBoth('Vikram, who is no patient here', () => {
  it('sees and changes nothing with Asha’s reference, in words or in buttons made up', async () => {
    const clinic = await openClinic();
    const [asha, vikram] = [clinic.chat('asha'), clinic.chat('vikram')];
    await bookedAndIdle(asha);
    const [hers] = await asha.appointments();
    const reference = hers?.reference ?? '';
    await vikram.says('hello');
    const heard = [];
    for (const words of [
      `show appointment ${reference}`,
      `cancel ${reference}`,
      `reschedule ${reference}`,
      `send receipt for ${reference}`,
      'my appointments',
      'Asha Verma ka appointment kab hai',
      '+919876543210',
    ]) {
      heard.push((await vikram.says(words)).text);
      await vikram.types('cancel');
    }
    heard.push(
      (
        await vikram.tapsIn(
          {
            version: 1,
            choices: [{ label: 'x', call: { tool: 'cancelAppointment', arguments: { reference } } }],
          },
          'x',
        )
      ).text,
    );
    // The number that he typed himself is said back to him as his; nothing of hers comes with it.
    for (const text of heard)
      for (const secret of ['Asha', 'Iyer', '5:20', '98765'])
        expect(text.replace('+91 98765 43210', '')).not.toContain(secret);
    expect(await asha.appointments()).toEqual([hers]);
    expect(await vikram.appointments()).toEqual([]);
  });
});
