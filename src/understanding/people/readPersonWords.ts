/** Reads what single words say of a person or a wish: gender, for whom, how to pay, which language; called by understand. */
import type { Language } from '../../domain/message/language.ts';
import type { PersonMeaning } from '../lexicon/people.ts';
import { type Message, readingOf } from '../message.ts';
import type { Gender, PaymentMode, Reading, Relation } from '../reading.ts';
import type { Found } from '../words/phraseIndex.ts';

/** Letters that stand for a sex on forms. */
const LETTERS: Readonly<Record<string, Gender>> = { m: 'male', f: 'female', o: 'other' };

function ofKind(message: Message, kind: string): readonly Found<PersonMeaning>[] {
  return message.persons.filter((found) => found.meaning.startsWith(kind));
}

function valueSaid<Value extends string>(found: Found<PersonMeaning>): Value {
  return found.meaning.slice(found.meaning.indexOf(':') + 1) as Value;
}

function isGenderOfDoctor(message: Message, found: Found<PersonMeaning>): boolean {
  const following = message.words[found.to];
  if (following !== undefined && following.gap !== 'space' && following.gap !== 'none') return false;
  const next = following?.key ?? '';
  return (
    /^(?:doctor|dr|dactar|daktar|staff|spesialist|visesajna|gynec|dokt)/.test(next) || /^ड[ाॉ]/u.test(next)
  );
}

/** A single "M" or "F" beside an age, a mark, or alone when the bot asks. */
function genderLetter(message: Message): Reading<Gender> | null {
  const { words, context } = message;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const gender = LETTERS[word?.text.toLowerCase() ?? ''];
    if (word === undefined || gender === undefined) continue;
    const isAlone =
      words.length === 1 ||
      (word.gap === 'comma' && (words[at + 1] === undefined || words[at + 1]?.gap === 'comma'));
    const isByFigures =
      words[at - 1]?.script === 'digits' || (words[at + 1]?.script === 'digits' && word.capital);
    if (gender === 'other' && context.state !== 'AWAITING_GENDER') continue;
    if (
      context.state === 'AWAITING_GENDER'
        ? isAlone || words.length <= 3
        : isByFigures || (isAlone && words.length > 2)
    ) {
      return readingOf(words, { from: at, to: at + 1 }, { value: gender, confidence: 0.88 });
    }
  }
  return null;
}

/** The gender said in words; never guessed from a name or from grammar. */
export function readGender(message: Message): Reading<Gender> | null {
  const isAsked = message.context.state === 'AWAITING_GENDER';
  const said = ofKind(message, 'gender:').filter((found) => !isGenderOfDoctor(message, found));
  const wanted = said.filter((found) => {
    const word = message.words[found.from];
    if (isAsked) return true;
    // "other", "man", "ladka" and faces are everyday words: they count beside other details or when asked.
    const key = word?.key ?? '';
    if (valueSaid(found) === 'other') return /^(?:trans|kin|hij|inter|non|third|किन)/u.test(key);
    return (
      /^(?:male|female|femail|famale|femele|fimale|purus|mahila|stri|istri|gents|पुरुष|पुरु|महिला|स्त्रि|मेल|फिमेल)/u.test(
        key,
      ) || isListItem(message, found)
    );
  });
  const first = pickAfterCorrection(message, wanted);
  if (first !== undefined)
    return readingOf(message.words, first, {
      value: valueSaid<Gender>(first),
      confidence: isAsked ? 0.96 : 0.9,
    });
  return genderLetter(message) ?? (isAsked ? genderByRelation(message) : null);
}

function isListItem(message: Message, found: Found<PersonMeaning>): boolean {
  const word = message.words[found.from];
  const next = message.words[found.to];
  const isParted = (gap: string | undefined): boolean =>
    gap === undefined || gap === 'comma' || gap === 'line' || gap === 'start' || gap === 'dash';
  const hasFigures = message.words.some((one) => one.script === 'digits');
  return hasFigures && isParted(word?.gap) && isParted(next?.gap);
}

