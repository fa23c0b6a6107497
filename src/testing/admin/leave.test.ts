/** A doctor's leave in one sentence: 30 patients on both channels are each offered another time, moved or refunded, and it can be taken back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { declineVisitOffer } from '../../app/admin/deeds/leave/answerOffer.ts';
import { openTurn } from '../../app/turn/turn.ts';
import { plainText } from '../../domain/message/outgoingMessage.ts';
import { type BookedPatient, bookMany } from './bookMany.ts';
import { openStaffDesk, type StaffDeskUnderTest } from './staffDesk.ts';

const TUESDAY = '2026-11-24';
const HOUR = 60 * 60_000;

let desk: StaffDeskUnderTest;
let patients: readonly BookedPatient[];
beforeEach(async () => {
  desk = await openStaffDesk();
  patients = await bookMany(desk.terminal, { doctorId: 'd-rao', date: TUESDAY, count: 30 });
  await desk.owner.signsIn();
});
afterEach(() => desk.close());

const visits = () =>
  desk.terminal.store.read((tables) => Promise.all(patients.map(({ id }) => tables.appointments.get(id))));
const liveOn = (date: string) =>
  desk.terminal.store.read((tables) => tables.appointments.between(date, date));

/** What the patient was told last, and a tap on one of its buttons. */
function hears({ chat }: BookedPatient) {
  const messages = desk.terminal
    .takeSent(chat)
    .flatMap((one) => (one.kind === 'message' ? [one.delivery] : []));
  const last = messages.at(-1);
  const taps = async (index: number): Promise<string> => {
    await desk.terminal.desk.receive({
      chat,
      messageId: desk.terminal.ids.id(),
      sentAt: desk.terminal.clock.now(),
      appLanguage: null,
      content: { kind: 'choice', menuVersion: last?.menuVersion ?? 0, index, messageRef: null },
    });
    await desk.terminal.settle();
    return desk.terminal
      .takeSent(chat)
      .map((one) => (one.kind === 'message' ? plainText(one.delivery.message.text) : ''))
      .join('\n');
  };
  return { text: messages.map(({ message }) => plainText(message.text)).join('\n'), taps };
}

async function goesOnLeave(): Promise<string> {
  const preview = await desk.owner.says('Dr Rao kal nahi aayenge');
  expect(preview.text).toContain('30 patients: Telegram par 20, WhatsApp par 10');
  expect(preview.text).toContain('Ab tak paid: ₹6,000');
  const done = await desk.owner.taps('✅ Haan, kar do');
  await desk.terminal.settle();
  return done.text;
}

