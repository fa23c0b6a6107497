/** Finds all phrases of the lexicons in a message in one walk over its words; compiled once, called by understand and findRedFlag. */
import { hasSlip, keepLongest } from './foundPhrases.ts';
import { knownNumber, MOST_LEXICON_WORDS, numberOf, numberOfKey } from './lexiconWords.ts';
import type { Word } from './readWords.ts';
import { readWords } from './readWords.ts';
import { StepTable } from './stepTable.ts';
import { SHORTEST_FORGIVEN, slipOf } from './typos.ts';
import { WordSet } from './wordSet.ts';

/** Phrases by meaning, separated by commas or new lines, as a person writes them: the form of every lexicon here. */
export type Lexicon<Meaning extends string> = Readonly<Partial<Record<Meaning, string>>>;

/** One phrase found: its meaning and which words it covers (end exclusive). */
export interface Found<Meaning extends string> {
  readonly meaning: Meaning;
  readonly from: number;
  readonly to: number;
  /** False when a word of it was read as a slip of another. */
  readonly exact: boolean;
}

/** A message's words as an index reads them. */
interface ReadWords {
  /** -1 for words that no phrase holds. */
  readonly numbers: readonly number[];
  /** The places of those that were read as slips of others; null when there are none. */
  readonly slips: ReadonlySet<number> | null;
}

const DEVANAGARI = /[\u0900-\u097f]/;
const LATIN = /[a-z]/;
const PLAIN = /^[a-z\u0904-\u0939\u093c-\u094d\u0901-\u0903\u0958-\u095f ]+$/;

/** From how many letters on slips of the finger in a word are forgiven. */
export type Forgiven = number | 'never';

type PhraseScript = 'latin' | 'devanagari';

/** Phrases that begin with one word and mean one thing. */
interface Waiting<Meaning extends string> {
  /** With commas between them: one string takes a fraction of what many take. */
  readonly phrases: string;
  readonly ending: readonly Meaning[];
}

/** The same while a lexicon is cut up. */
interface Gathered<Meaning extends string> {
  readonly phrases: string[];
  readonly ending: readonly Meaning[];
}

/**
 * All phrases of some lexicons as one tree of numbered words. Nothing is compiled before the first message, and
 * phrases in Devanagari not before the first message in it: starting must not wait for what nobody has said.
 */
export class PhraseIndex<Meaning extends string> {
  readonly #lexicons: readonly Lexicon<Meaning>[];
  readonly #forgiven: Forgiven;
  readonly #compiled = new Set<PhraseScript>();
  /** The place that a word leads to from a place: key is place * MOST_LEXICON_WORDS + word. The root is place 0. */
  readonly #steps = new StepTable();
  readonly #endings: (readonly Meaning[] | undefined)[] = [undefined];
  readonly #words = new WordSet();
  /** Phrases not yet in the tree, by the number of their first word. */
  readonly #waiting = new Map<number, readonly Waiting<Meaning>[]>();

  constructor(lexicons: readonly Lexicon<Meaning>[], forgiven: Forgiven) {
    this.#lexicons = lexicons;
    this.#forgiven = forgiven;
  }

  /** True when a phrase holds the word. */
  has(key: string): boolean {
    this.#prepare(DEVANAGARI.test(key));
    const number = knownNumber(key);
    return number !== undefined && this.#words.has(number);
  }

