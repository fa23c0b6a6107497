/** Journeys: a full day, those who wait for it, and a freed time that goes to one of them at a time. */
import { expect, it } from 'vitest';
import { unusedReference } from '../../app/booking/unusedReference.ts';
import {
  booksAtClinic,
  type Chat,
  comesToSummary,
  describeOnBoth,
  type OpenClinic,
  openClinic,
} from '../journey.ts';

/** Dr Iyer's 5:20 pm tomorrow is Asha's; Ravi and Meera wait for that very time. */
async function queue() {
  const clinic = await openClinic({ hearsWebhooks: true });
  const asha = clinic.chat('asha');
  await booksAtClinic(asha);
  await asha.taps('No reports');
  const [ravi, meera] = [clinic.chat('ravi'), clinic.chat(7)];
  await waits(ravi, 'Ravi Kumar, 43, male, knee pain, 9812345678, tomorrow at 5:20 pm with Dr Iyer');
  await waits(meera, 'Meera Shah, 52, female, cough, 9822001122, tomorrow at 5:20 pm with Dr Iyer');
  return { clinic, asha, ravi, meera };
}

async function waits(chat: Chat, sentence: string): Promise<void> {
  await comesToSummary(chat, sentence);
  expect((await chat.conversation()).state).toBe('SELECTING_SLOT');
  const joined = await chat.taps('Tell me if one frees up');
  expect(joined.text).toMatch(/waiting list of Dr Lakshmi Iyer, Tuesday, 24 November/);
  expect(joined.state).toBe('IDLE');
}

async function frees(clinic: OpenClinic, asha: Chat): Promise<void> {
  await asha.says('cancel my appointment');
  await asha.says('yes');
  await clinic.later(1);
}

describeOnBoth('a freed time', () => {
  it('is offered to the first in line alone, kept for them, paid in the chat, and staff see what it saved', async () => {
    const { clinic, asha, ravi, meera } = await queue();
    await frees(clinic, asha);
    const offer = await ravi.hears();
    expect(offer.text).toMatch(
      /A time has become free for Ravi Kumar[\s\S]*24 November, 5:20 pm[\s\S]*until 10:21 am/,
    );
    expect((await meera.hears()).text).toBe('');
    expect((await ravi.says('yes')).state).toBe('SELECTING_PAYMENT_MODE');
    await ravi.taps('Pay online');
    await clinic.pays();
    expect((await ravi.hears()).text).toContain('booked');
    expect(clinic.notices).toContainEqual(expect.objectContaining({ code: 'waitlist_booked', inMonth: 1 }));
    await clinic.later(30);
    expect((await meera.hears()).text).toBe('');
  });

  it('that is declined goes to the next at once', async () => {
    const { clinic, asha, ravi, meera } = await queue();
    await frees(clinic, asha);
    await ravi.hears();
    expect((await ravi.taps('No, thank you')).text).toContain('next in line');
    await clinic.later(1);
    expect((await meera.hears()).text).toContain('A time has become free for Meera Shah');
  });

  it('that nobody answers goes to the next when its clock has run out, and the late yes is refused', async () => {
    const { clinic, asha, ravi, meera } = await queue();
    await frees(clinic, asha);
    await ravi.hears();
    const offer = await ravi.menu();
    await clinic.later(21);
    await clinic.later(1);
    expect((await ravi.hears()).text).toContain('gone to the next in line');
    expect((await meera.hears()).text).toContain('A time has become free');
    expect((await ravi.tapsIn(offer, 'Yes, I want it')).text).toContain('no longer kept');
    expect((await meera.taps('Yes, I want it')).state).toBe('SELECTING_PAYMENT_MODE');
  });

  it('is not offered to whoever has left the list, nor at night', async () => {
    const { clinic, asha, ravi } = await queue();
    await ravi.does({ kind: 'text', text: 'hello' });
    const left = await clinic.store.transact(async (tables) => {
      const [entry] = await tables.waitlist.ofChat(ravi.key);
      return tables.waitlist.change(entry?.id ?? '', { from: 'waiting', to: 'left', at: clinic.clock.now() });
    });
    expect(left).toBe(true);
    await frees(clinic, asha);
    expect((await ravi.hears()).text).toBe('');
  });

  it('cannot be taken by a stranger who knows its reference', async () => {
    const { clinic, asha, ravi } = await queue();
    await frees(clinic, asha);
    await ravi.hears();
    const [held] = (await ravi.appointments()).filter(({ status }) => status === 'pending');
    const vikram = clinic.chat('vikram');
    await vikram.says('hello');
    const menu = await vikram.menu();
    await clinic.store.transact(async (tables) => {
      const conversation = await tables.conversations.load(vikram.key);
      if (conversation === null) throw new Error('no conversation');
      const forged = {
        label: 'x',
        call: { tool: 'takeOffer', arguments: { reference: held?.reference ?? '' } },
      };
      await tables.conversations.save({ ...conversation, menu: { ...menu, choices: [forged] } });
    });
    expect((await vikram.taps('x')).text).toContain('no longer kept');
    expect(await vikram.appointments()).toEqual([]);
  });
});

