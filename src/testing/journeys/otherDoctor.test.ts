/** Journeys: a visit goes to another doctor: the new time is taken before the old one is free, and the fee is set right. */
import { expect, it } from 'vitest';
import { checkLedger } from '../../app/money/ledger/checkLedger.ts';
import {
  booksAtClinic,
  type Chat,
  comesToSummary,
  describeOnBoth,
  type OpenClinic,
  openClinic,
} from '../journey.ts';

const WITH = {
  rao: 'Asha Verma, 34, female, fever, 9876543210, tomorrow at 5:30 pm with Dr Rao',
  iyer: 'Asha Verma, 34, female, fever, 9876543210, tomorrow at 5:20 pm with Dr Iyer',
  khan: 'Asha Verma, 34, female, fever, 9876543210, tomorrow at 5:30 pm with Dr Khan',
} as const;

async function paidAt(doctor: keyof typeof WITH): Promise<{ clinic: OpenClinic; asha: Chat }> {
  const clinic = await openClinic({ hearsWebhooks: true });
  const asha = clinic.chat('asha');
  await comesToSummary(asha, WITH[doctor]);
  await asha.taps('Pay online');
  await clinic.pays();
  await asha.taps('No reports');
  return { clinic, asha };
}

const findings = async ({ desk }: OpenClinic) => (await checkLedger(desk.outside.world, null)).findings;

const visitOf = async (chat: Chat) => (await chat.appointments()).find(({ status }) => status === 'booked');

