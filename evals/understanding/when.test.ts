/** Holds the reading of days and times to its floors, on the small copies in `fixtures/`; the whole sets are scored by scoreWhen.ts. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  type HinglishRow,
  type RecognizersRow,
  readByProduct,
  readRows,
  type Score,
  type SgdRow,
  scoreHinglishFound,
  scoreHinglishSilence,
  scoreRecognizers,
  scoreSgd,
  scoreSgdSilence,
} from './scoreWhen.ts';

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), 'fixtures');

function rows<Row>(name: string): Row[] {
  return readRows<Row>(join(FIXTURES, name));
}

/** The floors of the issue, in percent. */
const FLOORS: ReadonlyArray<readonly [string, number, () => Score]> = [
  [
    'dates that people give when they book',
    97,
    () => scoreSgd(rows<SgdRow>('sgd_dates.jsonl'), 'date', readByProduct),
  ],
  [
    'times that people give when they book',
    97,
    () => scoreSgd(rows<SgdRow>('sgd_times.jsonl'), 'time', readByProduct),
  ],
  [
    'nothing, where an English booking says no day or time',
    98,
    () => scoreSgdSilence(rows<SgdRow>('sgd_silent.jsonl'), readByProduct),
  ],
  [
    'nothing, where a Hinglish message is about something else',
    98,
    () => scoreHinglishSilence(rows<HinglishRow>('hinglish_silent.jsonl'), readByProduct),
  ],
  [
    'a time, where a Hinglish reminder names one',
    92,
    () => scoreHinglishFound(rows<HinglishRow>('hinglish_found.jsonl'), readByProduct),
  ],
  [
    'days, times and ranges in English sentences',
    88,
    () => scoreRecognizers(rows<RecognizersRow>('recognizers_en.jsonl'), 'en', readByProduct),
  ],
  [
    'days, times and ranges in Hindi sentences',
    85,
    () => scoreRecognizers(rows<RecognizersRow>('recognizers_hi.jsonl'), 'hi', readByProduct),
  ],
];

describe('the reader of days and times, on real sentences', () => {
  it.each(FLOORS)('finds %s in at least %i of 100', (_what, floor, run) => {
    const { right, total, failures } = run();
    expect(total).toBe(60);
    expect((100 * right) / total, failures.join('\n')).toBeGreaterThanOrEqual(floor);
  });
});