describeOnBoth('whoever waits', () => {
  it('for any doctor of a speciality is offered the first that is free', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await fillsTuesday(clinic, ['d-rao', 'd-khan']);
    await comesToSummary(asha, 'Asha Verma, 34, female, fever, 9876543210, tomorrow, any general physician');
    if ((await asha.conversation()).state === 'SELECTING_DOCTOR') await asha.says('any doctor');
    const joined = await asha.taps('Tell me if one frees up');
    expect(joined.text).toMatch(/waiting list of any doctor.*Tuesday, 24 November/);
    await clinic.later(1);
    expect((await asha.hears()).text).toBe('');
    await freesOne(clinic, 'd-khan');
    await clinic.later(1);
    const offer = await asha.hears();
    expect(offer.text).toMatch(/A time has become free for Asha Verma[\s\S]*Dr Farah Khan/);
    expect((await asha.says('yes')).state).toBe('SELECTING_PAYMENT_MODE');
  });

  it.each([
    'tell me if something earlier is free',
    'pehle ka time mile to batana',
    'पहले का समय मिले तो बताना',
  ])(
    'with an appointment for an earlier time keeps it until the earlier one is taken: “%s”',
    async (words) => {
      const clinic = await openClinic();
      const [asha, ravi] = [clinic.chat('asha'), clinic.chat('ravi')];
      await booksAtClinic(asha);
      await asha.taps('No reports');
      await fillsUntil(clinic, 'd-iyer', await visitOf(asha));
      const asked = await asha.says(words);
      expect(asked.text).toMatch(/5:20/);
      expect(asked.state).toBe('IDLE');
      await clinic.later(1);
      expect((await asha.hears()).text).toBe('');
      await freesOne(clinic, 'd-iyer');
      await clinic.later(1);
      await asha.hears();
      const before = await visitOf(asha);
      const moved = await asha.does({ kind: 'text', text: 'yes' });
      expect(moved.text).toMatch(/CF-/);
      const after = await visitOf(asha);
      expect(after).toMatchObject({ id: before?.id, reference: before?.reference, status: 'booked' });
      expect(after?.startsAt.getTime()).toBeLessThan(before?.startsAt.getTime() ?? 0);
      expect((await asha.appointments()).filter(({ status }) => status === 'pending')).toEqual([]);
      expect((await comesToSummary(ravi)).text).toContain('5:20 pm');
    },
  );

  it('for an earlier time keeps the old one when the offer is declined or runs out', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await booksAtClinic(asha);
    await asha.taps('No reports');
    await fillsUntil(clinic, 'd-iyer', await visitOf(asha));
    await asha.says('move my appointment');
    await asha.taps('Earlier, if one frees up');
    await freesOne(clinic, 'd-iyer');
    await clinic.later(1);
    expect((await asha.hears()).text).toMatch(
      /earlier time has become free[\s\S]*would replace Tuesday, 24 November, 5:20/,
    );
    await clinic.later(21);
    await clinic.later(1);
    await asha.hears();
    expect(await visitOf(asha)).toMatchObject({ visitTime: '17:20', status: 'booked' });
    expect((await asha.appointments()).filter(({ status }) => status === 'pending')).toEqual([]);
  });

  it.each(['leave the waiting list', 'waiting list se mera naam hata do', 'प्रतीक्षा सूची से मेरा नाम हटा दो'])(
    'leaves the list by saying “%s”, or by the button, and is offered nothing any more',
    async (words) => {
      const { clinic, asha, ravi } = await queue();
      expect((await ravi.says('hello')).choices).toContain('Leave the waiting list');
      expect((await ravi.says(words)).text).toMatch(/list|सूची/i);
      expect((await ravi.says('hello')).choices).not.toContain('Leave the waiting list');
      await frees(clinic, asha);
      expect((await ravi.hears()).text).toBe('');
    },
  );
});