describeOnBoth('another doctor', () => {
  it.each([
    'Dr Rao ke badle Dr Iyer',
    'Dr Iyer instead of Dr Rao please',
    'please move my appointment to Dr Iyer',
    'डॉ राव की जगह डॉ अय्यर',
    'change my doctor to Dr Iyer',
  ])('is understood as “%s”, and nothing moves before the new fee is agreed to', async (words) => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await booksAtClinic(asha, WITH.rao);
    await asha.taps('No reports');
    const times = await asha.says(words);
    expect(times.state).toBe('CHOOSING_NEW_SLOT');
    const [first = ''] = times.choices;
    const question = await asha.taps(first);
    expect(question.text).toContain('₹600');
    expect((await visitOf(asha))?.doctorId).toBe('d-rao');
    const moved = await asha.says('yes');
    expect(moved.text).toMatch(/Iyer/);
    expect(await visitOf(asha)).toMatchObject({
      doctorId: 'd-iyer',
      feePaise: 60_000,
      paymentStatus: 'due_at_clinic',
    });
  });

  it('whose fee is the same takes the visit over with reference, payment and receipt', async () => {
    const { clinic, asha } = await paidAt('rao');
    const before = await visitOf(asha);
    await asha.says('Dr Rao ke badle Dr Khan');
    await asha.taps((await asha.menu()).choices[0]?.label ?? '');
    const after = await visitOf(asha);
    expect(after).toMatchObject({
      id: before?.id,
      reference: before?.reference,
      doctorId: 'd-khan',
      paymentStatus: 'paid',
    });
    expect(clinic.razorpay.refunds()).toEqual([]);
    expect(await findings(clinic)).toEqual([]);
  });

  it('who asks for more is paid the rest by a link, with a receipt of its own, and a cancelling gives both back', async () => {
    const { clinic, asha } = await paidAt('rao');
    await asha.says('Dr Rao ke badle Dr Iyer Thursday ko');
    await asha.taps((await asha.menu()).choices[0]?.label ?? '');
    const moved = await asha.taps('Haan, badal do');
    expect(moved.text).toMatch(/₹200 baaki hain[\s\S]*Baaki ₹200 yahan/);
    expect(await visitOf(asha)).toMatchObject({ feePaise: 60_000, paymentStatus: 'due_at_clinic' });
    await clinic.pays();
    const paid = await asha.hears();
    expect(paid.files.map(({ fileName }) => fileName)).toEqual([
      expect.stringMatching(/^receipt-R-2627-000002/),
    ]);
    expect(await visitOf(asha)).toMatchObject({ feePaise: 60_000, paymentStatus: 'paid' });
    expect(await findings(clinic)).toEqual([]);
    await asha.says('cancel my appointment');
    await asha.says('yes');
    await clinic.later(10);
    expect(
      clinic.razorpay
        .refunds()
        .map(({ amount }) => amount)
        .sort(),
    ).toEqual([20_000, 40_000]);
    expect(await findings(clinic)).toEqual([]);
  });

  it('who asks for less gives the rest back with a credit note, and the other part when it is cancelled later', async () => {
    const { clinic, asha } = await paidAt('iyer');
    await asha.says('Dr Rao instead of Dr Iyer on Thursday');
    await asha.taps((await asha.menu()).choices[0]?.label ?? '');
    const moved = await asha.taps('Yes, move it');
    expect(moved.text).toMatch(/fee of Dr Suresh Rao is ₹400[\s\S]*₹200 goes back/);
    await clinic.later(10);
    const files = [...moved.files, ...(await asha.hears()).files].map(({ fileName }) => fileName);
    expect(files.join()).toMatch(/credit-note/);
    expect(clinic.razorpay.refunds().map(({ amount }) => amount)).toEqual([20_000]);
    expect(await visitOf(asha)).toMatchObject({ feePaise: 40_000, paymentStatus: 'paid' });
    expect(await findings(clinic)).toEqual([]);
    await asha.says('cancel my appointment');
    await asha.says('yes');
    await clinic.later(10);
    expect(clinic.razorpay.refunds().map(({ amount }) => amount)).toEqual([20_000, 40_000]);
    expect(await findings(clinic)).toEqual([]);
  });

  it('keeps the old time when the patient says no, and when the new one is taken meanwhile', async () => {
    const { clinic, asha } = await paidAt('rao');
    await asha.says('another doctor please');
    await asha.taps('Lakshmi Iyer');
    const slot = (await asha.menu()).choices[0];
    await asha.taps(slot?.label ?? '');
    expect((await asha.says('no')).state).toBe('IDLE');
    expect((await visitOf(asha))?.doctorId).toBe('d-rao');
    await asha.says('Dr Rao ke badle Dr Iyer');
    await asha.taps((await asha.menu()).choices[0]?.label ?? '');
    const question = await asha.menu();
    const held = String(question.choices[0]?.call.arguments['slot']);
    await clinic.store.transact(async (tables) => {
      const slot = await tables.slots.get(held as never);
      const [patient] = await tables.patients.ofChat(asha.key);
      if (slot === null || patient === undefined) throw new Error('there is no such time');
      await tables.appointments.hold({
        ...{ id: 'race' as never, reference: 'CF-22222', slot, patientId: patient.id, purpose: 'cough' },
        ...{ chat: clinic.chat('ravi').key, feePaise: 60_000 },
        ...{ holdExpiresAt: new Date('2026-12-01'), at: clinic.clock.now() },
      });
    });
    expect((await asha.tapsIn(question, 'badal do')).text).toContain('bhar gaya');
    expect((await visitOf(asha))?.doctorId).toBe('d-rao');
  });

  it('moves reminders and calendar along', async () => {
    const { clinic, asha } = await paidAt('rao');
    await asha.says('Dr Rao ke badle Dr Khan');
    const answer = await asha.taps((await asha.menu()).choices[0]?.label ?? '');
    const visit = await visitOf(asha);
    expect(visit?.doctorId).toBe('d-khan');
    expect(answer.files.map(({ fileName }) => fileName).join()).toContain('.ics');
    const reminders = await clinic.store.read((tables) =>
      tables.reminders.ofAppointment(visit?.id ?? ('' as never)),
    );
    const waiting = reminders.filter(({ status }) => status === 'waiting');
    expect(waiting.length).toBeGreaterThan(0);
    for (const one of waiting) expect(one.visitStartsAt).toEqual(visit?.startsAt);
  });

  it('is not read into the words of somebody who has no appointment', async () => {
    const ravi = (await openClinic()).chat('ravi');
    await ravi.says('hello');
    const answer = await ravi.says('Dr Iyer instead of Dr Rao');
    expect(answer.text).not.toContain('no appointments');
    expect(['IDLE', 'AWAITING_CONSENT']).toContain(answer.state);
  });
});
