/** Holds what follows by itself to its bounds: only from what was just told, only where there is no choice. */
import { describe, expect, it } from 'vitest';
import { PATIENT_TOOLS } from '../../tools/patient/index.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';
import type { ToolCall } from '../domain/message/toolCall.ts';
import { DR_IYER, draftWith } from '../testing/clinic.ts';
import { comesToSummary, openClinic } from '../testing/journey.ts';
import { inTurn } from '../testing/turnBench.ts';
import { runCalls } from './answerMessage.ts';
import { toolList } from './gate.ts';
import { call } from './readers/proposal.ts';

const TOOLS = toolList(PATIENT_TOOLS);

async function followed(conversation: Partial<Conversation>, proposed: ToolCall) {
  const clinic = await openClinic();
  return inTurn(clinic, { conversation }, async (turn) => {
    await runCalls(turn, [proposed], TOOLS);
    return { state: turn.conversation.state, tools: turn.calls.map((one) => one.call.tool) };
  });
}

const CHOOSING = { state: 'SELECTING_DOCTOR', draft: draftWith() } as const;
const WITH_DOCTOR = {
  state: 'SELECTING_SLOT',
  draft: draftWith({ doctorId: DR_IYER.id, speciality: 'paediatrics', specialityIsSuggested: false }),
} as const;

describe('what follows by itself', () => {
  it('is the only doctor of the speciality that was asked for', async () => {
    expect(await followed(CHOOSING, call('recordDetails', { speciality: 'paediatrics' }))).toEqual({
      state: 'SELECTING_SLOT',
      tools: ['recordDetails', 'recordDetails'],
    });
  });

  it('is no doctor where there are two, or where the speciality was only our suggestion', async () => {
    expect((await followed(CHOOSING, call('recordDetails', { speciality: 'general_medicine' }))).state).toBe(
      'SELECTING_DOCTOR',
    );
    expect(
      (
        await followed(
          CHOOSING,
          call('recordDetails', { speciality: 'paediatrics', specialityIsSuggested: true }),
        )
      ).state,
    ).toBe('SELECTING_DOCTOR');
  });

  it('is the free time at exactly the wished day and hour', async () => {
    expect(await followed(WITH_DOCTOR, call('recordDetails', { date: '2026-11-24', time: '17:20' }))).toEqual(
      {
        state: 'SELECTING_PAYMENT_MODE',
        tools: ['recordDetails', 'holdSlot'],
      },
    );
  });

  it('is no time where only the day is wished, or the hour is not one of the doctor’s', async () => {
    expect((await followed(WITH_DOCTOR, call('recordDetails', { date: '2026-11-24' }))).state).toBe(
      'SELECTING_SLOT',
    );
    expect(
      (await followed(WITH_DOCTOR, call('recordDetails', { date: '2026-11-24', time: '17:25' }))).state,
    ).toBe('SELECTING_SLOT');
  });

  it('is nothing after a step back: it would be undone at once', async () => {
    expect(await followed(WITH_DOCTOR, call('goBack'))).toEqual({
      state: 'SELECTING_DOCTOR',
      tools: ['goBack'],
    });
  });

  it('“5:40” without a day is the time on the screen', async () => {
    const asha = (await openClinic()).chat('asha');
    await asha.says('Asha Verma, 34, female, fever, 9876543210, tomorrow after 5 pm with Dr Iyer');
    await asha.taps('I agree');
    const summary = await asha.says('5:40 pm');
    expect(summary.state).toBe('SELECTING_PAYMENT_MODE');
    expect(summary.text).toContain('Tuesday, 24 November, 5:40 pm');
  });

  it('moves no appointment before its new times were seen', async () => {
    const asha = (await openClinic()).chat('asha');
    await comesToSummary(asha);
    await asha.taps('Pay at the clinic');
    await asha.taps('No reports');
    expect((await asha.says('reschedule to friday at 6 pm')).state).toBe('CHOOSING_NEW_SLOT');
    expect((await asha.appointments())[0]?.visitTime).toBe('17:20');
  });
});
