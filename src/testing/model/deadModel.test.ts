/** With the model dead from the start, every scripted booking still ends booked: the other readers and the menus carry it. */
import { describe, expect, it } from 'vitest';
import {
  refuseOverloaded,
  refuseServerError,
  refuseTooMany,
  refuseWithBrokenJson,
  refuseWithHtml,
} from '../../sandbox/gemini/refusal.ts';
import { createBreaker } from '../../services/ai/breaker.ts';
import { systemClock } from '../../services/clock.ts';
import { recordingLog } from '../../services/recordingLog.ts';
import { type OpenClinic, openClinic } from '../journey.ts';
import { MUMBLED } from './misbehaviours.ts';
import { startModelBench } from './modelBench.ts';

const JOURNEYS = 50;
const FAULTS = [
  refuseOverloaded(),
  refuseServerError(),
  refuseTooMany(60),
  refuseWithHtml(),
  refuseWithBrokenJson(),
];
const DOCTORS = ['Dr Iyer', 'Dr Rao', 'Dr Thomas', 'Dr Khan', 'Dr Singh'];

/** Mumbles before each step, so that the dead model is asked, and books by words and taps. */
async function book(clinic: OpenClinic, number: number): Promise<string | undefined> {
  const chat = clinic.chat(number);
  const mumbled = Object.values(MUMBLED)[number % 3] ?? '';
  const tap = async (tool: string): Promise<void> => {
    const menu = await chat.menu();
    const index = menu.choices.findIndex((choice) => choice.call.tool === tool);
    await chat.does({ kind: 'choice', menuVersion: menu.version, index, messageRef: null });
  };
  expect((await chat.says(mumbled)).text).not.toBe('');
  await tap('startBooking');
  await tap('acceptConsent');
  for (const words of ['Ravi Kumar', `98123${String(10_000 + number)}`, '43', 'male']) {
    await chat.says(words);
    expect((await chat.says(mumbled)).text, `${number} ${words}`).not.toBe('');
    if ((await chat.conversation()).state === 'AWAITING_PURPOSE') break;
  }
  if ((await chat.conversation()).state === 'AWAITING_PURPOSE') await chat.says('knee pain');
  await chat.says(DOCTORS[number % DOCTORS.length] ?? '');
  await chat.says(mumbled);
  await tap('holdSlot');
  await chat.says(mumbled);
  await tap('payAtClinic');
  return (await chat.appointments())[0]?.status;
}

describe('with the model dead from the start', () => {
  it('50 of 50 scripted journeys end booked, and no failure is told', { timeout: 90_000 }, async () => {
    const log = recordingLog();
    const { standIn, model } = await startModelBench({ breaker: createBreaker({ clock: systemClock, log }) });
    for (const [index, fault] of FAULTS.entries())
      standIn.faults.add({ ...fault, times: 'always', match: { nth: index + 1 } });
    const clinic = await openClinic({ model });
    const ended = [];
    for (let number = 0; number < JOURNEYS; number += 1) ended.push(await book(clinic, number));
    expect(ended.filter((status) => status === 'booked')).toHaveLength(JOURNEYS);
    expect(clinic.traces.some((trace) => trace.model !== undefined)).toBe(true);
    expect(clinic.log.text()).not.toMatch(/overloaded|quota|googleapis/i);
  });
});
