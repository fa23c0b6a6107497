/** Journeys: paying online, by every road by which the news of a payment can come, late and twice included. */
import { expect, it } from 'vitest';
import { applyPaymentEvent } from '../../app/money/payments/applyPaymentEvent.ts';
import { booksAtClinic, comesToSummary, describeOnBoth, openClinic } from '../journey.ts';

const paidRoads = [
  { road: 'the provider’s webhook', course: 'webhook' as const, ask: null },
  { road: '“I have paid”', course: 'never' as const, ask: 'I have paid' },
  { road: 'the reconciling job', course: 'never' as const, ask: null },
];

describeOnBoth('paying online', () => {
  it.each(paidRoads)('$road books the visit and brings the receipt, once', async ({ course, ask }) => {
    const clinic = await openClinic({ hearsWebhooks: true });
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    const link = await asha.taps('Pay online');
    expect(link.state).toBe('AWAITING_PAYMENT');
    expect(link.text).toMatch(/Please pay ₹600 here:\nhttp/);
    await clinic.pays(course);
    const answers = ask === null ? [] : [await asha.says(ask)];
    if (ask === null && course === 'never') await clinic.later(2);
    answers.push(await asha.hears());
    const [appointment] = await asha.appointments();
    expect(appointment).toMatchObject({ status: 'booked', paymentStatus: 'paid', paymentMode: 'online' });
    expect((await asha.conversation()).state).toBe('AWAITING_REPORT_CHOICE');
    await clinic.later(5);
    answers.push(await asha.hears());
    const receipts = answers
      .flatMap(({ files }) => files)
      .filter((file) => file.fileName.startsWith('receipt'));
    expect(receipts.map((file) => Buffer.from(file.bytes.slice(0, 5)).toString())).toEqual(['%PDF-']);
    if (appointment === undefined) throw new Error('nothing was booked');
    const kinds = (await clinic.ledgerOf(appointment)).map((entry) => entry.kind);
    expect(kinds.filter((kind) => kind === 'captured')).toHaveLength(1);
  });

  it('news of an earlier step that comes after the money is entered no more: the books never step back', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay online');
    const paymentId = await clinic.pays();
    await asha.says('I have paid');
    const [appointment] = await asha.appointments();
    if (appointment === undefined) throw new Error('nothing was booked');
    const before = await clinic.ledgerOf(appointment);
    expect(before.map((entry) => entry.kind)).toEqual(['created', 'captured']);
    const [link] = clinic.razorpay.links();
    for (const kind of ['payment_authorised', 'payment_failed', 'payment_captured'] as const)
      await applyPaymentEvent(
        clinic.desk.outside,
        {
          kind,
          linkReference: link?.reference_id ?? null,
          providerLinkId: link?.id ?? null,
          paymentId,
          refundId: null,
          amountPaise: 60_000,
          currency: 'INR',
          at: clinic.clock.now(),
        },
        `late-${kind}`,
      );
    expect(await clinic.ledgerOf(appointment)).toEqual(before);
    expect((await asha.hears()).text).toBe('');
  });

  it('“I have paid” before the money is seen is answered honestly, and the link stays', async () => {
    const asha = (await openClinic()).chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay online');
    const answer = await asha.taps('I have paid');
    expect(answer.text).toContain('We do not see your payment yet');
    expect(answer.text).toContain('http');
    expect(answer.state).toBe('AWAITING_PAYMENT');
  });

  it('a payment that fails is told, and the same link can be tried again', async () => {
    const clinic = await openClinic({ hearsWebhooks: true });
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay online');
    clinic.razorpay.failLink(clinic.razorpay.links()[0]?.id ?? '');
    const failed = await asha.hears();
    expect(failed.text).toContain('did not go through');
    await clinic.pays();
    expect((await asha.hears()).text).toContain('We have received ₹600');
  });

  it('choosing the desk after all cancels the link', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay online');
    expect((await asha.taps('Pay at the clinic')).state).toBe('AWAITING_REPORT_CHOICE');
    expect(clinic.razorpay.links().map((link) => link.status)).toEqual(['cancelled']);
  });

  it('a second payment of the same visit goes back, and the visit stays booked', async () => {
    const clinic = await openClinic({ hearsWebhooks: true });
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay online');
    await clinic.pays();
    clinic.razorpay.payLink(clinic.razorpay.links()[0]?.id ?? '', { whenClosed: 'staysClosed' });
    const answer = await asha.hears();
    expect(answer.text).toContain('already paid and stays booked');
    expect(clinic.razorpay.refunds().map((refund) => refund.amount)).toEqual([60_000]);
    expect(await asha.appointments()).toMatchObject([{ status: 'booked', paymentStatus: 'paid' }]);
  });
});

