/** The deterministic reader: one message in, everything that can be told of it without a model out; called by agent/, and by the command line. */
import type { ConversationState } from '../domain/conversation/states.ts';
import { overallConfidence } from './confidence.ts';
import { readDoctor } from './doctors/readDoctor.ts';
import { readIntents } from './intents/readIntents.ts';
import { readTopic } from './intents/readTopic.ts';
import type { Details } from './intents/readWishes.ts';
import { readLanguage } from './language/readLanguage.ts';
import { type Message, prepareMessage } from './message.ts';
import { readAge } from './people/readAge.ts';
import { readIsCorrection } from './people/readCorrection.ts';
import { readName } from './people/readName.ts';
import { readForWhom, readGender, readLanguageWanted, readPaymentMode } from './people/readPersonWords.ts';
import { readPurpose } from './people/readPurpose.ts';
import { readPhone } from './phones/readPhone.ts';
import type { Doubt, Reading, ReadingContext, Understand, Understanding, When } from './reading.ts';
import { findRedFlag } from './redFlags/findRedFlag.ts';
import { readSpeciality } from './specialities/readSpeciality.ts';
import { readWhen } from './when/readWhen.ts';
import { READ_LIMIT } from './words/readWords.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

function overlaps(one: Span | null, other: Span | null): boolean {
  return one !== null && other !== null && one.start < other.end && other.start < one.end;
}

/** The figures of a phone number or an age are no date or time; what is blanked keeps its length, so spans stay true. */
function withoutSpans(text: string, spans: readonly (Span | null)[]): string {
  let blanked = text;
  for (const span of spans) {
    if (span === null) continue;
    blanked = `${blanked.slice(0, span.start)}${','.repeat(span.end - span.start)}${blanked.slice(span.end)}`;
  }
  return blanked;
}

/** References of bookings ("CF-7K3M2") look like ages, hours and phone numbers and are none; blanks keep the places of the rest. */
function withoutReferences(text: string): string {
  return text.replace(REFERENCE, (found) => ' '.repeat(found.length));
}

const REFERENCE = /(?<![\p{L}\p{N}])cf ?[-‐‑–—−] ?[a-z0-9]{5}(?![\p{L}\p{N}])/giu;

/** "Good morning" and "see you tomorrow" name no time for a visit. */
function courtesySpans(message: Message): readonly Span[] {
  return message.concepts
    .filter(
      (found) => (found.meaning === 'greeting' || found.meaning === 'goodbye') && found.to - found.from > 1,
    )
    .map((found) => ({
      start: message.words[found.from]?.start ?? 0,
      end: message.words[found.to - 1]?.end ?? 0,
    }));
}

/** Reads the day and time from what phones and ages leave. In a state that waits for a detail in figures, a bare number is that detail. */
function readDay(
  message: Message,
  spans: readonly (Span | null)[],
): { readonly when: Reading<When> | null; readonly doubts: readonly Doubt[] } {
  const { now, timeZone, state, language } = message.context;
  const text = withoutSpans(message.text.slice(0, READ_LIMIT), spans);
  return readWhen(text, {
    now,
    timeZone,
    ...(state === undefined ? {} : { state }),
    ...(language === undefined ? {} : { language }),
    isOfVisit: state !== undefined || isOfVisit(message),
    hasOtherTime: hasOtherTime(message),
  });
}

/** States in which a time is held, shown or booked. */
const STATES_WITH_TIMES: ReadonlySet<ConversationState | undefined> = new Set<ConversationState | undefined>([
  'SELECTING_SLOT',
  'CHOOSING_NEW_SLOT',
  'SELECTING_PAYMENT_MODE',
  'AWAITING_PAYMENT',
]);
const WORDS_OF_VISITS: ReadonlySet<string> = new Set([
  'visit',
  'book',
  'seeDoctor',
  'doctorWord',
  'available',
]);
const WORDS_OF_MOVING: ReadonlySet<string> = new Set(['change', 'cannotCome', 'moveTo']);

function isOfVisit({ concepts, complaints, specialities }: Message): boolean {
  return (
    complaints.length > 0 ||
    specialities.length > 0 ||
    concepts.some((found) => WORDS_OF_VISITS.has(found.meaning))
  );
}

function hasOtherTime({ context, concepts }: Message): boolean {
  return STATES_WITH_TIMES.has(context.state) || concepts.some((found) => WORDS_OF_MOVING.has(found.meaning));
}

