/** Finds signs of an emergency in a message, before any reader or model sees it; called by agent/ for every message and by understand. */
import type { Reading, RedFlag } from '../reading.ts';
import { compilePhrases, type Found, findPhrases } from '../words/phraseIndex.ts';
import { READ_LIMIT, readWords, type Word } from '../words/readWords.ts';
import { SIGNS_EN } from './lexicon.en.ts';
import { SIGNS_HI } from './lexicon.hi.ts';
import { SIGNS_HINGLISH } from './lexicon.hinglish.ts';
import { RED_FLAG_RULES, type RedFlagRule } from './rules.ts';
import type { Sign } from './signs.ts';

/** A slip may not raise an alarm: "strike" and "checked" are one letter from "stroke" and "choked", "unconcious" is one letter from nothing else. */
const FORGIVEN_LETTERS = 8;
const INDEX = compilePhrases<Sign>([SIGNS_EN, SIGNS_HINGLISH, SIGNS_HI], FORGIVEN_LETTERS);

/** Alarms may stand at the end of a long message: more of it is screened than is read for details. */
const SCREENED_CHARACTERS = 12_000;
/** Signs of one picture stand this near to each other, in words. */
const REACH = 12;
/** A negation belongs to a sign at most so many words away. */
const NEGATION_REACH = 3;
/** Signs that take an alarm away. Only they are hidden inside longer phrases ("no pulse" denies nothing); an alarm never is. */
const GUARDS: ReadonlySet<Sign> = new Set<Sign>([
  'past',
  'negated',
  'about',
  'mild',
  'sneeze',
  'figurative',
  'prevention',
  'noseBlocked',
  'busy',
  'service',
]);
/** Guards that reach over the whole sentence. */
const WIDE_GUARDS: ReadonlySet<Sign> = new Set<Sign>(['noseBlocked', 'busy', 'service']);

/** These deny only what follows them. */
const DENIES_FORWARD = new Set([
  'no',
  'not',
  'never',
  'without',
  'nil',
  'dont',
  'hasnt',
  'havent',
  'isnt',
  'denies',
]);

/** A stretch of words that says one thing. */
interface Part {
  readonly from: number;
  readonly to: number;
}

const TURNS = new Set([
  'but',
  'lekin',
  'magar',
  'par',
  'however',
  'now',
  'और',
  'and',
  'aur',
  'लेकिन',
  'मगर',
  'पर',
]);

function isBorder(word: Word | undefined, strong: boolean): boolean {
  if (word === undefined || word.gap === 'sentence' || word.gap === 'line') return true;
  return !strong && (word.gap === 'comma' || TURNS.has(word.text.toLowerCase()));
}

/** Sentences when `strong`, else the clauses inside them too. */
function partsOf(words: readonly Word[], strong: boolean): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (let at = 1; at <= words.length; at += 1) {
    if (!isBorder(words[at], strong)) continue;
    parts.push({ from, to: at });
    from = at;
  }
  return parts;
}

/** The nearest signs that fulfil the rule, starting from each place of its first sign. */
function picture(found: readonly Found<Sign>[], rule: RedFlagRule): readonly Found<Sign>[] | null {
  const [anchor, ...others] = rule.all;
  for (const first of found) {
    if (first.meaning !== anchor) continue;
    const picked: Found<Sign>[] = [first];
    for (const sign of others) {
      const near = found.find((one) => one.meaning === sign && Math.abs(one.from - first.from) <= REACH);
      if (near !== undefined) picked.push(near);
    }
    if (picked.length === rule.all.length) return picked;
  }
  return null;
}

function isDenied(words: readonly Word[], negation: Found<Sign>, picked: readonly Found<Sign>[]): boolean {
  const isForward = negation.to - negation.from === 1 && DENIES_FORWARD.has(words[negation.from]?.key ?? '');
  return picked.some((sign) => {
    const before = sign.from - negation.to;
    if (before >= 0 && before <= NEGATION_REACH) return true;
    const after = negation.from - sign.to;
    return !isForward && after >= 0 && after <= NEGATION_REACH;
  });
}

/** The signs that fulfil a rule, and what stands near them that may take the alarm away. */
interface Picture {
  readonly picked: readonly Found<Sign>[];
  readonly guards: readonly Found<Sign>[];
}

/** True when something in the clause takes the alarm away. */
function isHarmless(words: readonly Word[], rule: RedFlagRule, { guards, picked }: Picture): boolean {
  return guards.some((guard) => {
    if (!(rule.unless?.includes(guard.meaning) ?? false)) return false;
    if (picked.some((sign) => sign.from <= guard.from && guard.to <= sign.to)) return false;
    return guard.meaning === 'negated' ? isDenied(words, guard, picked) : true;
  });
}

/** Clauses that hold a part of the picture: what stands in others cannot wave it away. */
function guardsNear(
  found: readonly Found<Sign>[],
  clauses: readonly Part[],
  picked: readonly Found<Sign>[],
): readonly Found<Sign>[] {
  const touched = clauses.filter((clause) =>
    picked.some((sign) => sign.from >= clause.from && sign.from < clause.to),
  );
  return found.filter(
    (one) =>
      WIDE_GUARDS.has(one.meaning) ||
      touched.some((clause) => one.from >= clause.from && one.from < clause.to),
  );
}

interface Screened {
  readonly words: readonly Word[];
  readonly found: readonly Found<Sign>[];
  readonly clauses: readonly Part[];
}

function readingFor(screened: Screened, sentence: Part, rule: RedFlagRule): Reading<RedFlag> | null {
  const { words, found, clauses } = screened;
  const here = found.filter((one) => one.from >= sentence.from && one.from < sentence.to);
  const picked = picture(here, rule);
  if (picked === null || isHarmless(words, rule, { picked, guards: guardsNear(here, clauses, picked) }))
    return null;
  const from = Math.min(...picked.map((sign) => sign.from));
  const to = Math.max(...picked.map((sign) => sign.to));
  return {
    value: rule.flag,
    start: words[from]?.start ?? 0,
    end: words[to - 1]?.end ?? 0,
    confidence: rule.sure,
  };
}

/**
 * The gravest emergency that the text speaks of as happening now, or null. Past, denied and merely mentioned ones are none.
 * `begun` are the words of the text's beginning, where they have been read already.
 */
export function findRedFlag(text: string, begun?: readonly Word[]): Reading<RedFlag> | null {
  const isAll = begun !== undefined && text.length <= READ_LIMIT;
  const words = isAll ? begun : readWords(text, SCREENED_CHARACTERS);
  const found = findPhrases(INDEX, words, (sign) => GUARDS.has(sign));
  if (found.length === 0) return null;
  const screened: Screened = { words, found, clauses: partsOf(words, false) };
  const sentences = partsOf(words, true);
  const said = new Set<Sign | undefined>();
  for (const one of found) said.add(one.meaning);
  for (const rule of RED_FLAG_RULES) {
    if (!said.has(rule.all[0])) continue;
    for (const sentence of sentences) {
      const reading = readingFor(screened, sentence, rule);
      if (reading !== null) return reading;
    }
  }
  return null;
}
