/** Use cases one by one, on a real store: what they refuse, and that a refusal changes nothing. */
import { describe, expect, it } from 'vitest';
import type { EMPTY_DRAFT } from '../domain/conversation/draft.ts';
import { plainText } from '../domain/message/outgoingMessage.ts';
import type { When } from '../domain/visit/visitWish.ts';
import { DR_IYER, DR_RAO, draftWith } from '../testing/clinic.ts';
import { booksAtClinic, comesToSummary, openClinic } from '../testing/journey.ts';
import { inTurn, saidIn } from '../testing/turnBench.ts';
import { daysWithFreeSlots, findSlots } from './booking/findSlots.ts';
import { holdSlot } from './booking/holdSlot.ts';
import { type ProposedDetails, recordDetails } from './booking/recordDetails.ts';
import { refundOfAll } from './money/refunds/refundFor.ts';
import { composeMessages } from './turn/closeTurn.ts';
import type { Saying } from './turn/turn.ts';

const saying = (text: string, more: Partial<Saying> = {}): Saying => ({
  text: [text],
  lasts: false,
  links: [],
  replaceable: false,
  choices: [],
  template: null,
  ...more,
});
const menu = { text: ['Which one?'], choices: [[{ label: 'A', call: { tool: 'showMenu', arguments: {} } }]] };
const textsOf = (sayings: readonly Saying[], prompt: typeof menu | null) =>
  composeMessages(sayings, prompt).map((message) => [
    plainText(message.text),
    message.choices.length,
    message.lasts,
  ]);

describe('what is said in one turn', () => {
  it('becomes one message with the menu at its end', () => {
    expect(textsOf([saying('one'), saying('two')], menu)).toEqual([['one\n\ntwo\n\nWhich one?', 1, false]]);
  });

  it('leaves what has to last in a message of its own', () => {
    expect(textsOf([saying('one'), saying('booked', { lasts: true }), saying('two')], menu)).toEqual([
      ['one', 0, false],
      ['booked', 0, true],
      ['two\n\nWhich one?', 1, false],
    ]);
  });

  it('is nothing where nothing is said and no menu follows', () => {
    expect(
      textsOf(
        [saying('')].map((one) => ({ ...one, text: [] })),
        null,
      ),
    ).toEqual([]);
  });

  it('has no empty line where the menu has no words of its own', () => {
    expect(textsOf([saying('one')], { ...menu, text: [] })).toEqual([['one', 1, false]]);
  });
});

describe('free times', () => {
  const at = (wish: Partial<When>): When => ({
    date: null,
    dateTo: null,
    time: null,
    timeFrom: null,
    timeTo: null,
    ...wish,
  });
  let clinic: Awaited<ReturnType<typeof openClinic>>;
  const search = (wish: When | null, doctors = [DR_IYER]) =>
    inTurn(clinic, {}, (turn) => findSlots(turn, { doctors, wish, limit: 4 }));
  const timesOf = (offer: Awaited<ReturnType<typeof search>>) =>
    offer.slots.map((slot) => `${slot.visitDate} ${slot.visitTime}`);

  it('are found as wished, nearest in the day, on the next day, or wherever there are some', async () => {
    clinic = await openClinic();
    expect(timesOf(await search(at({ date: '2026-11-24', time: '17:20' })))).toEqual(['2026-11-24 17:20']);
    expect((await search(at({ date: '2026-11-24', time: '17:20' }))).fit).toBe('exact');
    const between = await search(at({ date: '2026-11-24', time: '15:00' }));
    expect([between.fit, ...timesOf(between)]).toEqual([
      'near',
      '2026-11-24 12:30',
      '2026-11-24 17:00',
      '2026-11-24 17:20',
      '2026-11-24 17:40',
    ]);
    const sunday = await search(at({ date: '2026-11-29', timeFrom: '17:00' }));
    expect([sunday.fit, timesOf(sunday)[0]]).toEqual(['near', '2026-11-23 17:00']);
    const early = await search(at({ time: '04:00' }));
    expect([early.fit, early.slots.length]).toEqual(['near', 4]);
  });

  it('are never sooner than one can be there, and never beyond the horizon', async () => {
    clinic = await openClinic();
    expect(timesOf(await search(null))[0]).toBe('2026-11-23 10:30');
    expect(await inTurn(clinic, {}, (turn) => daysWithFreeSlots(turn, [DR_IYER], 99))).toHaveLength(25);
    expect((await search(null, [])).fit).toBe('none');
  });

  it('leave out what is held, unless the slot has another seat', async () => {
    clinic = await openClinic();
    await comesToSummary(clinic.chat('asha'));
    await comesToSummary(
      clinic.chat('ravi'),
      'Ravi Kumar, 43, male, cough, 9812345678, tomorrow at 5:30 pm with Dr Rao',
    );
    expect((await search(at({ date: '2026-11-24', time: '17:20' }))).fit).toBe('near');
    expect((await search(at({ date: '2026-11-24', time: '17:30' }), [DR_RAO])).slots).toMatchObject([
      { freeSeats: 1 },
    ]);
  });
});