/** "female, not male" and "male nahi female". */
function pickAfterCorrection(
  message: Message,
  said: readonly Found<PersonMeaning>[],
): Found<PersonMeaning> | undefined {
  const [first, second] = said;
  if (first === undefined || second === undefined || first.meaning === second.meaning) return first;
  const between = message.words.slice(first.to, second.from).map((word) => word.key);
  if (between.includes('not')) return first;
  if (between.some((key) => /^(?:nahi|nahin|nhi|नहि|no|sori)$/u.test(key))) return second;
  return message.words[first.from - 1]?.key === 'not' ? second : first;
}

/** "beti hai" in answer to the question of the patient's gender says it in words. */
function genderByRelation(message: Message): Reading<Gender> | null {
  const genders: Readonly<Partial<Record<Relation, Gender>>> = {
    mother: 'female',
    wife: 'female',
    daughter: 'female',
    sister: 'female',
    father: 'male',
    husband: 'male',
    son: 'male',
    brother: 'male',
  };
  for (const found of ofKind(message, 'relation:')) {
    const value = genders[valueSaid<Relation>(found)];
    if (value !== undefined) return readingOf(message.words, found, { value, confidence: 0.85 });
  }
  return null;
}

/** For whom the visit is. A relation counts beside "my", "for", "ke liye", "ko", "ka"; alone only in a short message. */
export function readForWhom(message: Message): Reading<Relation> | null {
  const markers = message.persons.filter(
    (found) => found.meaning === 'forMarker' || found.meaning === 'myMarker',
  );
  const relations = ofKind(message, 'relation:').filter(
    (found) =>
      !isGenderOfDoctor(message, found) &&
      !isVocative(message, found) &&
      !isInSpeciality(message, found) &&
      !isNice(message, found),
  );
  let best: Reading<Relation> | null = null;
  for (const found of relations) {
    const relation = valueSaid<Relation>(found);
    const isMarked = markers.some(
      (marker) => marker.to === found.from || marker.from === found.to || marker.to === found.from - 1,
    );
    const isShort = message.words.length <= 4 || message.words[found.to]?.script === 'digits';
    const unmarked = isShort ? 0.7 : 0.5;
    const marked = isMarked ? 0.93 : unmarked;
    const confidence = relation === 'self' ? 0.85 : marked;
    if (best === null || confidence > best.confidence)
      best = readingOf(message.words, found, { value: relation, confidence });
  }
  return best !== null && best.confidence >= 0.6 ? best : null;
}

/** "Have a nice night": folded for spelling, "nice" is written like "niece". */
function isNice(message: Message, found: Found<PersonMeaning>): boolean {
  return message.words[found.from]?.text.toLowerCase() === 'nice';
}

/** "bacchon ka doctor" names a doctor, no child. */
function isInSpeciality(message: Message, found: Found<PersonMeaning>): boolean {
  return message.specialities.some((one) => one.from <= found.from && found.to <= one.to);
}

/** "bhai", "didi", "uncle" said to the bot, at either end of a sentence and without a marker, mean nobody. */
function isVocative(message: Message, found: Found<PersonMeaning>): boolean {
  const { words } = message;
  const key = words[found.from]?.key ?? '';
  if (
    !/^(?:bhai|bhaiya|bro|didi|uncle|aunti|auntie|sis|sister|yar|baba|bhaisahab|भाइ|भैया|दिदि|beta|बेटा|ma|dada|babu)$/u.test(
      key,
    )
  )
    return false;
  const before = words[found.from - 1]?.key ?? '';
  const after = words[found.to]?.key ?? '';
  const isMarked =
    /^(?:mi|my|mera|meri|mere|for|apne|apni|hamare|मेरा|मेरे|मेरि|अपने|अपनि|our)$/u.test(before) ||
    /^(?:ko|ka|ki|ke|को|का|कि|के)$/u.test(after);
  return (
    !isMarked &&
    (found.from === 0 ||
      found.to === words.length ||
      words[found.to]?.gap !== 'space' ||
      words[found.from]?.gap !== 'space')
  );
}

