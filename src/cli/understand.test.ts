/** What `npm run understand` promises to whoever reads its lines: every field, its form, and an answer to every line. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A Thursday, 10:30 in India. */
const NOW = '2026-11-26T05:00:00Z';

interface Answer {
  readonly intent: string;
  readonly slots: Readonly<Record<string, string | number | null>>;
  readonly language: string;
  readonly confidence: number;
  readonly error?: string;
}

/** The answers to some lines, in one run of the command. */
function answersTo(lines: readonly string[]): readonly Answer[] {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/understand.ts'], {
    cwd: ROOT,
    input: lines.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

const ask = (text: string, more: object = {}): string => JSON.stringify({ text, now: NOW, ...more });

const SLOTS = [
  'date',
  'dateTo',
  'time',
  'timeFrom',
  'timeTo',
  'doctor',
  'speciality',
  'name',
  'phone',
  'age',
  'ageMonths',
  'gender',
  'forWhom',
  'paymentMode',
];

describe('a line in, a line out', () => {
  it('names every field, and says null where nothing was said', () => {
    const [answer] = answersTo([ask('hmm')]);
    expect(Object.keys(answer ?? {})).toEqual(['intent', 'slots', 'language', 'confidence']);
    expect(Object.keys(answer?.slots ?? {})).toEqual(SLOTS);
    expect(Object.values(answer?.slots ?? {})).toEqual(SLOTS.map(() => null));
  });

  it('writes days, times, numbers and phones in one form each', () => {
    const [all, range, baby] = answersTo([
      ask(
        'Ravi Kumar, 34, male, toothache, my number is 98765 43210, tomorrow at 5 pm with Dr Iyer, I will pay by upi',
      ),
      ask('meri beti ke liye agle hafte 4 se 6 ke beech'),
      ask('baby is 8 months old'),
    ]);
    expect(all?.slots).toEqual({
      date: '2026-11-27',
      dateTo: null,
      time: '17:00',
      timeFrom: null,
      timeTo: null,
      doctor: 'Lakshmi Iyer',
      speciality: 'dentistry',
      name: 'Ravi Kumar',
      phone: '+919876543210',
      age: 34,
      ageMonths: null,
      gender: 'male',
      forWhom: null,
      paymentMode: 'online',
    });
    expect(all?.language).toBe('en');
    expect(range?.slots).toMatchObject({
      date: '2026-11-30',
      dateTo: '2026-12-06',
      time: null,
      timeFrom: '16:00',
      timeTo: '18:00',
      forWhom: 'daughter',
    });
    expect(baby?.slots).toMatchObject({ age: 0, ageMonths: 8 });
    for (const { confidence } of [all, range, baby].filter((one) => one !== undefined)) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('answers a line that it cannot read in its place, and goes on', () => {
    const answers = answersTo([
      ask('hello'),
      'no json {',
      '[1, 2]',
      '{"txt": "hello"}',
      ask('cancel my appointment', { now: 'yesterday-ish' }),
      ask('cancel my appointment', { state: 'NOWHERE' }),
      ask('bye'),
    ]);
    expect(answers.map((one) => one.error ?? one.intent)).toEqual([
      'greeting',
      'the line is no JSON',
      'a line must be a JSON object',
      '"text" is missing or no string',
      '"now" must be an ISO instant',
      '"state" is not a state of a conversation',
      'goodbye',
    ]);
  });

  it('tolerates fields that it does not know, and nulls for those that may be left out', () => {
    const [answer] = answersTo([
      ask('kal subah', { state: null, language: null, id: 7, channel: { name: 'telegram' } }),
    ]);
    expect(answer?.slots['date']).toBe('2026-11-27');
  });

  it('reads days from the instant it is given, with a zone or on the clinic’s wall', () => {
    const dates = answersTo([
      ask('tomorrow', { now: '2026-11-26T20:00:00Z' }),
      ask('tomorrow', { now: '2026-11-26T20:00:00' }),
      ask('tomorrow', { now: '2026-11-26' }),
    ]).map((one) => one.slots['date']);
    // 20:00 in Greenwich is past midnight in India.
    expect(dates).toEqual(['2026-11-28', '2026-11-27', '2026-11-27']);
  });

  it('reads a bare answer by what was asked, and a shared word by the language so far', () => {
    const [age, hour, nothing, mixed] = answersTo([
      ask('34', { state: 'AWAITING_AGE' }),
      ask('5', { state: 'SELECTING_SLOT' }),
      ask('34'),
      ask('ok', { language: 'mixed' }),
    ]);
    expect(age?.slots['age']).toBe(34);
    expect(hour?.slots['time']).toBe('17:00');
    expect(nothing?.slots).toMatchObject({ age: null, time: null });
    expect(mixed?.error).toBeUndefined();
  });
});
