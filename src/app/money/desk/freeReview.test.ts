/** Free reviews: recognised for the same patient and doctor, said with their last day, and booked without a payment. */
import { expect, it } from 'vitest';
import { type OpenClinic, openClinic } from '../../../testing/journey.ts';

const FIRST = 'Asha Verma, 34, female, fever since Monday, 9876543210, tomorrow at 5:20 pm with Dr Iyer';

/** Asha has seen Dr Iyer on Tuesday 24 November; her rule there is one free review within seven days. */
async function openAfterVisit() {
  const clinic = await openClinic({ hearsWebhooks: true });
  const asha = clinic.chat('asha');
  await asha.says(FIRST);
  await asha.taps('I agree');
  await asha.taps('Pay online');
  await clinic.pays();
  await asha.hears();
  await asha.says('no reports');
  await clinic.later(32 * 60);
  await asha.hears();
  return { clinic, asha };
}

async function comesToReview(clinic: OpenClinic, wish: string) {
  const asha = clinic.chat('asha');
  await asha.says(`Asha Verma, 34, female, 9876543210, review of fever, ${wish} with Dr Iyer`);
  return asha.hears();
}

it('a review within the days is free: it is said until when, shown in the summary and booked with one tap', async () => {
  const { clinic, asha } = await openAfterVisit();
  await asha.says('Asha Verma, 34, female, 9876543210, review of fever, 27 November at 5:20 pm with Dr Iyer');
  const { choices } = await asha.menu();
  expect(choices.map((choice) => choice.label)).toContain('Confirm');
  const [held] = await asha.appointments();
  expect(held).toMatchObject({ status: 'pending', feePaise: 0, visitDate: '2026-11-27' });
  const booked = await asha.says('yes');
  expect(booked.text).toContain('booked');
  expect(booked.text).not.toContain('Please pay');
  expect((await asha.appointments())[0]).toMatchObject({ status: 'booked', paymentStatus: 'none' });
  expect(clinic.razorpay.links()).toHaveLength(1);
});

it('the last free day is named', async () => {
  const { asha } = await openAfterVisit();
  const answer = await asha.says(
    'Asha Verma, 34, female, 9876543210, review of fever, 27 November at 5:20 pm with Dr Iyer',
  );
  expect(answer.text).toContain('Your review with Dr Lakshmi Iyer is free until Tuesday, 1 December');
  expect(answer.text).toContain('Fee: free');
});

it('after the days, for another patient, or a second time it is to be paid', async () => {
  const { clinic, asha } = await openAfterVisit();
  await comesToReview(clinic, '3 December at 5:20 pm');
  expect((await asha.appointments())[0]).toMatchObject({ feePaise: 60_000 });
  await asha.types('cancel');
  await asha.says('Rohan Verma, 29, male, 9876543210, fever, 27 November at 5:20 pm with Dr Iyer');
  expect((await asha.appointments()).find((one) => one.status === 'pending')).toMatchObject({
    feePaise: 60_000,
  });
});
