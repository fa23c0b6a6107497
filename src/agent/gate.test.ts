/** Holds the only door to its word: what may not be done is refused by code, and a refusal changes nothing. */
import { describe, expect, it } from 'vitest';
import { PATIENT_TOOLS } from '../../tools/patient/index.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';
import { asksOf } from '../domain/conversation/position.ts';
import { CONVERSATION_STATES } from '../domain/conversation/states.ts';
import { DR_IYER, draftWith } from '../testing/clinic.ts';
import { comesToSummary, type OpenClinic, openClinic } from '../testing/journey.ts';
import { inTurn } from '../testing/turnBench.ts';
import { offeredTools, passGate, toolList } from './gate.ts';
import { call } from './readers/proposal.ts';

const TOOLS = toolList(PATIENT_TOOLS);

const pass = (
  clinic: OpenClinic,
  conversation: Partial<Conversation>,
  ...proposed: readonly ReturnType<typeof call>[]
) =>
  inTurn(clinic, { conversation }, async (turn) => {
    const before = turn.conversation;
    const outcomes = [];
    for (const one of proposed) outcomes.push(await passGate(turn, TOOLS, one));
    return {
      outcomes,
      isUnchanged: turn.conversation === before,
      traced: turn.calls.map((traced) => traced.result),
    };
  });

describe('the gate', () => {
  it('refuses a tool that does not exist, and the staff’s tools', async () => {
    const { outcomes, isUnchanged } = await pass(
      await openClinic(),
      {},
      call('dropTables'),
      call('listAppointments'),
      call('__proto__'),
    );
    expect(outcomes).toEqual([1, 2, 3].map(() => ({ ok: false, refusal: { code: 'unknown_tool' } })));
    expect(isUnchanged).toBe(true);
  });

  it('names the fields that do not parse, and never what stood in them', async () => {
    const { outcomes } = await pass(
      await openClinic(),
      {},
      call('recordDetails', { phone: '98765', ageYears: 200, date: '2026-02-30' }),
    );
    expect(outcomes).toEqual([
      { ok: false, refusal: { code: 'bad_arguments', fields: 'phone, ageYears, date' } },
    ]);
  });

  it('refuses what the state does not allow', async () => {
    const { outcomes, isUnchanged, traced } = await pass(
      await openClinic(),
      { state: 'IDLE' },
      call('payAtClinic'),
      call('confirmCancel'),
      call('holdSlot', { slot: 'd-iyer_20261124_1720' }),
    );
    expect(outcomes).toEqual(
      [1, 2, 3].map(() => ({ ok: false, refusal: { code: 'not_now', state: 'IDLE' } })),
    );
    expect([isUnchanged, traced]).toEqual([true, ['not_now', 'not_now', 'not_now']]);
  });

  it('books nothing in the turn in which the time is held: the patient has not seen the summary', async () => {
    const clinic = await openClinic();
    const conversation = { state: 'SELECTING_SLOT', draft: draftWith({ doctorId: DR_IYER.id }) } as const;
    await inTurn(clinic, { conversation }, () => undefined);
    const { outcomes } = await pass(
      clinic,
      {},
      call('holdSlot', { slot: 'd-iyer_20261124_1720' }),
      call('payAtClinic'),
    );
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, refusal: { code: 'needs_patient_yes' } }]);
    expect((await clinic.chat('asha').appointments()).map((one) => one.status)).toEqual(['pending']);
  });

  it('does the same thing once in a turn, however often it is proposed', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    const { outcomes } = await pass(clinic, {}, call('createPaymentLink'), call('createPaymentLink'));
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, refusal: { code: 'already_done' } }]);
    await clinic.later(0.6);
    expect(clinic.razorpay.links()).toHaveLength(1);
  });

  it('takes a turn that is brought twice as one', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    const payOnce = () =>
      inTurn(clinic, { id: 'the-same' }, (turn) => passGate(turn, TOOLS, call('payAtClinic')));
    expect(await payOnce()).toMatchObject({ ok: true });
    expect((await payOnce()).ok).toBe(false);
    expect((await asha.appointments()).map((one) => one.status)).toEqual(['booked']);
  });

  it('never shows the id of a patient in what a tool answers', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay at the clinic');
    const patients = await clinic.store.read((tables) => tables.patients.ofChat(asha.key));
    const { outcomes } = await pass(
      clinic,
      {},
      ...['myAppointments', 'findDoctors', 'findSlots', 'showHelp'].map((tool) => call(tool)),
    );
    for (const patient of patients) expect(JSON.stringify(outcomes)).not.toContain(patient.id);
  });
});

describe.each(CONVERSATION_STATES)('the tools offered in %s', (state) => {
  it('are the read tools and the writes that the machine knows there; with staff, none', () => {
    const offered = offeredTools(TOOLS, state);
    if (state === 'WITH_STAFF') expect(offered).toEqual([]);
    for (const tool of offered) expect(tool.ask === null || asksOf(state).has(tool.ask)).toBe(true);
    expect(offered.filter((tool) => tool.kind === 'read')).toHaveLength(
      state === 'WITH_STAFF' ? 0 : PATIENT_TOOLS.filter((tool) => tool.kind === 'read').length,
    );
  });
});