const visitOf = async (chat: Chat) => (await chat.appointments()).find(({ status }) => status === 'booked');

/** Every free time of the doctors that day is taken by nobody in particular. */
const fillsTuesday = (clinic: OpenClinic, doctorIds: readonly string[]): Promise<void> =>
  fills(clinic, { doctorIds, until: new Date('2026-11-24T23:00:00+05:30') });

const fillsUntil = (
  clinic: OpenClinic,
  doctorId: string,
  visit: { startsAt: Date } | undefined,
): Promise<void> => fills(clinic, { doctorIds: [doctorId], until: visit?.startsAt ?? new Date(0) });

async function fills(
  clinic: OpenClinic,
  { doctorIds, until }: { doctorIds: readonly string[]; until: Date },
): Promise<void> {
  const owner = clinic.chat(99);
  await booksAtClinic(owner, 'Ravi Kumar, 43, male, knee pain, 9812345678, Friday at 6 pm with Dr Singh');
  await clinic.store.transact(async (tables) => {
    const [patient] = await tables.patients.ofChat(owner.key);
    if (patient === undefined) throw new Error('nobody is there');
    for (;;) {
      const free = await tables.slots.findFree({
        ...{ doctorIds: doctorIds as never, fromDate: '2026-11-23', toDate: '2026-11-24', limit: 500 },
        ...{ timeFrom: null, timeTo: null, startsAfter: clinic.clock.now() },
      });
      const wanted = free.filter(({ startsAt }) => startsAt < until);
      if (wanted.length === 0) return;
      for (const slot of wanted) {
        const id = clinic.ids.id() as never;
        const reference = await unusedReference({ world: clinic, tables });
        await tables.appointments.hold({
          ...{ id, reference, slot, patientId: patient.id, chat: owner.key },
          ...{ feePaise: 0, purpose: 'x', holdExpiresAt: until, at: clinic.clock.now() },
        });
        const to = { status: 'booked', holdExpiresAt: null } as const;
        await tables.appointments.change(id, { from: ['pending'], to, at: clinic.clock.now() });
      }
    }
  });
}

/** One of the taken times, tomorrow, is given up. */
async function freesOne(clinic: OpenClinic, doctorId: string): Promise<void> {
  await clinic.store.transact(async (tables) => {
    const taken = await tables.appointments.between('2026-11-24', '2026-11-24');
    const one = taken.find(({ doctorId: whose, purpose }) => whose === doctorId && purpose === 'x');
    if (one === undefined) throw new Error('nothing is taken');
    const to = { status: 'cancelled' } as const;
    await tables.appointments.change(one.id, { from: ['booked'], to, at: clinic.clock.now() });
  });
}
