/**
 * Copies small samples of the development sets to `fixtures/`, so that when.test.ts runs without the sets; run by hand:
 * `npx tsx evals/understanding/copyWhenSamples.ts DATA_FOLDER`. The choice is by position alone: sorted by kind and text, every n-th row.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ExpectedMoment,
  type HinglishRow,
  isFitting,
  isFoundRow,
  isHinglishSilent,
  isSgdSilent,
  type RecognizersRow,
  readRows,
  type SgdRow,
} from './scoreWhen.ts';

const ROWS_A_SET = 60;
const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), 'fixtures');

/** Evenly spaced rows of the sorted set: each kind comes in its share, and nobody chooses. */
function sample<Row>(rows: readonly Row[], key: (row: Row) => string): Row[] {
  const sorted = [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const step = Math.max(1, sorted.length / ROWS_A_SET);
  return Array.from(
    { length: Math.min(ROWS_A_SET, sorted.length) },
    (_, index) => sorted[Math.floor(index * step)],
  ).filter((row) => row !== undefined);
}

function write(name: string, rows: readonly object[]): void {
  writeFileSync(join(FIXTURES, name), `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
  process.stdout.write(`${name}: ${rows.length} rows\n`);
}

function shapeOf(text: string): string {
  return text.replace(/\d/g, '0');
}

function copySgd(rows: readonly SgdRow[]): void {
  const medical = rows.filter((row) => row.provider_kind !== 'hair_stylist');
  const slim = ({ utterance, canonical, provider_kind, reference_date }: SgdRow): SgdRow => ({
    utterance,
    canonical: pickSlots(canonical),
    provider_kind,
    reference_date,
  });
  for (const slot of ['date', 'time'] as const) {
    const said = medical.filter((row) => row.canonical[slot] !== undefined);
    write(
      `sgd_${slot}s.jsonl`,
      sample(
        said,
        (row) => `${row.provider_kind} ${shapeOf(row.canonical[slot] ?? '')} ${row.utterance}`,
      ).map(slim),
    );
  }
  write(
    'sgd_silent.jsonl',
    sample(rows.filter(isSgdSilent), (row) => `${row.provider_kind} ${row.utterance}`).map(slim),
  );
}

function pickSlots(canonical: SgdRow['canonical']): SgdRow['canonical'] {
  return {
    ...(canonical.date === undefined ? {} : { date: canonical.date }),
    ...(canonical.time === undefined ? {} : { time: canonical.time }),
  };
}

function copyHinglish(rows: readonly HinglishRow[]): void {
  const slim = ({ utterance, english, domain, slots, medical }: HinglishRow): HinglishRow => ({
    utterance,
    english,
    domain,
    slots,
    medical,
  });
  const key = (row: HinglishRow): string => `${row.domain} ${row.utterance}`;
  write('hinglish_found.jsonl', sample(rows.filter(isFoundRow), key).map(slim));
  write('hinglish_silent.jsonl', sample(rows.filter(isHinglishSilent), key).map(slim));
}

function copyRecognizers(rows: readonly RecognizersRow[]): void {
  for (const language of ['en', 'hi'] as const) {
    const fitting = rows.filter((row) => row.lang === language && isFitting(row));
    const chosen = sample(fitting, (row) => `${(row.expected as ExpectedMoment).kind} ${row.text}`);
    const slim = chosen.map(
      ({
        text,
        lang,
        reference_datetime,
        n_entities,
        past,
        numeric_day_month_ambiguous,
        expected,
        entities,
      }) => ({
        text,
        lang,
        reference_datetime,
        n_entities,
        past,
        numeric_day_month_ambiguous,
        expected,
        entities: entities.map(({ alternatives }) => ({ alternatives })),
      }),
    );
    write(`recognizers_${language}.jsonl`, slim);
  }
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('Give the data folder as the first argument.\n');
  process.exitCode = 2;
} else {
  mkdirSync(FIXTURES, { recursive: true });
  copySgd(readRows<SgdRow>(join(folder, 'A_sgd', 'sgd_appointment_user_utterances.jsonl')));
  copyHinglish(readRows<HinglishRow>(join(folder, 'B_hinglish', 'hinglish_top.jsonl')));
  copyRecognizers(readRows<RecognizersRow>(join(folder, 'F_datetime', 'recognizers_text_en_hi.jsonl')));
}
