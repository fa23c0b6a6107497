/** The clinic's doctors by the words of their names, exactly, by folded spelling and by sound; built once for each list of doctors, called by readDoctor. */
import type { Doctor } from '../../domain/clinic/doctor.ts';
import { foldWord } from '../words/foldWord.ts';
import { readWords } from '../words/readWords.ts';
import { romanise, soundKey } from './soundKey.ts';

/** How alike a written word and a name's word are, from a typing slip up to the same spelling. */
export const LIKENESS = { exact: 1, sound: 0.85, slip: 0.75 } as const;

export interface DoctorIndex {
  /** Doctors whose name has a word like this one, with the likeness. */
  match(word: string): ReadonlyMap<Doctor, number>;
}

const NOBODY: ReadonlyMap<Doctor, number> = new Map();

const TITLE_WORDS = new Set(
  ['dr', 'doctor', 'madam', 'sir', 'sahab', 'ji', 'mam', 'mrs', 'mr', 'ms', 'prof', 'smt'].map(foldWord),
);

function nameWords(doctor: Doctor): readonly string[] {
  const words = [doctor.name, ...doctor.aliases].flatMap((name) => readWords(name).map((word) => word.text));
  return [
    ...new Set(
      words
        .filter((word) => word.length > 1 && !TITLE_WORDS.has(foldWord(word)))
        .map((word) => word.toLowerCase()),
    ),
  ];
}

function latinFold(word: string): string {
  return foldWord(romanise(word.toLowerCase()));
}

/** Edit distance of at most `most`, else `most + 1`; names are short, so the plain table is fast enough. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[other.length] ?? most + 1;
}

function addTo(map: Map<string, Set<Doctor>>, key: string, doctor: Doctor): void {
  const doctors = map.get(key);
  if (doctors === undefined) map.set(key, new Set([doctor]));
  else doctors.add(doctor);
}

function createIndex(doctors: readonly Doctor[]): DoctorIndex {
  const exact = new Map<string, Set<Doctor>>();
  const sounds = new Map<string, Set<Doctor>>();
  for (const doctor of doctors) {
    for (const word of nameWords(doctor)) {
      addTo(exact, latinFold(word), doctor);
      addTo(sounds, soundKey(word), doctor);
    }
  }
  const letters = byFirstLetter(exact);
  const match = (word: string): ReadonlyMap<Doctor, number> => {
    const folded = latinFold(word);
    const same = exact.get(folded);
    if (same !== undefined) return new Map([...same].map((doctor) => [doctor, LIKENESS.exact]));
    if (folded.length < 2) return NOBODY;
    const alike = sounds.get(soundKey(word));
    if (alike !== undefined) return new Map([...alike].map((doctor) => [doctor, LIKENESS.sound]));
    return slips(letters.get(folded[0]), folded);
  };
  return { match };
}

/** Among so many letters one may be wrong, among twice as many two. */
const SLIP_LETTERS = 5;

/** Doctors whose name is a few letters away. */
function slips(names: readonly NamedDoctors[] | undefined, folded: string): ReadonlyMap<Doctor, number> {
  const most = Math.min(2, Math.floor(folded.length / SLIP_LETTERS));
  if (most === 0 || names === undefined) return NOBODY;
  const found = new Map<Doctor, number>();
  for (const { name, doctors } of names) {
    if (distance(folded, name, most) > most) continue;
    for (const doctor of doctors) found.set(doctor, LIKENESS.slip);
  }
  return found;
}

interface NamedDoctors {
  readonly name: string;
  readonly doctors: ReadonlySet<Doctor>;
}

/** Slips leave the first letter as it is. */
function byFirstLetter(
  exact: ReadonlyMap<string, ReadonlySet<Doctor>>,
): ReadonlyMap<string | undefined, readonly NamedDoctors[]> {
  const lists = new Map<string | undefined, NamedDoctors[]>();
  for (const [name, doctors] of exact) {
    const list = lists.get(name[0]);
    if (list === undefined) lists.set(name[0], [{ name, doctors }]);
    else list.push({ name, doctors });
  }
  return lists;
}

const indexes = new WeakMap<readonly Doctor[], DoctorIndex>();

/** The index of a list of doctors; made once for each list. */
export function doctorIndexOf(doctors: readonly Doctor[]): DoctorIndex {
  const known = indexes.get(doctors);
  if (known !== undefined) return known;
  const index = createIndex(doctors.filter((doctor) => doctor.active));
  indexes.set(doctors, index);
  return index;
}