describeOnBoth('the provider is in trouble', () => {
  it('a link that cannot be made is told within half a minute, and the desk takes the money', async () => {
    const clinic = await openClinic({ paymentTimeoutMs: 60 });
    clinic.razorpay.faults.add({ do: 'hang', times: 'always' });
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    expect((await asha.taps('Pay online')).text).toContain('Making your payment link');
    for (let second = 0; second < 29; second += 1) await clinic.later(1 / 60);
    const told = await asha.hears();
    expect(told.text).toContain('could not make a payment link');
    expect(told.state).toBe('SELECTING_PAYMENT_MODE');
    expect(clinic.notices.map((notice) => notice.code)).toContain('payment_link_failed');
    expect((await asha.taps('Pay at the clinic')).text).toContain('booked');
  });

  it('“I have paid” is answered even when the provider does not answer', async () => {
    const clinic = await openClinic({ paymentTimeoutMs: 60 });
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay online');
    clinic.razorpay.faults.add({ do: 'hang', times: 'always' });
    await asha.taps('I have paid');
    for (let second = 0; second < 29; second += 1) await clinic.later(1 / 60);
    expect((await asha.hears()).text).toContain('We do not see your payment yet');
  });

  it('a link that has run out is not shown again; a new one is made', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay online');
    await clinic.later(17);
    const waiting = await asha.says('hello');
    expect(waiting.text).not.toContain('http');
    await asha.taps('Pay online');
    expect(clinic.razorpay.links().map((link) => link.status)).toEqual(['expired', 'created']);
    expect((await asha.conversation()).state).toBe('AWAITING_PAYMENT');
  });
});