describe('a leave of a day with 30 patients', () => {
  it('does nothing before it is confirmed, and nothing when it is not', async () => {
    await desk.owner.says('Dr Rao kal nahi aayenge');
    expect((await desk.owner.taps('✖️ Nahi')).text).toContain('kuch nahi kiya');
    expect((await liveOn(TUESDAY)).length).toBe(30);
    for (const patient of patients) expect(hears(patient).text).toBe('');
  });

  it('offers each another time that is held, and no seat twice', async () => {
    expect(await goesOnLeave()).toContain('30 ko dusra time diya, 0 cancel karne pade');
    for (const patient of patients) expect(hears(patient).text).toContain('We keep another time for you');
    const all = await desk.terminal.store.read((tables) =>
      tables.appointments.between('2026-11-23', '2026-12-20'),
    );
    expect(new Set(all.map(({ slotId, seat }) => `${slotId} ${seat}`)).size).toBe(all.length);
    expect(all.filter(({ status }) => status === 'pending')).toHaveLength(30);
    const free = await desk.terminal.store.read((tables) =>
      tables.slots.findFree({
        doctorIds: ['d-rao' as never],
        fromDate: TUESDAY,
        toDate: TUESDAY,
        timeFrom: null,
        timeTo: null,
        startsAfter: desk.terminal.clock.now(),
        limit: 5,
      }),
    );
    expect(free).toEqual([]);
  });

  it('moves who takes it, cancels and refunds who declines or stays silent', async () => {
    await goesOnLeave();
    const [takers, decliners, silent] = [patients.slice(0, 10), patients.slice(10, 20), patients.slice(20)];
    for (const patient of takers) expect(await hears(patient).taps(0)).toContain(patient.reference);
    for (const patient of decliners)
      expect(await hears(patient).taps(1)).toContain('the clinic has had to cancel');
    for (const patient of silent) expect(hears(patient).text).toContain('We keep another time');
    await desk.terminal.moveClock(25 * HOUR);
    await desk.terminal.settle();
    for (const patient of silent) expect(hears(patient).text).toContain('is free again');
    const after = await visits();
    after.forEach((visit, index) => {
      if (index < 10)
        expect(visit).toMatchObject({ status: 'booked', reference: patients[index]?.reference });
      if (index < 10) expect(visit?.visitDate).not.toBe(TUESDAY);
      if (index >= 10) expect(visit?.status).toBe('cancelled');
    });
    const kindsOf = await desk.terminal.store.read((tables) =>
      Promise.all(
        patients.map(async ({ id }) => (await tables.ledger.ofAppointment(id)).map(({ kind }) => kind)),
      ),
    );
    const isOwed = (index: number): boolean => index >= 10 && patients[index]?.isPaid === true;
    kindsOf.forEach((kinds, index) => {
      const way = kinds.filter((kind) => kind.startsWith('refund'));
      expect(way, `patient ${index}`).toEqual(
        isOwed(index) ? ['refund_started', 'refund_accepted', 'refunded'] : [],
      );
      if (isOwed(index)) expect(after[index]?.paymentStatus).toBe('refunded');
    });
    // The provider's own book says the same: ten refunds of a fee each, all paid out.
    expect(desk.terminal.razorpay.refunds().map(({ amount, status }) => [amount, status])).toEqual(
      patients.filter((_, index) => isOwed(index)).map(() => [40_000, 'processed']),
    );
    const pending = await desk.terminal.store.read((tables) =>
      tables.appointments.between('2026-11-23', '2026-12-20'),
    );
    expect(pending.filter(({ status }) => status === 'pending')).toEqual([]);
  });

  it('answers a second tap, and a tap by somebody else, with nothing', async () => {
    await goesOnLeave();
    const [first, second] = patients;
    if (first === undefined || second === undefined) throw new Error('there are patients');
    const heard = hears(first);
    await heard.taps(0);
    const moved = (await visits())[0];
    await heard.taps(0);
    await heard.taps(1);
    expect((await visits())[0]).toEqual(moved);
    const { world } = desk.terminal.desk.outside;
    const stolen = await world.store.transact(async (tables) => {
      const turn = await openTurn(world, tables, { id: 'stolen', chat: second.chat, replaces: null });
      return declineVisitOffer(turn, { reference: patients[2]?.reference ?? '' });
    });
    expect(stolen).toEqual({ ok: false, refusal: { code: 'offer_over' } });
    expect((await visits())[2]?.status).toBe('booked');
    expect((await visits())[0]).toEqual(moved);
  });

  it('is taken back within its time: visits stay, kept times are free, who had answered keeps the answer', async () => {
    await goesOnLeave();
    const [taker] = patients;
    if (taker === undefined) throw new Error('there are patients');
    await hears(taker).taps(0);
    const undone = await desk.owner.taps('↩️ Undo');
    expect(undone.text).toContain('29 ka time wahi raha; 1 pehle hi chun chuke the');
    for (const patient of patients.slice(1)) expect(hears(patient).text).toContain('is there after all');
    const live = await liveOn(TUESDAY);
    expect(live.filter(({ status }) => status === 'booked')).toHaveLength(29);
    const rest = await desk.terminal.store.read((tables) =>
      tables.appointments.between('2026-11-23', '2026-12-20'),
    );
    const elsewhere = rest.filter(({ visitDate }) => visitDate !== TUESDAY);
    expect(elsewhere.map(({ reference }) => reference)).toEqual([taker.reference]);
  });

  it('is too late to be taken back after a quarter of an hour', async () => {
    await goesOnLeave();
    await desk.terminal.moveClock(16 * 60_000);
    expect((await desk.owner.taps('↩️ Undo')).text).toContain('15 minute tak hi wapas');
  });

  it('shows itself anew when somebody has booked or cancelled since the preview', async () => {
    await desk.owner.says('Dr Rao kal nahi aayenge');
    const [first] = patients;
    await desk.terminal.store.transact((tables) =>
      tables.appointments.change(first?.id ?? ('' as never), {
        from: ['booked'],
        to: { status: 'cancelled' },
        at: desk.terminal.clock.now(),
      }),
    );
    const anew = await desk.owner.taps('✅ Haan, kar do');
    expect(anew.text).toContain('kuch badal gaya hai');
    expect(anew.text).toContain('29 patients');
    expect((await liveOn(TUESDAY)).length).toBe(29);
    expect((await desk.owner.taps('✅ Haan, kar do')).text).toContain('29 ko dusra time diya');
  });

  it('is a doctor’s own affair, or the desk’s, and nobody else’s', async () => {
    await desk.doctor.signsIn();
    expect((await desk.doctor.says('Dr Rao kal nahi aayenge')).text).toContain('kisi aur doctor ke nahi');
    expect((await desk.doctor.says('main kal chutti par hoon')).text).toContain('Lakshmi Iyer');
    expect((await liveOn(TUESDAY)).length).toBe(30);
  });
});