describe('taking down details', () => {
  const record = async (proposed: ProposedDetails) => {
    const clinic = await openClinic();
    return inTurn(
      clinic,
      { conversation: { state: 'SELECTING_DOCTOR', draft: draftWith() } },
      async (turn) => ({
        outcome: await recordDetails(turn, proposed),
        draft: turn.conversation.draft,
        said: saidIn(turn),
      }),
    );
  };

  it.each<[string, ProposedDetails, string]>([
    ['a doctor who is not here', { doctor: 'Dr Bose', name: 'Ravi' }, 'unknown_doctor'],
    ['a day that is over', { date: '2026-11-22', name: 'Ravi' }, 'day_past'],
    ['a day on which the clinic is closed', { date: '2026-11-29', name: 'Ravi' }, 'day_closed'],
    ['a day too far away', { date: '2027-03-15', name: 'Ravi' }, 'day_too_far'],
    ['an age of nought without months', { ageYears: 0, name: 'Ravi' }, 'unusable_age'],
    ['an age nobody has', { ageYears: 121, name: 'Ravi' }, 'unusable_age'],
    ['nothing at all', {}, 'nothing_recorded'],
  ])('%s is refused, and nothing of the message is taken down', async (_, proposed, code) => {
    const { outcome, draft } = await record(proposed);
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
    expect(draft).toEqual(draftWith());
  });

  it.each(['d-iyer', 'Lakshmi Iyer', 'Dr. lakshmi iyer'])('a doctor may be named “%s”', async (doctor) => {
    expect((await record({ doctor })).draft).toMatchObject({ doctorId: 'd-iyer', speciality: 'paediatrics' });
  });

  it('a baby’s age is told in months', async () => {
    expect((await record({ ageYears: 0, ageMonths: 7 })).draft.age).toEqual({ years: 0, months: 7 });
  });

  it('a new hour keeps the day, and a new day keeps the hour', async () => {
    const clinic = await openClinic();
    const draft = draftWith({
      doctorId: DR_IYER.id,
      wish: { date: '2026-11-24', dateTo: null, time: null, timeFrom: '17:00', timeTo: null },
    });
    const wishAfter = (proposed: ProposedDetails) =>
      inTurn(clinic, { conversation: { state: 'SELECTING_SLOT', draft } }, async (turn) => {
        await recordDetails(turn, proposed);
        return turn.conversation.draft.wish;
      });
    expect(await wishAfter({ time: '18:00' })).toMatchObject({
      date: '2026-11-24',
      time: '18:00',
      timeFrom: null,
    });
    expect(await wishAfter({ date: '2026-11-25' })).toMatchObject({ date: '2026-11-25', timeFrom: '17:00' });
  });
});

describe('holding a time', () => {
  it('is refused while a detail is missing, for unknown times and for those that have passed', async () => {
    const clinic = await openClinic();
    const holdWith = (draft: typeof EMPTY_DRAFT, slot: string) =>
      inTurn(clinic, { conversation: { state: 'SELECTING_SLOT', draft } }, (turn) =>
        holdSlot(turn, { slot }),
      );
    expect(
      await holdWith(draftWith({ doctorId: DR_IYER.id, phone: null }), 'd-iyer_20261124_1720'),
    ).toMatchObject({ refusal: { code: 'details_missing' } });
    expect(await holdWith(draftWith({ doctorId: DR_IYER.id }), 'd-iyer_20261124_0300')).toMatchObject({
      refusal: { code: 'unknown_slot' },
    });
    expect(await holdWith(draftWith({ doctorId: DR_IYER.id }), 'd-iyer_20261123_0930')).toMatchObject({
      refusal: { code: 'slot_past' },
    });
    expect(await clinic.chat('asha').appointments()).toEqual([]);
  });
});

describe('what a patient gets back', () => {
  let clinic: Awaited<ReturnType<typeof openClinic>>;
  const refundOfFirst = async () => {
    const [appointment] = await clinic.chat('asha').appointments();
    if (appointment === undefined) throw new Error('nothing was booked');
    return clinic.store.read((tables) => refundOfAll(tables, appointment));
  };

  it('is nothing where nothing was paid online', async () => {
    clinic = await openClinic();
    await booksAtClinic(clinic.chat('asha'));
    expect(await refundOfFirst()).toMatchObject({ paidPaise: 0, refundPaise: 0 });
  });

  it('is all that was captured, and nothing more once it is on its way', async () => {
    clinic = await openClinic({ hearsWebhooks: true });
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay online');
    const paymentId = await clinic.pays();
    expect(await refundOfFirst()).toMatchObject({ held: { paymentId }, refundPaise: 60_000 });
    await asha.says('cancel my appointment');
    await asha.taps('Yes, cancel it');
    expect(await refundOfFirst()).toMatchObject({ refundPaise: 0 });
  });
});