/** All details of the person and the visit, in the order in which they lay claim to the words. */
function readDetails(message: Message) {
  const phones = readPhone(message);
  const ages = readAge(message);
  const age = overlaps(ages.age, phones.phone) ? null : ages.age;
  const unusableAge = overlaps(ages.unusableAge, phones.phone) ? null : ages.unusableAge;
  const gender = readGender(message);
  const { when, doubts: whenDoubts } = readDay(message, [
    ...courtesySpans(message),
    phones.phone,
    phones.unusablePhone,
    age,
    unusableAge,
  ]);
  const hasDetails =
    phones.phone !== null || phones.unusablePhone !== null || age !== null || gender !== null;
  const name = readName(message, hasDetails);
  const doctors = readDoctor(message, name);
  const forWhom = readForWhom(message);
  const speciality = readSpeciality(message, {
    forWhom: forWhom?.value ?? null,
    years: age?.value.years ?? null,
  });
  return {
    when,
    doctor: doctors.doctor,
    unknownDoctor: doctors.unknownDoctor,
    anyDoctor: doctors.anyDoctor,
    speciality,
    name,
    phone: phones.phone,
    unusablePhone: phones.unusablePhone,
    age,
    unusableAge,
    gender,
    forWhom,
    doubts: [...whenDoubts, ...doctors.doubts],
  };
}

type Read = ReturnType<typeof readDetails>;

/** Whether anything was told that can be put right. */
const tellsDetail = (read: Read): boolean =>
  read.when !== null ||
  read.phone !== null ||
  read.age !== null ||
  read.unusableAge !== null ||
  read.name !== null ||
  read.doctor !== null ||
  read.unknownDoctor !== null ||
  read.gender !== null;

const WISHES: ReadonlySet<string> = new Set([
  'cancel',
  'human',
  'change',
  'languageWish',
  'greeting',
  'callMe',
]);

/** All that is told besides wishes. Field by field, here and below: to spread objects into one another takes as long as a reader does. */
function detailsOf(message: Message, read: Read, redFlag: Understanding['redFlag']): Details {
  const { when, doctor, unknownDoctor, anyDoctor, speciality, name, phone, age, gender, forWhom } = read;
  const isCorrection = readIsCorrection(message, tellsDetail(read));
  const isWish = message.concepts.some((found) => WISHES.has(found.meaning));
  const spans = [when, phone, age, name, doctor, gender].filter((span) => span !== null);
  return {
    when,
    doctor,
    unknownDoctor,
    anyDoctor,
    speciality,
    name,
    phone,
    age,
    gender,
    forWhom,
    purpose: readPurpose(message, spans, isWish || (isCorrection && age !== null)),
    redFlag,
    paymentMode: readPaymentMode(message),
    isCorrection,
  };
}

/**
 * Reads one message. Pure: the same text and context give the same answer. Never throws, whatever the text; of very
 * long texts the beginning is read. What cannot be decided comes back among `doubts`, never as a guess.
 */
export const understand: Understand = (written: string, context: ReadingContext): Understanding => {
  const text = withoutReferences(written);
  const message = prepareMessage(text, context);
  const read = readDetails(message);
  const redFlag = findRedFlag(text, message.words);
  const details = detailsOf(message, read, redFlag);
  const { when, doctor, unknownDoctor, anyDoctor, speciality, name, phone, age, gender, forWhom } = read;
  const { unusablePhone, unusableAge } = read;
  const { purpose, paymentMode, isCorrection } = details;
  const { intent, otherIntents, doubts } = readIntents(message, details);
  const languageWanted = readLanguageWanted(message);
  const readings = [
    ...[when, phone, age, name, doctor, gender, unknownDoctor, anyDoctor, speciality],
    ...[unusablePhone, unusableAge, forWhom, purpose, paymentMode, languageWanted, redFlag, intent],
    ...otherIntents,
  ];
  return {
    language: readLanguage(message),
    intent,
    topic: readTopic(message, intent.value),
    otherIntents,
    when,
    doctor,
    unknownDoctor,
    anyDoctor,
    speciality,
    name,
    phone,
    unusablePhone,
    age,
    unusableAge,
    gender,
    forWhom,
    purpose,
    paymentMode,
    languageWanted,
    isCorrection,
    doubts: [...read.doubts, ...doubts],
    redFlag,
    confidence: overallConfidence(message, readings, intent.confidence),
  };
};
