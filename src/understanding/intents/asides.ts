/** Words that sound like a wish and belong to something else ("wait staff", "cancel that ride", "my headaches are horrible"); called by readWishes. */
import type { Message } from '../message.ts';
import type { Intent } from '../reading.ts';
import type { Found } from '../words/phraseIndex.ts';
import type { Word } from '../words/readWords.ts';
import type { Concept } from './concepts.ts';

/** Before a word for staff these make it somebody else, or the writer: "wait staff", "I work as a manager". */
const OTHER_STAFF =
  /^(?:wait|waiting|kitchen|army|military|bank|school|college|hotel|restaurant|travel|estate|insurance|property|project|product|sales|store|crane)$/u;
const OWN_WORK = /(?:^| )(?:(?:i am|im|i'm|i’m|i was|he is|she is|hes|shes|as) an?|work(?:s|ed|ing)? as)$/u;

/** Harsh words of a description say what somebody felt or saw; meant for the clinic, one of these stands beside them. */
const HARSH =
  /^(?:horrible|terrible|worst|disgusting|ridiculous|hopeless|stupid|bloody|damn|unacceptable|pathetic)$/u;
const AIMED_AT_CLINIC =
  /^(?:you|your|youre|you're|u|ur|bot|app|chat|service|services|support|staff|people|clinic|hospital|doctor|doctors|dr|reception|receptionist|system|experience|place|management|behaviour|behavior|treatment|help|response)$/u;
const AIMED_AT_ALL = /^(?:this|that|its|it's|it’s|thats|that's)$/u;
/** "This is just ridiculous": so near before the harsh word stands what it is said of. */
const NEAR_WORDS = 3;
/** "Terrible!", "absolutely ridiculous". */
const OUTCRY_WORDS = 2;

/** What follows "I won't need" when the visit itself is not needed any more. */
const THE_VISIT =
  /^(?:it|this|that|the|my|our|an|appointment|appointments|booking|slot|visit|consultation|to|now|anymore|then)$/u;

const DETERMINER = /^(?:that|this|the|a|an|my|our|his|her)$/u;
const OTHER_BOOKING =
  /^(?:ride|rides|cab|taxi|trip|flight|flights|train|ticket|tickets|order|orders|subscription|membership|hotel|table)$/u;

/** Somebody or something that the clinic's desk is not: "I wanted to talk to her", "to talk about my knee". */
const OTHER_PARTNER = /^(?:her|him|them|my|about|it|myself)$/u;

/** The words from `from` to `to` (exclusive) in lower case. */
function lower(words: readonly Word[], from: number, to: number): readonly string[] {
  return words.slice(Math.max(0, from), to).map((word) => word.text.toLowerCase());
}

/** The borders of the sentence around a place; commas are none. */
function sentenceAround(words: readonly Word[], at: number): { readonly from: number; readonly to: number } {
  const parts = (word: Word | undefined): boolean => word?.gap === 'sentence' || word?.gap === 'line';
  let from = at;
  while (from > 0 && !parts(words[from])) from -= 1;
  let to = at + 1;
  while (to < words.length && !parts(words[to])) to += 1;
  return { from, to };
}

function isOtherStaff({ words }: Message, found: Found<Concept>): boolean {
  const before = lower(words, found.from - 4, found.from);
  return OTHER_STAFF.test(before.at(-1) ?? '') || OWN_WORK.test(before.join(' '));
}

function isDescription(message: Message, found: Found<Concept>): boolean {
  const { words } = message;
  if (!HARSH.test(lower(words, found.from, found.to).join(' '))) return false;
  const { from, to } = sentenceAround(words, found.from);
  const sentence = lower(words, from, to);
  if (sentence.some((word) => AIMED_AT_CLINIC.test(word)) || sentence.length <= OUTCRY_WORDS) return false;
  const isOfHealth = message.complaints.some((one) => one.from >= from && one.from < to);
  const near = lower(words, found.from - NEAR_WORDS, found.from);
  return isOfHealth || !near.some((word) => AIMED_AT_ALL.test(word));
}

function isOtherBooking({ words, concepts }: Message, found: Found<Concept>): boolean {
  const after = lower(words, found.to, found.to + 2);
  const thing = DETERMINER.test(after[0] ?? '') ? 1 : 0;
  if (OTHER_BOOKING.test(after[thing] ?? '')) return true;
  return concepts.some(
    (one) => one.meaning === 'outside' && thing === 1 && (one.from === found.to || one.from === found.to + 1),
  );
}

function isOtherTalk({ words }: Message, found: Found<Concept>): boolean {
  return OTHER_PARTNER.test(words[found.to]?.text.toLowerCase() ?? '');
}

function isOtherNeed({ words }: Message, found: Found<Concept>): boolean {
  const said = lower(words, found.from, found.to).join(' ');
  const next = words[found.to];
  if (!/ need$/u.test(said) || next === undefined || next.gap !== 'space') return false;
  return !THE_VISIT.test(next.text.toLowerCase());
}

/** "Aise hi", "aaj hi": the Hindi "only" is written as the English greeting is. */
function isHindiParticle({ words }: Message, found: Found<Concept>): boolean {
  const word = words[found.from];
  return found.to - found.from === 1 && found.from > 0 && word?.key === 'hi' && word.gap === 'space';
}

/** Which wishes an aside must not be taken for, whatever else its words sound like. */
export function sidedWishes(message: Message): ReadonlySet<Intent> {
  const kept = new Set(withoutAsides(message, message.concepts));
  const left = message.concepts.filter((one) => !kept.has(one));
  const wishes = new Set(left.flatMap((one) => SOUNDS_LIKE[one.meaning] ?? []));
  const named = new Set([...kept].map((one) => one.meaning));
  // "I want to speak to a dermatologist" asks for a visit.
  if (message.specialities.length > 0 && named.has('talk') && !named.has('human')) wishes.add('staff');
  return wishes;
}

const SOUNDS_LIKE: Partial<Record<Concept, readonly Intent[]>> = {
  human: ['staff'],
  talk: ['staff'],
  angry: ['staff'],
  cancel: ['cancel'],
};

/** The ideas without those that belong to something else than the clinic and the visit. */
export function withoutAsides(message: Message, found: readonly Found<Concept>[]): readonly Found<Concept>[] {
  return found.filter((one) => {
    if (one.meaning === 'human') return !isOtherStaff(message, one);
    if (one.meaning === 'talk') return !isOtherTalk(message, one);
    if (one.meaning === 'angry') return !isDescription(message, one);
    if (one.meaning === 'cancel') return !isOtherBooking(message, one) && !isOtherNeed(message, one);
    if (one.meaning === 'greeting') return !isHindiParticle(message, one);
    return one.meaning !== 'aside';
  });
}