  /** Numbers of the words as this index reads them, -1 for unknown ones, and which of them were read as slips of another. */
  read(words: readonly Word[]): ReadWords {
    this.#prepare(words.some((word) => word.script === 'devanagari'));
    const numbers: number[] = [];
    let slips: Set<number> | null = null;
    for (let at = 0; at < words.length; at += 1) {
      const { key } = words[at] as Word;
      const known = knownNumber(key);
      if (known !== undefined && this.#words.has(known)) {
        numbers.push(this.#grown(known));
        continue;
      }
      const meant = this.#slipOf(key);
      numbers.push(meant === undefined ? -1 : this.#grown(meant));
      if (meant !== undefined) slips = (slips ?? new Set<number>()).add(at);
    }
    return { numbers, slips };
  }

  /** Adds the longest phrase of each meaning that begins at one place. */
  walk({ numbers, slips }: ReadWords, from: number, found: Found<Meaning>[]): void {
    const first = numbers[from] ?? -1;
    let place = first < 0 ? 0 : this.#steps.get(first);
    if (place === 0) return;
    const begun = found.length;
    for (let to = from + 1; ; to += 1) {
      const endings = this.#endings[place];
      if (endings !== undefined)
        for (const meaning of endings)
          keepLongest(found, begun, {
            meaning,
            from,
            to,
            exact: slips === null || !hasSlip(slips, from, to),
          });
      const next = numbers[to] ?? -1;
      const step: number = next < 0 ? 0 : this.#steps.get(place * MOST_LEXICON_WORDS + next);
      if (step === 0) break;
      place = step;
    }
  }

  #slipOf(key: string): number | undefined {
    const shortest = this.#forgiven;
    return shortest === 'never' || key.length < shortest - 1
      ? undefined
      : slipOf(key, { shortest, isKnown: (number) => this.#words.has(number) });
  }

  #prepare(hasDevanagari: boolean): void {
    if (!this.#compiled.has('latin')) this.#compile('latin');
    if (hasDevanagari && !this.#compiled.has('devanagari')) this.#compile('devanagari');
  }

  #compile(script: PhraseScript): void {
    this.#compiled.add(script);
    const byFirst = new Map<string, Gathered<Meaning>[]>();
    const spellings = new Set<string>();
    for (const lexicon of this.#lexicons) {
      for (const meaning in lexicon) {
        const ending: readonly Meaning[] = [meaning];
        const { plain, others } = phrasesOf(lexicon[meaning] ?? '', script);
        keepByFirst(byFirst, plain, ending);
        keepWords(spellings, plain);
        for (const phrase of others) this.#add(wordNumbers(phrase), ending);
      }
    }
    markWords(this.#words, spellings);
    this.#wait(byFirst);
  }

  #wait(byFirst: ReadonlyMap<string, readonly Gathered<Meaning>[]>): void {
    for (const [first, gathered] of byFirst) {
      const number = numberOf(first);
      const waiting = gathered.map(({ phrases, ending }) => ({ phrases: phrases.join(','), ending }));
      const known = this.#waiting.get(number);
      this.#waiting.set(number, known === undefined ? waiting : [...known, ...waiting]);
    }
  }

  #grown(number: number): number {
    if (this.#waiting.has(number)) this.#grow(number);
    return number;
  }

  /** Puts into the tree the phrases that begin with a word which a message has: most words of the lexicons are never said. */
  #grow(number: number): void {
    const waiting = this.#waiting.get(number);
    if (waiting === undefined) return;
    this.#waiting.delete(number);
    for (const { phrases, ending } of waiting)
      for (const phrase of phrases.split(',')) this.#add(wordNumbers(phrase), ending);
  }

  #add(words: readonly number[], ending: readonly Meaning[]): void {
    let place = 0;
    for (const word of words) {
      this.#words.add(word);
      const step = place * MOST_LEXICON_WORDS + word;
      let next = this.#steps.get(step);
      if (next === 0) {
        next = this.#endings.length;
        this.#endings.push(undefined);
        this.#steps.set(step, next);
      }
      place = next;
    }
    const known = this.#endings[place];
    const meaning = ending[0] as Meaning;
    if (place === 0 || known?.includes(meaning)) return;
    this.#endings[place] = known === undefined ? ending : [...known, meaning];
  }
}

interface Phrases {
  /** Letters and single spaces only. */
  readonly plain: readonly string[];
  readonly others: readonly string[];
}

const NO_PHRASES: Phrases = { plain: [], others: [] };
const PLAIN_TEXT = /^[a-z,\s]+$/;

/** The phrases of a text that begin in this script. */
function phrasesOf(text: string, script: PhraseScript): Phrases {
  if (DEVANAGARI.test(text) ? script === 'latin' && !LATIN.test(text) : script === 'devanagari')
    return NO_PHRASES;
  const phrases = splitPhrases(text);
  if (script === 'latin' && PLAIN_TEXT.test(text)) return { plain: phrases, others: [] };
  const own = phrases.filter((phrase) => {
    const code = phrase.charCodeAt(0);
    return (code >= 0x900 && code <= 0x97f) === (script === 'devanagari');
  });
  return {
    plain: own.filter((phrase) => PLAIN.test(phrase)),
    others: own.filter((phrase) => !PLAIN.test(phrase)),
  };
}

function keepWords(spellings: Set<string>, phrases: readonly string[]): void {
  for (const word of phrases.join(' ').split(' ')) spellings.add(word);
}

function markWords(marks: WordSet, spellings: ReadonlySet<string>): void {
  for (const spelling of spellings) if (spelling !== '') marks.add(numberOf(spelling));
}

function keepByFirst<Meaning extends string>(
  byFirst: Map<string, Gathered<Meaning>[]>,
  phrases: readonly string[],
  ending: readonly Meaning[],
): void {
  for (const phrase of phrases) {
    const space = phrase.indexOf(' ');
    const first = space < 0 ? phrase : phrase.slice(0, space);
    const waiting = byFirst.get(first);
    const last = waiting?.at(-1);
    if (last !== undefined && last.ending === ending) last.phrases.push(phrase);
    else if (waiting !== undefined) waiting.push({ phrases: [phrase], ending });
    else byFirst.set(first, [{ phrases: [phrase], ending }]);
  }
}

function wordNumbers(phrase: string): readonly number[] {
  if (!PLAIN.test(phrase)) return readWords(phrase).map((word) => numberOfKey(word.key));
  let space = phrase.indexOf(' ');
  if (space < 0) return [numberOf(phrase)];
  const words: number[] = [];
  let from = 0;
  for (; space >= 0; space = phrase.indexOf(' ', from)) {
    words.push(numberOf(phrase.slice(from, space)));
    from = space + 1;
  }
  words.push(numberOf(phrase.slice(from)));
  return words;
}

/** Splits a lexicon's text into its phrases. */
export function splitPhrases(text: string): readonly string[] {
  const phrases: string[] = [];
  for (const piece of text.split(text.includes('\n') ? /[,\n]/ : ',')) {
    const phrase = piece.trim();
    if (phrase !== '') phrases.push(phrase.includes('  ') ? phrase.replace(/ +/g, ' ') : phrase);
  }
  return phrases;
}

/** Makes an index of the lexicons of several languages. */
export function compilePhrases<Meaning extends string>(
  lexicons: readonly Lexicon<Meaning>[],
  forgiven: Forgiven = SHORTEST_FORGIVEN,
): PhraseIndex<Meaning> {
  return new PhraseIndex(lexicons, forgiven);
}

function isInside<Meaning extends string>(found: Found<Meaning>, other: Found<Meaning>): boolean {
  return other.from <= found.from && found.to <= other.to && other.to - other.from > found.to - found.from;
}

/** Phrases in the order of the words; a phrase inside a longer one is not reported ("not ok" hides "ok") when `mayHide` allows it. */
export function findPhrases<Meaning extends string>(
  index: PhraseIndex<Meaning>,
  words: readonly Word[],
  mayHide: (meaning: Meaning) => boolean = () => true,
): readonly Found<Meaning>[] {
  const read = index.read(words);
  const found: Found<Meaning>[] = [];
  for (let from = 0; from < read.numbers.length; from += 1) index.walk(read, from, found);
  if (found.length <= 1) return found;
  return found.filter((one, at) => {
    if (!mayHide(one.meaning)) return true;
    // A covering phrase starts at most a few words before: phrases are short, so only neighbours are compared.
    for (let other = Math.max(0, at - 24); other < Math.min(found.length, at + 25); other += 1) {
      const rival = found[other];
      if (rival !== undefined && isInside(one, rival)) return false;
    }
    return true;
  });
}
