/** Journeys: a person takes over, nothing is lost meanwhile, and a visit of another chat takes its code. */
import { expect, it } from 'vitest';
import { giveBackChat, readHandover, replyToPatient } from '../../app/staff/handover.ts';
import { doAsStaff, type StaffDeed } from '../../app/staff/staffDeed.ts';
import type { Result } from '../../types/result.ts';
import { booksAtClinic, type Chat, describeOnBoth, type OpenClinic, openClinic } from '../journey.ts';

async function asStaff<Value, Refusal>(
  clinic: OpenClinic,
  work: (deed: StaffDeed) => Promise<Result<Value, Refusal>>,
): Promise<Value> {
  const member = { staffId: 'sunita', deedId: clinic.ids.id() };
  const { outcome, rows } = await doAsStaff(clinic.desk.outside.world, member, work);
  clinic.desk.runner.sendNow(rows);
  await clinic.settle();
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

describeOnBoth('a person who takes over', () => {
  it('gets a summary and all that is written since, answers in the chat, and the booking goes on afterwards', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await asha.says('Asha Verma, 34, female, fever, 9876543210, Dr Iyer');
    await asha.taps('I agree');
    await asha.says('I want to talk to a person');
    const notice = clinic.notices.find(({ code }) => code === 'staff_asked_for');
    expect(notice).toMatchObject({ state: 'SELECTING_SLOT', doctorName: 'Lakshmi Iyer' });
    expect((await asha.says('my son has a peanut allergy')).text).toBe('');
    expect((await asha.sends(Buffer.from('%PDF-1.4'), 'allergy.pdf')).text).toBe('');
    const { chat } = { chat: asha.key };
    const { summary } = await asStaff(clinic, (deed) => readHandover(deed, { chat }));
    expect(summary).toMatchObject({
      isWithStaff: true,
      patientName: 'Asha Verma',
      doctorName: 'Lakshmi Iyer',
    });
    expect(summary.since.map(({ line }) => line)).toEqual(['my son has a peanut allergy', '[allergy.pdf]']);
    await clinic.later(25);
    await asStaff(clinic, (deed) => replyToPatient(deed, { chat, text: 'Noted, thank you!' }));
    expect((await asha.hears()).text).toBe('From our front desk: Noted, thank you!');
    await clinic.later(25);
    expect((await asha.conversation()).state).toBe('WITH_STAFF');
    await asStaff(clinic, (deed) => giveBackChat(deed, { chat }));
    expect(await asha.hears()).toMatchObject({ state: 'SELECTING_SLOT' });
    const { history, draft } = await asha.conversation();
    expect(history.map(({ text }) => text)).toContain('my son has a peanut allergy');
    expect(draft.name).toBe('Asha Verma');
  });

  it('may be late: after the silence the bot is back, and what was written is still there for staff', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await asha.says('hello');
    await asha.says('talk to staff');
    await asha.says('please call me back');
    await clinic.later(31);
    expect((await asha.hears()).text).toContain('automated desk is here');
    const { summary } = await asStaff(clinic, (deed) => readHandover(deed, { chat: asha.key }));
    expect(summary.since.map(({ line }) => line)).toEqual(['please call me back']);
  });
});

async function bookedByAsha() {
  const clinic = await openClinic();
  const [asha, other] = [clinic.chat('asha'), clinic.chat('vikram')];
  await booksAtClinic(asha);
  await asha.taps('No reports');
  await other.says('hello');
  const [visit] = await asha.appointments();
  return { clinic, asha, other, reference: visit?.reference ?? '' };
}

const statusOf = async (chat: Chat) => (await chat.appointments())[0]?.status;
const codeIn = (text: string): string => /code for it: (\d{6})/.exec(text)?.[1] ?? '';

