/**
 * Scores what the deterministic reader makes of people: names, phones, ages, yes and no, languages, intents and red flags.
 * Run: node --import tsx evals/understanding/scorePeople.ts DATA_FOLDER (people.test.ts runs the same functions on the small copies in fixtures/).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEMO_DOCTORS } from '../../src/domain/clinic/demoClinic.ts';
import type { ConversationState } from '../../src/domain/conversation/states.ts';
import type { Understanding } from '../../src/understanding/reading.ts';
import { findRedFlag } from '../../src/understanding/redFlags/findRedFlag.ts';
import { understand } from '../../src/understanding/understand.ts';

export interface Score {
  readonly set: string;
  readonly right: number;
  readonly total: number;
  /** What went wrong, for whoever mends it: the text, what was wanted and what was read. */
  readonly wrong: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/** Every reading is scored at one instant: Friday 1 March 2019, 10:00 in India, the reference day of the largest set. */
const NOW = new Date('2019-03-01T04:30:00Z');

export function readRows(file: string): readonly Row[] {
  if (!existsSync(file))
    throw new Error(`no such file: ${file} (the first argument is the folder with the development data)`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

export function read(text: string, state?: ConversationState): Understanding {
  return understand(text, {
    now: NOW,
    timeZone: 'Asia/Kolkata',
    doctors: DEMO_DOCTORS,
    ...(state === undefined ? {} : { state }),
  });
}

/** Judges every row; a row whose judge answers null does not belong to the set. */
export function scoreRows(
  set: string,
  rows: readonly Row[],
  judge: (row: Row) => string | true | null,
): Score {
  const verdicts = rows.map(judge).filter((verdict) => verdict !== null);
  const wrong = verdicts.filter((verdict) => verdict !== true);
  return { set, right: verdicts.length - wrong.length, total: verdicts.length, wrong };
}

function compare(text: unknown, wanted: unknown, got: unknown): string | true {
  return wanted === got ? true : `${String(text)} | wanted ${String(wanted)} | read ${String(got)}`;
}

function textOf(row: Row, key = 'text'): string {
  const text = row[key];
  return typeof text === 'string' ? text : '';
}

export function scoreYesNo(rows: readonly Row[]): Score {
  return scoreRows('yes and no', rows, (row) => {
    const expected = row['expected'] as readonly { readonly value: boolean }[];
    const said = expected[0]?.value === true ? 'confirm' : 'deny';
    const wanted = expected.length === 0 ? 'neither' : said;
    const { intent, otherIntents } = read(textOf(row));
    const got = [intent, ...otherIntents]
      .map((one) => one.value)
      .find((one) => one === 'confirm' || one === 'deny');
    return compare(textOf(row), wanted, got ?? 'neither');
  });
}

/** Names as the bare answer to "what is your name?". */
export function scoreBareNames(rows: readonly Row[]): Score {
  return scoreRows('names as bare answers', rows, (row) => {
    const name = textOf(row, 'name').trim();
    return compare(name, name.toLowerCase(), read(name, 'AWAITING_NAME').name?.value.toLowerCase());
  });
}

/** Frames as patients write them; the name stands at the place of X. */
export const NAME_SENTENCES = [
  'My name is X',
  'mera naam X hai',
  'मेरा नाम X है',
  'I am X, I want an appointment tomorrow',
  'naam: X',
  'X, 34, male, fever since Monday, 98765 43210',
  'this is X speaking',
  'main X bol raha hu',
] as const;

export function scoreNamesInSentences(rows: readonly Row[]): Score {
  return scoreRows('names in sentences', rows, (row) => {
    const name = textOf(row, 'name').trim();
    const frame = NAME_SENTENCES[name.length % NAME_SENTENCES.length] ?? 'X';
    return compare(
      frame.replace('X', name),
      name.toLowerCase(),
      read(frame.replace('X', () => name)).name?.value.toLowerCase(),
    );
  });
}

interface ExpectedPhone {
  readonly libphonenumber_default_IN?: {
    readonly type?: string;
    readonly valid_IN?: boolean;
    readonly e164?: string;
  };
}

/** An Indian mobile number must be found as E.164, anything else must not. */
export function scorePhones(rows: readonly Row[]): Score {
  return scoreRows('phones', rows, (row) => {
    const expected = (row['expected'] as readonly ExpectedPhone[])[0]?.libphonenumber_default_IN;
    // Numbers that may be fixed lines are either; rows without a verdict were not judged.
    if (
      expected === undefined
        ? (row['expected'] as readonly unknown[]).length > 0
        : expected.type === 'FIXED_LINE_OR_MOBILE'
    )
      return null;
    const wanted = expected?.valid_IN === true && expected.type === 'MOBILE' ? expected.e164 : undefined;
    return compare(textOf(row), wanted, read(textOf(row)).phone?.value);
  });
}

interface ExpectedAge {
  readonly value: string;
  readonly unit: string;
}

export function scoreAges(rows: readonly Row[]): Score {
  return scoreRows('ages', rows, (row) => {
    const expected = (row['expected'] as readonly ExpectedAge[])[0];
    const { age, unusableAge } = read(textOf(row));
    if (expected === undefined) return compare(textOf(row), undefined, age?.value.years);
    const value = Number(expected.value);
    if (expected.unit === 'Month') return compare(textOf(row), value, age?.value.months);
    if (expected.unit === 'Week' || expected.unit === 'Day') return compare(textOf(row), 0, age?.value.years);
    return value > 120
      ? compare(textOf(row), true, unusableAge !== null)
      : compare(textOf(row), value, age?.value.years);
  });
}

export function scoreNumberWords(rows: readonly Row[]): Score {
  return scoreRows('numbers as bare ages, in nine languages', rows, (row) => {
    const value = Number(row['value']);
    if (!Number.isInteger(value) || value < 1 || value > 120) return null;
    return compare(textOf(row), value, read(textOf(row), 'AWAITING_AGE').age?.value.years);
  });
}

export function scoreIntents(set: string, rows: readonly Row[]): Score {
  return scoreRows(set, rows, (row) => {
    const state = row['state'] as ConversationState | undefined;
    return compare(textOf(row), row['intent'], read(textOf(row), state).intent.value);
  });
}

export function scoreLanguages(set: string, rows: readonly Row[]): Score {
  return scoreRows(set, rows, (row) => compare(textOf(row), row['language'], read(textOf(row)).language));
}

/** Lines with a flag must raise one (of any kind: the answer is the same); lines without must not. */
export function scoreRedFlags(set: string, rows: readonly Row[]): Score {
  return scoreRows(set, rows, (row) =>
    compare(textOf(row), row['flag'] !== null, findRedFlag(textOf(row)) !== null),
  );
}

function scoreDataFolder(folder: string): readonly Score[] {
  const rows = (file: string) => readRows(join(folder, file));
  return [
    scoreYesNo(rows('B_hinglish/yes_no_recognizers.jsonl')),
    scoreBareNames(rows('D_person/indian_names.jsonl')),
    scoreBareNames(rows('D_person/indian_full_names.jsonl')),
    scoreNamesInSentences(rows('D_person/indian_full_names.jsonl')),
    scorePhones(rows('D_person/phone_extraction_cases.jsonl')),
    scoreAges(rows('D_person/age_expressions.jsonl')),
    scoreNumberWords(rows('D_person/number_words.jsonl')),
  ];
}

function scoreOwnSets(): readonly Score[] {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const scores: Score[] = [];
  for (const language of ['en', 'hi', 'hinglish']) {
    const file = join(here, 'intents', `${language}.jsonl`);
    if (!existsSync(file)) continue;
    const intents = readRows(file);
    for (const part of ['dev', 'held']) {
      const half = intents.filter((row) => row['part'] === part);
      scores.push(
        scoreIntents(`intents ${language}, ${part}`, half),
        scoreLanguages(`language ${language}, ${part}`, half),
      );
    }
  }
  const fresh = join(here, 'intents', 'fresh.jsonl');
  if (existsSync(fresh)) scores.push(scoreIntents('intents, fresh lines', readRows(fresh)));
  const street = join(here, 'intents', 'street.jsonl');
  if (existsSync(street)) scores.push(scoreIntents('intents, street lines', readRows(street)));
  for (const name of ['positive', 'negative']) {
    const file = join(here, 'redFlags', `${name}.jsonl`);
    if (!existsSync(file)) continue;
    const flags = readRows(file);
    for (const part of ['dev', 'held'])
      scores.push(
        scoreRedFlags(
          `red flags ${name}, ${part}`,
          flags.filter((row) => row['part'] === part),
        ),
      );
  }
  return scores;
}

function main(): void {
  const folder = process.argv[2];
  const shown = Number(process.argv[3] ?? 0);
  const scores = [...(folder === undefined ? [] : scoreDataFolder(folder)), ...scoreOwnSets()];
  for (const score of scores) {
    const share = score.total === 0 ? 0 : (100 * score.right) / score.total;
    process.stdout.write(
      `${score.set.padEnd(34)} ${String(score.right).padStart(5)} of ${String(score.total).padStart(5)}  ${share.toFixed(1)} %\n`,
    );
    for (const line of score.wrong.slice(0, shown)) process.stdout.write(`    ${line}\n`);
  }
  if (folder === undefined)
    process.stdout.write('no data folder given: only the sets of this repository were scored\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
