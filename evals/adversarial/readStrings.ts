/** Reads the adversarial strings and the confusable letters into one form. The player and its test use it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface AdversarialString {
  readonly id: string;
  readonly category: string;
  readonly text: string;
}

interface StringRow {
  readonly id: string;
  readonly category: string;
  readonly text: string;
}

interface ConfusableRow {
  readonly char: string;
  readonly confusable: string;
}

const isConfusable = (row: StringRow | ConfusableRow): row is ConfusableRow => 'confusable' in row;

/** A letter that looks like another one is sent as a name would be that is spelled with it. */
const asString = (row: StringRow | ConfusableRow, index: number): AdversarialString =>
  isConfusable(row)
    ? { id: `conf-${index}`, category: 'confusable', text: `${row.confusable}${row.char}` }
    : { id: row.id, category: row.category, text: row.text };

export const FILES = [
  join('E_adversarial', 'adversarial_strings.jsonl'),
  join('E_adversarial', 'unicode_confusable_pairs.jsonl'),
] as const;

/** Throws a sentence for the reader of the terminal when the file is not there. */
export function readStrings(file: string): readonly AdversarialString[] {
  if (!existsSync(file))
    throw new Error(`There is no ${file}: name the folder that holds the adversarial data.`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => asString(JSON.parse(line) as StringRow | ConfusableRow, index));
}