describeOnBoth('a visit that another chat booked', () => {
  it('is cancelled with the code that its own chat was sent, after a yes', async () => {
    const { asha, other, reference } = await bookedByAsha();
    expect((await other.says(`cancel ${reference}`)).choices).toContain('Send a code');
    expect((await other.taps('Send a code')).text).toContain('six digits');
    const code = codeIn((await asha.hears()).text);
    expect(code).toMatch(/^\d{6}$/);
    expect((await other.says(code)).state).toBe('CONFIRMING_CANCEL');
    expect(await statusOf(asha)).toBe('booked');
    expect((await other.says('yes')).text).toContain('is cancelled');
    expect(await statusOf(asha)).toBe('cancelled');
  });

  it('stays as it is with a wrong, a used, a late or another one’s code, and after five tries', async () => {
    const { clinic, asha, other, reference } = await bookedByAsha();
    const asks = async (): Promise<string> => {
      await other.says(`cancel ${reference}`);
      await other.taps('Send a code');
      return codeIn((await asha.hears()).text);
    };
    const first = await asks();
    const wrong = first === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await other.says(wrong)).text).toContain('not right');
      await other.says(`cancel ${reference}`);
      await putCodeMenu(clinic, other);
    }
    expect((await other.says(first)).text).toContain('no longer valid');
    const late = await asks();
    await clinic.later(11);
    expect((await other.says(late)).text).toContain('no longer valid');
    const used = await asks();
    expect((await other.says(used)).state).toBe('CONFIRMING_CANCEL');
    await other.taps('No, keep it');
    await putCodeMenu(clinic, other);
    expect((await other.says(used)).text).toContain('no longer valid');
    await other.says(`cancel ${reference}`);
    expect((await other.taps('Send a code')).text).toContain('Too many codes');
    expect(await statusOf(asha)).toBe('booked');
  });

  it('is not told apart from one that does not exist', async () => {
    const { other, reference, asha } = await bookedByAsha();
    const answers = [];
    for (const guess of [reference, 'CF-00000']) {
      const asked = await other.says(`cancel ${guess}`);
      const sent = await other.taps('Send a code');
      answers.push([asked.text, asked.choices, sent.text, sent.choices]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect((await asha.hears()).text).toContain('code for it');
  });

  it('tells its own chat that the other one has moved or cancelled it', async () => {
    const { asha, other, reference } = await bookedByAsha();
    await other.says(`reschedule ${reference}`);
    await other.taps('Send a code');
    await other.says(codeIn((await asha.hears()).text));
    await other.taps((await other.menu()).choices[0]?.label ?? '');
    const moved = await asha.hears();
    const [visit] = await asha.appointments();
    expect(moved.text).toContain(`another chat has moved ${reference}. The new time`);
    expect(moved.files.map(({ fileName }) => fileName).join()).toContain('.ics');
    expect(visit?.visitTime).not.toBe('17:20');
    await other.says(`cancel ${reference}`);
    await other.taps('Send a code');
    await other.says(codeIn((await asha.hears()).text));
    await other.says('yes');
    expect((await asha.hears()).text).toContain(`another chat has cancelled ${reference}`);
    await asha.says('hello');
    expect((await asha.hears()).text).toBe('');
  });

  it('has a code that stands in no row, before it is sent and after', async () => {
    const { clinic, asha, other, reference } = await bookedByAsha();
    await other.says(`cancel ${reference}`);
    await other.taps('Send a code');
    const code = codeIn((await asha.hears()).text);
    const rows = await clinic.store.read((tables) => tables.outbox.latest(200));
    expect(rows.some(({ task }) => task.kind === 'sendCode')).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it('keeps only a hash of the code', async () => {
    const { clinic, asha, other, reference } = await bookedByAsha();
    await other.says(`reschedule ${reference}`);
    await other.taps('Send a code');
    const code = codeIn((await asha.hears()).text);
    const kept = await clinic.store.read((tables) => tables.ownershipCodes.latestOf(other.key));
    expect(JSON.stringify(kept)).not.toContain(code);
    expect((await other.says(code)).state).toBe('CHOOSING_NEW_SLOT');
  });
});

/** The menu under which a code is awaited, as it stood. */
async function putCodeMenu(clinic: OpenClinic, chat: Chat): Promise<void> {
  await clinic.store.transact(async (tables) => {
    const conversation = await tables.conversations.load(chat.key);
    if (conversation === null) throw new Error('no conversation');
    const call = { tool: 'requestCode', arguments: { reference: 'CF-00000', action: 'cancel' } };
    const menu = { version: conversation.version, choices: [{ label: 'Send a code', call }] };
    await tables.conversations.save({ ...conversation, menu });
  });
}