describeOnBoth('the hold ends before the money comes', () => {
  it('Meera hears of it in her language and takes another time', async () => {
    const clinic = await openClinic();
    const meera = clinic.chat('meera');
    await meera.says('मीरा शर्मा, 52, महिला, 9822001122, खांसी है, कल शाम 5:20 बजे डॉक्टर अय्यर');
    await meera.taps('हाँ, मंज़ूर है');
    await meera.taps('ऑनलाइन पेमेंट');
    await clinic.later(21);
    const told = await meera.hears();
    expect(told.state).toBe('SELECTING_SLOT');
    expect(told.text).toContain('छूट गया');
    expect((await meera.appointments()).map((one) => one.status)).toEqual(['cancelled']);
    expect((await meera.taps(told.choices[0] ?? '')).state).toBe('SELECTING_PAYMENT_MODE');
  });

  it('her money comes late and her time is still free: it is hers, and nothing more is asked', async () => {
    const clinic = await openClinic({ hearsWebhooks: true });
    const meera = clinic.chat('meera');
    await comesToSummary(meera);
    await meera.taps('Pay online');
    await clinic.later(21);
    await meera.hears();
    await clinic.pays();
    const answer = await meera.hears();
    expect(answer.text).toMatch(/came late[\s\S]*Your appointment is booked/);
    expect(answer.state).toBe('AWAITING_REPORT_CHOICE');
    expect(await meera.appointments()).toMatchObject([{ status: 'booked', paymentStatus: 'paid' }]);
    expect(clinic.razorpay.refunds()).toEqual([]);
  });

  async function paysTooLate() {
    const clinic = await openClinic({ hearsWebhooks: true });
    const [meera, asha] = [clinic.chat('meera'), clinic.chat('asha')];
    await comesToSummary(meera);
    await meera.taps('Pay online');
    await clinic.later(21);
    await booksAtClinic(asha);
    await meera.hears();
    await clinic.pays();
    const offer = await meera.hears();
    const menu = (await meera.conversation()).standing.at(-1);
    if (menu === undefined) throw new Error('nothing was offered');
    return { clinic, meera, asha, offer, menu };
  }

  it('her money comes late and Asha has the time: two others are kept for her, and she takes one', async () => {
    const { clinic, meera, asha, offer, menu } = await paysTooLate();
    expect(offer.text).toContain('no longer free');
    expect(offer.text).toContain('We are keeping the times below for you until 10:41 am');
    expect(menu.choices.map((choice) => choice.label)).toEqual([
      'Tue 24 Nov, 5:00 pm',
      'Tue 24 Nov, 5:40 pm',
      'Give my money back',
    ]);
    expect(clinic.notices.map((notice) => notice.code)).toContain('late_times_offered');
    const taken = await meera.tapsIn(menu, '5:40 pm');
    expect(taken.text).toMatch(/pays for the new time[\s\S]*Your appointment is booked/);
    expect(taken.state).toBe('AWAITING_REPORT_CHOICE');
    const mine = await meera.appointments();
    expect(mine.filter((one) => one.status === 'booked')).toMatchObject([
      { visitTime: '17:40', paymentStatus: 'paid' },
    ]);
    expect(mine.filter((one) => one.status === 'pending')).toEqual([]);
    expect((await asha.appointments()).map((one) => one.status)).toEqual(['booked']);
    await clinic.later(60);
    expect(clinic.razorpay.refunds()).toEqual([]);
    expect((await meera.tapsIn(menu, '5:00 pm')).text).toContain('offer is over');
  });

  it('her link is paid once more: the second money goes back, and one offer stands', async () => {
    const { clinic, meera, menu } = await paysTooLate();
    const [link] = clinic.razorpay.links().filter((one) => one.status === 'paid');
    clinic.razorpay.payLink(link?.id ?? '', { whenClosed: 'staysClosed' });
    await clinic.settle();
    await clinic.later(1);
    expect(clinic.razorpay.refunds().map((refund) => refund.amount)).toEqual([60_000]);
    expect((await meera.appointments()).filter((one) => one.status === 'pending')).toHaveLength(2);
    expect((await meera.tapsIn(menu, '5:40 pm')).text).toContain('Your appointment is booked');
    expect((await meera.appointments()).filter((one) => one.status === 'pending')).toEqual([]);
    await clinic.later(60);
    expect(clinic.razorpay.refunds()).toHaveLength(1);
  });

  it('she would rather have her money: all of it goes back, once', async () => {
    const { clinic, meera, menu } = await paysTooLate();
    const answer = await meera.tapsIn(menu, 'Give my money back');
    expect(answer.text).toContain('We are refunding ₹600');
    expect((await meera.tapsIn(menu, 'Give my money back')).text).toContain('offer is over');
    await clinic.later(30);
    expect(clinic.razorpay.refunds().map((refund) => refund.amount)).toEqual([60_000]);
    expect((await meera.appointments()).filter((one) => one.status === 'pending')).toEqual([]);
  });

  it('she says nothing: when the offer ends, her money goes back and the times are free again', async () => {
    const { clinic, meera } = await paysTooLate();
    await clinic.later(21);
    expect((await meera.hears()).text).toContain('No other time was chosen');
    expect(clinic.razorpay.refunds().map((refund) => refund.amount)).toEqual([60_000]);
    expect((await meera.appointments()).map((one) => one.status)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
  });

  it('a payment in the last moment saves the hold: it is asked for once more before the seat goes back', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay online');
    await clinic.pays('never');
    await clinic.later(21);
    expect((await asha.appointments()).map((one) => one.status)).toEqual(['booked']);
    expect((await asha.hears()).text).toContain('We have received ₹600');
  });
});
