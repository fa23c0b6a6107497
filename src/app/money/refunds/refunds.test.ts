/** Refunds: what the rules give back is shown, done once, followed to its end and put on paper. */
import { expect, it } from 'vitest';
import { comesToSummary, type OpenClinic, openClinic } from '../../../testing/journey.ts';
import { cancelByStaff } from '../../staff/cancelByStaff.ts';
import { doAsStaff } from '../../staff/staffDeed.ts';

/** Tomorrow at 5:20 pm, paid today at ten: 31 hours and 20 minutes ahead. */
async function openWithPaid() {
  const clinic = await openClinic({ hearsWebhooks: true });
  const asha = clinic.chat('asha');
  await comesToSummary(asha);
  await asha.taps('Pay online');
  const paymentId = await clinic.pays();
  await asha.hears();
  await asha.says('no reports');
  const [appointment] = await asha.appointments();
  if (appointment === undefined) throw new Error('nothing was booked');
  const kinds = async () => (await clinic.ledgerOf(appointment)).map((entry) => entry.kind);
  const papers = () => clinic.store.read((tables) => tables.documents.ofAppointment(appointment.id));
  return { clinic, asha, appointment, paymentId, kinds, papers };
}

const refunded = (clinic: OpenClinic): readonly number[] =>
  clinic.razorpay.refunds().map((refund) => refund.amount);

it.each([
  { hours: 1, shown: 'You will get ₹600 back', paise: [60_000], kept: 0 },
  {
    hours: 8,
    shown: '50 % goes back when you cancel less than 24 hours before',
    paise: [30_000],
    kept: 30_000,
  },
  {
    hours: 28,
    shown: 'nothing of the ₹600 goes back when you cancel less than 4 hours',
    paise: [],
    kept: 60_000,
  },
])(
  'after $hours hours the patient reads what goes back, and exactly that goes',
  async ({ hours, shown, paise, kept }) => {
    const { clinic, asha, appointment } = await openWithPaid();
    await clinic.later(hours * 60);
    await asha.hears();
    const question = await asha.says('cancel my appointment');
    expect(question.text).toContain(shown);
    await asha.taps('Yes, cancel it');
    expect(refunded(clinic)).toEqual(paise);
    const entries = await clinic.ledgerOf(appointment);
    expect(entries.filter((one) => one.kind === 'kept').map((one) => one.amountPaise)).toEqual(
      kept === 0 ? [] : [kept],
    );
    await clinic.later(5);
    expect(refunded(clinic)).toEqual(paise);
  },
);

it('what was shown holds, though the bound passes while the patient thinks', async () => {
  const { clinic, asha } = await openWithPaid();
  await clinic.later(7 * 60 + 15);
  await asha.hears();
  expect((await asha.says('cancel my appointment')).text).toContain('You will get ₹600 back');
  await clinic.later(10);
  await asha.taps('Yes, cancel it');
  expect(refunded(clinic)).toEqual([60_000]);
});

it('the Hindi patient reads the rule in Hindi before the yes', async () => {
  const { clinic, asha } = await openWithPaid();
  await clinic.later(8 * 60);
  await asha.types('language');
  await asha.taps('हिंदी');
  expect((await asha.says('मेरा अपॉइंटमेंट कैंसल करना है')).text).toContain(
    '24 घंटे से कम रहने पर कैंसल करें, तो 50 % वापस होता है',
  );
});

it('keeping the appointment moves no money', async () => {
  const { clinic, asha } = await openWithPaid();
  await asha.says('cancel my appointment');
  await asha.taps('No, keep it');
  expect(refunded(clinic)).toEqual([]);
});

it('a refund that is pending is followed until it is processed, whoever brings the news', async () => {
  const { clinic, asha, kinds, papers } = await openWithPaid();
  clinic.razorpay.setRefundOutcome('pending');
  await asha.says('cancel my appointment');
  const told = await asha.taps('Yes, cancel it');
  expect(told.text).toContain('on its way to the account');
  expect(await kinds()).toEqual(expect.arrayContaining(['refund_started', 'refund_accepted']));
  expect(await kinds()).not.toContain('refunded');
  const [refund] = clinic.razorpay.refunds();
  clinic.razorpay.settleRefund(refund?.id ?? '', 'processed');
  await clinic.later(16);
  expect((await asha.hears()).text).toContain('has been paid out');
  expect((await kinds()).filter((kind) => kind === 'refunded')).toHaveLength(1);
  const [receipt, note] = await papers();
  expect(note).toMatchObject({
    kind: 'credit_note',
    number: 1,
    againstId: receipt?.id,
    amountPaise: 60_000,
    paper: { refundReference: refund?.id, against: { number: 'R/2627/000001' } },
  });
  await clinic.later(16);
  expect((await asha.hears()).text).toBe('');
});

it('a refund that fails later is a task for staff and is not told as done', async () => {
  const { clinic, asha, kinds } = await openWithPaid();
  clinic.razorpay.setRefundOutcome('pending');
  await asha.says('cancel my appointment');
  await asha.taps('Yes, cancel it');
  clinic.razorpay.settleRefund(clinic.razorpay.refunds()[0]?.id ?? '', 'failed');
  await clinic.later(16);
  expect(clinic.notices.filter((notice) => notice.code === 'refund_failed')).toHaveLength(1);
  expect(await kinds()).not.toContain('refunded');
});

it('when the clinic cancels, all goes back whatever the hour', async () => {
  const { clinic, asha, appointment } = await openWithPaid();
  await clinic.later(30 * 60);
  const { world } = clinic.desk.outside;
  const { rows } = await doAsStaff(world, { staffId: 'sunita', deedId: 'deed-1' }, (deed) =>
    cancelByStaff(deed, { reference: appointment.reference }),
  );
  clinic.desk.runner.sendNow(rows);
  await clinic.settle();
  expect(refunded(clinic)).toEqual([60_000]);
  expect((await asha.appointments()).map((one) => one.status)).toEqual(['cancelled']);
});

it('a refund made in the dashboard reaches the books, and staff hear that the booking stands', async () => {
  const { clinic, asha, paymentId, kinds } = await openWithPaid();
  clinic.razorpay.refundOutside(paymentId, 60_000);
  await clinic.settle();
  expect(await kinds()).toEqual(expect.arrayContaining(['refund_started', 'refund_accepted', 'refunded']));
  expect(clinic.notices.map((notice) => notice.code)).toContain('refunded_outside');
  expect(await asha.appointments()).toMatchObject([{ status: 'booked', paymentStatus: 'refunded' }]);
});

it('what staff cancelled while the patient was paying is not booked again: the money goes back', async () => {
  const clinic = await openClinic({ hearsWebhooks: true });
  const asha = clinic.chat('asha');
  await comesToSummary(asha);
  await asha.taps('Pay online');
  const [held] = await asha.appointments();
  const { world } = clinic.desk.outside;
  await doAsStaff(world, { staffId: 'sunita', deedId: 'deed-1' }, (deed) =>
    cancelByStaff(deed, { reference: held?.reference ?? '' }),
  );
  await clinic.pays();
  expect(refunded(clinic)).toEqual([60_000]);
  expect((await asha.appointments()).map((one) => one.status)).toEqual(['cancelled']);
});
