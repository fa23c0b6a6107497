/** The signs of a message that the second opinion weighs: its words, neighbours, pieces of words, ideas and details, each as a place in the table of weights; called by secondOpinion and by the training script. */
import type { ConversationState } from '../../../domain/conversation/states.ts';
import type { Message } from '../../message.ts';
import type { Found } from '../../words/phraseIndex.ts';
import type { Word } from '../../words/readWords.ts';
import { CONCEPTS, type Concept } from '../concepts.ts';
import type { Details } from '../readWishes.ts';

/** Places in the table of weights, a power of two. Two signs that fall on one place share its weights; the training knows. */
export const PLACES = 2 ** 12;
/** A wish stands at the beginning of a message; what comes later is its story. */
const WORDS_WEIGHED = 60;
const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;

/** Kinds of signs begin their hashes differently, so that a word and a piece of the same letters stay apart. */
const WORD = 11;
const PIECE = 23;
const NEIGHBOURS = 37;
const NEAR = 41;
const IDEA = 53;
const TWO_IDEAS = 59;
const ANSWER = 67;
const DETAIL = 71;
const LENGTH = 79;
const QUESTION = 83;
const STATE = 97;
const START_OF_HASH = 2166136261;
const FACTOR = 16777619;

function add(hash: number, code: number): number {
  return Math.imul(hash ^ code, FACTOR);
}

function begin(kind: number): number {
  return add(START_OF_HASH, kind);
}

const PIECES_BEGIN = begin(PIECE);

function addText(hash: number, text: string): number {
  let sum = hash;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), FACTOR);
  return sum;
}

function placeOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 2246822519);
  return (mixed ^ (mixed >>> 13)) & (PLACES - 1);
}

/** Figures differ from message to message; how many there are says more. */
function wordOf(word: Word): string {
  return word.script === 'digits' ? `#${String(Math.min(word.key.length, 10))}` : word.key;
}

const DETAIL_NAMES = [
  'when',
  'doctor',
  'unknownDoctor',
  'name',
  'phone',
  'age',
  'gender',
  'speciality',
  'purpose',
  'forWhom',
  'paymentMode',
] as const satisfies readonly (keyof Details)[];

const NUMBER_OF_CONCEPT = new Map<Concept, number>(CONCEPTS.map((concept, at) => [concept, at]));

/** The places of all signs of one message; the same place may come twice. */
export function signsOf(
  message: Message,
  details: Details,
  ideas: readonly Found<Concept>[],
): readonly number[] {
  const words = weighedWords(message);
  return [...words.flatMap(signsOfWord), ...signsBetween(words, { message, details, ideas })];
}

/** The words that are weighed, figures as their number. */
export const weighedWords = ({ words }: Message): readonly string[] =>
  words.slice(0, WORDS_WEIGHED).map(wordOf);

/** What a word says by itself, wherever it stands: the word and its pieces. */
export function signsOfWord(word: string): readonly number[] {
  const places = [placeOf(addText(begin(WORD), word))];
  putPieces(`<${word}>`, (hash) => places.push(placeOf(hash)));
  return places;
}

interface Read {
  readonly message: Message;
  readonly details: Details;
  readonly ideas: readonly Found<Concept>[];
}

/** What only the whole message says: neighbours, ideas, details, its length and the state it came in. */
export function signsBetween(words: readonly string[], { message, details, ideas }: Read): readonly number[] {
  const places: number[] = [];
  const put = (hash: number): void => {
    places.push(placeOf(hash));
  };
  putNeighbours(words, put);
  putIdeas(ideas, put);
  for (const answer of new Set(message.answers.map((one) => one.meaning)))
    put(addText(begin(ANSWER), answer));
  DETAIL_NAMES.forEach((name, at) => {
    if (details[name] !== null) put(add(begin(DETAIL), at));
  });
  put(add(begin(LENGTH), Math.min(words.length, 6)));
  if (message.text.includes('?')) put(begin(QUESTION));
  putState(message.context.state, words, put);
  return places;
}

function putNeighbours(words: readonly string[], put: (hash: number) => void): void {
  words.forEach((word, at) => {
    const next = words[at + 1] ?? '$';
    put(addText(add(addText(begin(NEIGHBOURS), word), 32), next));
    const second = words[at + 2];
    if (second !== undefined) put(addText(add(addText(begin(NEAR), word), 32), second));
  });
  put(addText(add(addText(begin(NEIGHBOURS), '^'), 32), words[0] ?? '$'));
}

function putPieces(word: string, put: (hash: number) => void): void {
  for (let from = 0; from + SHORTEST_PIECE <= word.length; from += 1) {
    let hash = PIECES_BEGIN;
    const to = Math.min(word.length, from + LONGEST_PIECE);
    for (let at = from; at < to; at += 1) {
      hash = Math.imul(hash ^ word.charCodeAt(at), FACTOR);
      if (at - from + 1 >= SHORTEST_PIECE) put(hash);
    }
  }
}

function putIdeas(found: readonly Found<Concept>[], put: (hash: number) => void): void {
  const numbers = [...new Set(found.map((one) => NUMBER_OF_CONCEPT.get(one.meaning) ?? 0))].sort(
    (one, other) => one - other,
  );
  numbers.forEach((one, at) => {
    put(add(begin(IDEA), one));
    for (const other of numbers.slice(at + 1)) put(add(add(begin(TWO_IDEAS), one), other));
  });
}

/** What is asked changes what few words mean: "online" where the way to pay is asked, "haan bhej do" where reports are. */
function putState(
  state: ConversationState | undefined,
  words: readonly string[],
  put: (hash: number) => void,
): void {
  const known = addText(begin(STATE), state ?? '-');
  put(known);
  if (state === undefined || state === 'IDLE') return;
  for (const word of words.slice(0, 8)) put(addText(add(known, 32), word));
}
