/** The floors of the deterministic reader for people and wishes, on small copies of public sets and on this repository's own; the table is printed by scorePeople.ts. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  readRows,
  type Score,
  scoreAges,
  scoreBareNames,
  scoreIntents,
  scoreLanguages,
  scoreNamesInSentences,
  scoreNumberWords,
  scorePhones,
  scoreRedFlags,
  scoreYesNo,
} from './scorePeople.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const rows = (file: string) => readRows(join(HERE, file));

/** The wrong rows are shown when the floor is missed. */
function expectFloor(score: Score, floor: number): void {
  expect(score.total).toBeGreaterThan(0);
  const share = score.right / score.total;
  expect(
    share,
    `${score.set}: ${score.right} of ${score.total}\n${score.wrong.join('\n')}`,
  ).toBeGreaterThanOrEqual(floor);
}

describe('the reader of people', () => {
  it('understands yes and no in English, Hindi and emoji', () => {
    expectFloor(scoreYesNo(rows('fixtures/yesNo.jsonl')), 0.95);
  });

  it('takes Indian names as bare answers', () => {
    expectFloor(scoreBareNames(rows('fixtures/names.jsonl')), 0.97);
    expectFloor(scoreBareNames(rows('fixtures/fullNames.jsonl')), 0.97);
  });

  it('finds Indian names in sentences', () => {
    expectFloor(scoreNamesInSentences(rows('fixtures/fullNames.jsonl')), 0.97);
  });

  it('finds Indian mobile numbers and no others', () => {
    expectFloor(scorePhones(rows('fixtures/phones.jsonl')), 0.97);
  });

  it('finds ages in figures and words', () => {
    expectFloor(scoreAges(rows('fixtures/ages.jsonl')), 0.97);
    expectFloor(scoreNumberWords(rows('fixtures/numberWords.jsonl')), 0.9);
  });
});

describe('the reader of wishes', () => {
  it.each(['en', 'hi', 'hinglish'])('understands 40 lines of every intent: %s', (language) => {
    expectFloor(scoreIntents(language, rows(`intents/${language}.jsonl`)), 0.95);
  });

  it('understands lines that were written after the rules', () => {
    expectFloor(scoreIntents('fresh lines', rows('intents/fresh.jsonl')), 0.95);
    expectFloor(scoreIntents('street lines', rows('intents/street.jsonl')), 0.95);
    expectFloor(scoreIntents('lines of three further rounds', rows('intents/unseen.jsonl')), 0.95);
  });

  it.each(['en', 'hi', 'hinglish'])('tells the language of a line: %s', (language) => {
    expectFloor(scoreLanguages(language, rows(`intents/${language}.jsonl`)), 0.95);
  });

  it('sees emergencies', () => {
    expectFloor(scoreRedFlags('emergencies', rows('redFlags/positive.jsonl')), 0.97);
  });

  it('does not cry wolf', () => {
    expectFloor(scoreRedFlags('no emergencies', rows('redFlags/negative.jsonl')), 0.97);
  });
});
