/** What staff do by their bot: previewed, confirmed by a tap or a typed yes, written down, and taken back where it can be. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../domain/message/outgoingMessage.ts';
import { type BookedPatient, bookMany } from './bookMany.ts';
import { OWNER_ID, openStaffDesk, type StaffDeskUnderTest } from './staffDesk.ts';

const TODAY = '2026-11-23';
const YES = '✅ Yes, do it';
const UNDO = '↩️ Undo';
const MINUTE = 60_000;

let desk: StaffDeskUnderTest;
let patients: readonly BookedPatient[];
beforeEach(async () => {
  desk = await openStaffDesk();
  patients = await bookMany(desk.terminal, { doctorId: 'd-iyer', date: TODAY, count: 4, consent: true });
  await desk.owner.signsIn();
});
afterEach(() => desk.close());

const first = (): BookedPatient => {
  const [one] = patients;
  if (one === undefined) throw new Error('somebody is booked');
  return one;
};
const visit = async () => {
  const found = await desk.terminal.store.read((tables) => tables.appointments.get(first().id));
  if (found === null) throw new Error('the visit is there');
  return found;
};
const hears = ({ chat }: BookedPatient): string =>
  desk.terminal
    .takeSent(chat)
    .map((one) => (one.kind === 'message' ? plainText(one.delivery.message.text) : ''))
    .join('\n');
const actionsOf = async (subject: string): Promise<readonly string[]> =>
  (await desk.terminal.store.read((tables) => tables.audit.ofSubject(subject))).map(({ action }) => action);
/** Asked, confirmed, and what the person read. */
async function does(words: string): Promise<string> {
  await desk.owner.says(words);
  return (await desk.owner.taps(YES)).text;
}

describe('a typed answer to a preview', () => {
  it.each(['yes', 'haan', 'हाँ', 'yes please'])('“%s” confirms what was shown last', async (word) => {
    const { reference } = first();
    await desk.owner.says(`${reference} arrived`);
    expect((await desk.owner.says(word)).text).toMatch(/Done|Ho gaya|हो गया/);
    expect((await visit()).status).toBe('arrived');
  });

  it('“no” drops it, and a yes afterwards is good for nothing', async () => {
    await desk.owner.says(`${first().reference} arrived`);
    expect((await desk.owner.says('no')).text).toContain('nothing was done');
    expect((await desk.owner.says('yes')).text).toContain('Nothing is waiting');
    expect((await visit()).status).toBe('booked');
  });

  it('is not good for a preview behind which something else was said', async () => {
    await desk.owner.says(`${first().reference} arrived`);
    await desk.owner.says('today');
    expect((await desk.owner.says('yes')).text).toContain('Nothing is waiting');
    expect((await visit()).status).toBe('booked');
  });

  it('is no part of a longer sentence', async () => {
    await desk.owner.says(`${first().reference} arrived`);
    await desk.owner.says('yes but how many patients tomorrow?');
    expect((await visit()).status).toBe('booked');
  });
});

describe('what is taken back', () => {
  it('a mark of attendance: the visit stands as before, with its reminders', async () => {
    const { id, reference } = first();
    const before = await visit();
    expect(await does(`${reference} arrived`)).toContain('Done');
    expect((await desk.owner.taps(UNDO)).text).toContain('Undone');
    expect(await visit()).toMatchObject({ status: before.status, slotId: before.slotId });
    expect(await actionsOf(id)).toEqual(['attendance_marked', 'attendance_taken_back']);
    expect((await desk.owner.says('undo')).text).toContain('nothing of yours to undo');
  });

  it('a no-show, by the word alone', async () => {
    await desk.terminal.moveClock(2 * 60 * MINUTE);
    await desk.owner.signsIn();
    expect(await does(`${first().reference} did not come`)).toContain('did not come');
    expect((await desk.owner.says('undo')).text).toContain('Undone');
    expect((await visit()).status).toBe('booked');
  });

  it('cash: a reversing entry and a credit note, and it can be paid again', async () => {
    const { id, reference } = first();
    expect(await does(`${reference} 600 cash`)).toContain('Receipt R/2627/000001');
    expect((await visit()).paymentStatus).toBe('paid');
    hears(first());
    expect((await desk.owner.taps(UNDO)).text).toContain('Undone');
    expect((await visit()).paymentStatus).toBe('due_at_clinic');
    const entries = await desk.terminal.store.read((tables) => tables.ledger.ofAppointment(id));
    expect(entries.map(({ kind, amountPaise }) => [kind, amountPaise])).toEqual([
      ['taken_at_desk', 60_000],
      ['returned_at_desk', 60_000],
    ]);
    const papers = await desk.terminal.store.read((tables) => tables.documents.ofAppointment(id));
    expect(papers.map(({ kind }) => kind).sort()).toEqual(['credit_note', 'receipt']);
    expect(hears(first())).toContain('was a mistake of our desk');
    expect(await does(`${reference} 600 upi`)).toContain('Receipt R/2627/000002');
    expect((await visit()).paymentStatus).toBe('paid');
  });

  it('a move, back to the old time while that is free', async () => {
    const before = await visit();
    await does(`move ${first().reference} to tomorrow 5:20 pm`);
    expect((await visit()).visitDate).toBe('2026-11-24');
    hears(first());
    expect((await desk.owner.taps(UNDO)).text).toContain('Undone');
    expect((await visit()).slotId).toBe(before.slotId);
    expect(hears(first())).toContain('Tuesday, 24 November, 5:20 pm');
  });

  it('a delay: everybody who was told hears that it is not so', async () => {
    await does('Dr Iyer is running 30 minutes late');
    expect(hears(first())).toContain('30 minutes late');
    expect((await desk.owner.taps(UNDO)).text).toContain('4 patients told that it is not so');
    expect(hears(first())).toContain('on time after all');
  });

  it('a closing of time, and only what it closed itself', async () => {
    const free = async () =>
      (
        await desk.terminal.store.read((tables) =>
          tables.slots.findFree({
            doctorIds: ['d-iyer' as never],
            fromDate: '2026-11-25',
            toDate: '2026-11-25',
            timeFrom: null,
            timeTo: null,
            startsAfter: desk.terminal.clock.now(),
            limit: 100,
          }),
        )
      ).map(({ visitTime }) => visitTime);
    await does('block Dr Iyer on 25 November from 5 pm to 6 pm');
    const evening = await free();
    await does('block Dr Iyer on 25 November from 4 pm to 8 pm');
    expect((await free()).some((time) => time >= '17:00')).toBe(false);
    expect((await desk.owner.taps(UNDO)).text).toContain('Undone');
    expect(await free()).toEqual(evening);
    expect(evening.some((time) => time === '17:00')).toBe(false);
  });
});

