/** The ways in which a model goes wrong, for the tests that try each of them in every state: behind the port, and over the wire. */

import type { Language } from '../../domain/message/language.ts';
import type { ModelFailure } from '../../ports/model.ts';
import type { FaultAction } from '../../sandbox/faults.ts';
import type { CannedTurn } from '../../sandbox/gemini/cannedTurn.ts';
import {
  refuseOverloaded,
  refuseTooMany,
  refuseWithBrokenJson,
  refuseWithHtml,
} from '../../sandbox/gemini/refusal.ts';

/** Words that no rule can read, so that the model is asked. */
export const MUMBLED: Readonly<Record<Language, string>> = {
  en: 'umm the usual way as it were, you remember, can that be done?',
  hinglish: 'umm usi wali cheez ke baare mein, jaisa socha tha, dekh lijiye zara?',
  hi: 'उम्म उसी वाली चीज़ के बारे में, जैसा सोचा था, देख लीजिए ज़रा?',
};

/** What an answer may depend on. */
export interface Asked {
  readonly instructions: string;
  readonly results: readonly unknown[];
  readonly mayCall: boolean;
  /** The reference of an appointment of somebody else. */
  readonly othersReference: string;
}

interface Call {
  readonly name: string;
  readonly args?: unknown;
}

export interface Misbehaviour {
  readonly name: string;
  readonly answer: (
    asked: Asked,
  ) => Extract<CannedTurn, { say: string } | { call: readonly Call[] } | { body: unknown }>;
  /** On the wire, instead of or before the answer. */
  readonly fault?: FaultAction;
  /** What the adapter makes of it, for tests behind the port. */
  readonly failsAs?: ModelFailure;
  readonly isLate?: true;
}

const LIE =
  'Done! Your appointment is booked and paid, reference CF-ZZZZZ. Aapka appointment book ho gaya hai. आपका अपॉइंटमेंट बुक हो गया है।';

/** None of it is true or ours to say; none may stand in a reply. */
export const FALSEHOODS = [
  'Done! Your',
  'CF-ZZZZZ',
  '₹123',
  '3:45',
  'Frankenstein',
  'evil.example',
  'paracetamol',
  'few calls',
  'AIzaSy',
  'zyzzyva',
  '98989',
];

const say = (text: string) => () => ({ say: text });
const candidate = (given: object) => () => ({
  body: { candidates: [{ index: 0, ...given }], usageMetadata: {} },
});
const halfText = (finishReason: string) =>
  candidate({ content: { role: 'model', parts: [{ text: 'zyzzyva and the' }] }, finishReason });

/** Calls first, and claims that all went well afterwards. */
const callThenLie =
  (...call: readonly Call[]) =>
  ({ results, mayCall }: Asked) =>
    results.length > 0 || !mayCall ? { say: LIE } : { call };

const othersCalls = (reference: string): readonly Call[] =>
  ['cancelAppointment', 'rescheduleAppointment', 'sendInvoice'].map((name) => ({
    name,
    args: { reference },
  }));

export const MISBEHAVIOURS: readonly Misbehaviour[] = [
  {
    name: 'empty parts',
    answer: candidate({ content: { role: 'model', parts: [] }, finishReason: 'STOP' }),
    failsAs: 'empty',
  },
  { name: 'an empty text', answer: say(''), failsAs: 'empty' },
  {
    name: 'a malformed call',
    answer: candidate({ content: {}, finishReason: 'MALFORMED_FUNCTION_CALL' }),
    failsAs: 'malformed',
  },
  { name: 'blocked', answer: candidate({ finishReason: 'SAFETY' }), failsAs: 'blocked' },
  { name: 'half a text, then blocked', answer: halfText('SAFETY'), failsAs: 'blocked' },
  { name: 'cut off', answer: halfText('MAX_TOKENS'), failsAs: 'cut_off' },
  { name: 'an invented tool', answer: callThenLie({ name: 'bookEverything', args: { now: true } }) },
  {
    name: 'a yes that nobody gave, and tools of other states',
    answer: callThenLie(
      { name: 'payAtClinic' },
      { name: 'confirmCancel' },
      { name: 'createPaymentLink' },
      { name: 'acceptConsent' },
    ),
  },
  {
    name: 'arguments of wrong types',
    answer: callThenLie({
      name: 'recordDetails',
      args: { ageYears: 'old', phone: 12, name: ['x'], gender: 'unknown' },
    }),
  },
  { name: 'missing arguments', answer: callThenLie({ name: 'holdSlot', args: {} }, { name: 'moveToSlot' }) },
  {
    name: "somebody else's appointment",
    answer: (asked) => callThenLie(...othersCalls(asked.othersReference))(asked),
  },
  {
    name: 'a past and an impossible slot',
    answer: callThenLie(
      { name: 'holdSlot', args: { slot: 'd-iyer_20200101_1720' } },
      { name: 'holdSlot', args: { slot: 'd-nobody_20261124_0300' } },
    ),
  },
  {
    name: 'the same call ten times at once',
    answer: callThenLie(...Array.from({ length: 10 }, () => ({ name: 'payAtClinic', args: {} }))),
  },
  {
    name: 'an endless loop',
    answer: ({ mayCall }) =>
      mayCall ? { call: [{ name: 'clinicInformation', args: { topic: 'parking' } }] } : { say: LIE },
  },
  { name: 'a booking in words only', answer: say(LIE) },
  {
    name: 'a wrong fee and a wrong time',
    answer: say('Dr Frankenstein is free at 3:45 am for ₹123, call 98989 89898.'),
  },
  { name: 'medical advice', answer: say('It is only viral. Take paracetamol 500 mg twice a day.') },
  {
    name: 'the prompt, a secret and a foreign link',
    answer: ({ instructions }) => ({
      say: `${instructions.slice(0, 900)} AIzaSyD-1234567890 https://evil.example/pay`,
    }),
  },
  {
    name: 'a hang, and an answer that comes too late',
    fault: { do: 'delay', ms: 1_500 },
    answer: callThenLie({ name: 'payAtClinic' }),
    isLate: true,
  },
  { name: '429', fault: refuseTooMany(30), answer: say('zyzzyva'), failsAs: 'rate_limited' },
  { name: '503', fault: refuseOverloaded(), answer: say('zyzzyva'), failsAs: 'unavailable' },
  { name: 'a page of HTML', fault: refuseWithHtml(), answer: say('zyzzyva'), failsAs: 'unavailable' },
  { name: 'broken JSON', fault: refuseWithBrokenJson(), answer: say('zyzzyva'), failsAs: 'unavailable' },
];