/** Online or at the clinic. When both are named, or one is refused, the one that stands is taken. */
export function readPaymentMode(message: Message): Reading<PaymentMode> | null {
  const isAsked =
    message.context.state === 'SELECTING_PAYMENT_MODE' || message.context.state === 'AWAITING_PAYMENT';
  const said = ofKind(message, isAsked ? 'payment' : 'payment:');
  const about = message.concepts.some(
    (found) =>
      found.meaning === 'pay' ||
      found.meaning === 'money' ||
      found.meaning === 'paid' ||
      found.meaning === 'price',
  );
  const chosen = pickAfterCorrection(message, said) ?? said[0];
  const isMeant =
    isAsked || about || said.some((one) => isSpecificMode(message, one)) || namesMeans(message, said);
  if (chosen === undefined || !isMeant) return null;
  const different = said.find((found) => found.meaning !== chosen.meaning);
  const isRefused =
    /^(?:nahi|nahin|nhi|नहि|mat|मत)$/u.test(message.words[chosen.to]?.key ?? '') ||
    message.words[chosen.from - 1]?.key === 'not' ||
    message.words[chosen.from - 1]?.key === 'no';
  const value: PaymentMode =
    isRefused && different === undefined
      ? otherMode(valueSaid(chosen))
      : valueSaid(isRefused ? (different ?? chosen) : chosen);
  const unasked = isRefused ? 0.7 : 0.85;
  const confidence = isAsked ? 0.95 : unasked;
  return readingOf(message.words, chosen, { value, confidence });
}

/** "Card at reception": the means is no phrase of the place, but stands beside it. */
function namesMeans(message: Message, said: readonly Found<PersonMeaning>[]): boolean {
  return message.concepts.some(
    (found) =>
      found.meaning === 'wayToPay' && !said.some((one) => one.from < found.to && found.from < one.to),
  );
}

function otherMode(mode: PaymentMode): PaymentMode {
  return mode === 'online' ? 'at_clinic' : 'online';
}

/** Words that mean a way to pay wherever they stand. */
function isSpecificMode(message: Message, found: Found<PersonMeaning>): boolean {
  const key = message.words[found.from]?.key ?? '';
  const last = message.words[found.to - 1]?.key ?? '';
  if (found.to - found.from > 1 && /^(?:hi|kar|do|de|dunga|dungi|karunga|karungi|दे|दुगा|दुगि)$/u.test(last))
    return true;
  return /^(?:upi|gpai|paitm|fonepe|cash|nakad|nagad|net|debit|credit|नकद|नगद|कैश|युपिआइ)/u.test(key);
}

/** The language the writer asks for. "I don't know English" asks for another one. */
export function readLanguageWanted(message: Message): Reading<Language> | null {
  const wish = message.concepts.some((found) => found.meaning === 'languageWish');
  const names = ofKind(message, 'language:');
  const refused = message.persons.find((found) => found.meaning === 'notLanguage');
  if (refused !== undefined) {
    const said = message.words.slice(refused.from, refused.to).map((word) => word.key);
    const isEnglish = said.some(
      (key) =>
        /^(?:english|inglis|englis|angreji|अंगरे|अग्रे|इग्लिश|अगरे)/u.test(key) || /^(?:इंग|अं|अग|इग)/u.test(key),
    );
    const ownHindi: Language = /[\u0900-\u097f]/u.test(message.text) ? 'hi' : 'hinglish';
    const value: Language = isEnglish ? ownHindi : 'en';
    const other = names.find((found) => found.from >= refused.to || found.to <= refused.from);
    return readingOf(message.words, other ?? refused, {
      value: other === undefined ? value : valueSaid(other),
      confidence: 0.85,
    });
  }
  const named = names.at(-1);
  if (named === undefined || (!wish && message.words.length > 2)) return null;
  return readingOf(message.words, named, {
    value: valueSaid<Language>(named),
    confidence: wish ? 0.95 : 0.85,
  });
}