describe('what is not taken back', () => {
  it('says why at once: a cancelling and a message to a group', async () => {
    expect(await does('tell everybody of today: Please bring your old reports')).toContain(
      'cannot be undone: people have read it',
    );
    expect(hears(first())).toContain('Please bring your old reports');
    expect(await does(`cancel ${first().reference}`)).toContain(
      'cannot be undone: the patient has been told',
    );
    expect((await desk.owner.says('undo')).text).toContain('cannot be undone');
    expect((await visit()).status).toBe('cancelled');
  });

  it('says why when the old time is another’s, and leaves the visit where it is', async () => {
    const before = await visit();
    await does(`move ${first().reference} to tomorrow 5:20 pm`);
    await desk.terminal.store.transact(async (tables) => {
      const slot = await tables.slots.get(before.slotId);
      if (slot === null) throw new Error('the old time is there');
      await tables.appointments.hold({
        id: 'faster' as never,
        reference: 'CF-FASTR',
        slot,
        patientId: before.patientId,
        chat: before.chat,
        feePaise: before.feePaise,
        purpose: '',
        holdExpiresAt: new Date(desk.terminal.clock.now().getTime() + 60 * MINUTE),
        at: desk.terminal.clock.now(),
      });
    });
    expect((await desk.owner.taps(UNDO)).text).toContain('the old time is no longer free');
    expect((await visit()).visitDate).toBe('2026-11-24');
  });

  it('after a quarter of an hour', async () => {
    await does(`${first().reference} arrived`);
    await desk.terminal.moveClock(16 * MINUTE);
    expect((await desk.owner.says('undo')).text).toContain('too late');
    expect((await visit()).status).not.toBe('booked');
  });

  it('when somebody has changed it again meanwhile', async () => {
    await does(`${first().reference} arrived`);
    await desk.frontDesk.signsIn();
    await desk.frontDesk.says(`${first().reference} seen`);
    await desk.frontDesk.taps(YES);
    expect((await desk.owner.says('undo')).text).toContain('somebody has changed it again');
    expect((await visit()).status).toBe('fulfilled');
  });

  it('by another person’s hand: a colleague’s deed is not mine to undo', async () => {
    await does(`${first().reference} arrived`);
    await desk.frontDesk.signsIn();
    expect((await desk.frontDesk.says('undo')).text).toContain('nothing of yours to undo');
    expect((await visit()).status).toBe('arrived');
  });
});

describe('a message to a group', () => {
  it('shows how many get it, on which channel, and what it costs, before it goes to those who agreed', async () => {
    const preview = await desk.owner.says('tell everybody of today: The lift is out of order');
    expect(preview.text).toContain('2 patients: 1 on Telegram, 1 on WhatsApp');
    expect(preview.text).toContain('Cost: ₹0.90 (1 × ₹0.90 on WhatsApp; Telegram is free)');
    expect(preview.text).toContain('2 patients did not agree');
    await desk.owner.taps(YES);
    const told = patients.filter((one) => hears(one).includes('The lift is out of order'));
    expect(told.length).toBe(2);
    expect(await actionsOf(`admin:${OWNER_ID}`)).toEqual(['admin_signed_in']);
  });

  it('that nobody has agreed to is not offered, and says whom to phone', async () => {
    const at = desk.terminal.clock.now();
    await desk.terminal.store.transact(async (tables) => {
      for (const { chat } of patients) await tables.consents.withdraw(chat, 'reminders', at);
    });
    const answer = await desk.owner.says('tell everybody of today: The lift is out of order');
    expect(answer.text).toContain('The 4 patients who are booked then have not agreed');
    expect(answer.labels).not.toContain(YES);
  });
});
