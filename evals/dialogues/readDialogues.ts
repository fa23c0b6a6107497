/** Reads the dialogues of both sources into one form: the caller's lines, in order. The player and its test use it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Dialogue {
  readonly id: string;
  /** What the caller said, in order; the other side's lines are ours to say. */
  readonly lines: readonly string[];
}

export interface DialogueSource {
  readonly name: string;
  /** Below the data folder. */
  readonly path: string;
  readonly origin: string;
  /** When the dialogues take place: the data set's reference day, or the "Thursday, noon" of the guides its callers were given. */
  readonly startsAt: Date;
  readonly read: (row: unknown) => Dialogue;
}

interface SgdRow {
  readonly id: string;
  readonly turns: readonly { readonly speaker: 'USER' | 'SYSTEM'; readonly utterance: string }[];
}

interface StarRow {
  readonly id: string;
  readonly turns: readonly { readonly type: string; readonly text?: string }[];
}

const linesOfSgd = ({ id, turns }: SgdRow): Dialogue => ({
  id,
  lines: turns.filter(({ speaker }) => speaker === 'USER').map(({ utterance }) => utterance),
});

const linesOfStar = ({ id, turns }: StarRow): Dialogue => ({
  id,
  lines: turns.flatMap(({ type, text }) => (type === 'user' && text !== undefined ? [text] : [])),
});

export const SOURCES: readonly DialogueSource[] = [
  {
    name: 'sgd',
    path: join('A_sgd', 'sgd_appointment_dialogues.jsonl'),
    origin: 'google-research-datasets/dstc8-schema-guided-dialogue, CC-BY-SA-4.0',
    startsAt: new Date('2019-03-01T09:00:00+05:30'),
    read: (row) => linesOfSgd(row as SgdRow),
  },
  {
    name: 'star',
    path: join('C_medical', 'star_doctor_dialogues.jsonl'),
    origin: 'RasaHQ/STAR, MIT',
    startsAt: new Date('2026-11-26T12:00:00+05:30'),
    read: (row) => linesOfStar(row as StarRow),
  },
];

/** The rows of a JSON-lines file; throws a sentence for the reader of the terminal when the file is not there. */
export function readRows(file: string): readonly unknown[] {
  if (!existsSync(file))
    throw new Error(`There is no ${file}: name the folder that holds the dialogue data.`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}
