/** What a deterministic reading of one message looks like: the contract between `understanding/` and everything that calls it. */

import type { Doctor } from '../domain/clinic/doctor.ts';
import type { InformationTopic } from '../domain/clinic/informationTopic.ts';
import type { Speciality } from '../domain/clinic/speciality.ts';
import type { ConversationState } from '../domain/conversation/states.ts';
import type { DoctorId } from '../domain/ids.ts';
import type { Language } from '../domain/message/language.ts';
import type { RedFlag } from '../domain/message/redFlag.ts';
import type { Age, Gender, Relation } from '../domain/patient/patientDetails.ts';
import type { PaymentMode } from '../domain/visit/appointment.ts';
import type { When } from '../domain/visit/visitWish.ts';

export type { Age, Gender, PaymentMode, Relation, When };

export const INTENTS = [
  'book',
  'reschedule',
  'cancel',
  'confirm',
  'deny',
  'appointments',
  'doctors',
  'information',
  'price',
  'pay',
  'paid',
  'receipt',
  'report',
  'staff',
  'language',
  'greeting',
  'thanks',
  'goodbye',
  'emergency',
  'out_of_scope',
  'none',
] as const;
export type Intent = (typeof INTENTS)[number];

/** What the reader may know besides the text. `now` is an instant; weekday words are resolved in `timeZone`. */
export interface ReadingContext {
  readonly now: Date;
  readonly timeZone: string;
  /** What the conversation waits for: a bare "34" is an age in AWAITING_AGE and an hour nowhere. */
  readonly state?: ConversationState;
  /** The language of the conversation so far; breaks ties for words that several languages share. */
  readonly language?: Language;
  readonly doctors: readonly Doctor[];
}

/** One thing read from the text: its value, where it stood (UTF-16 offsets into the original text, end exclusive) and how sure the reader is (0 to 1). */
export interface Reading<Value> {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** What must be asked because guessing would be wrong. */
export type Doubt =
  | {
      readonly kind: 'weekday_contradicts_date';
      readonly date: string;
      readonly weekday: number;
      readonly dateOfWeekday: string;
    }
  | { readonly kind: 'which_doctor'; readonly doctorIds: readonly DoctorId[] }
  | { readonly kind: 'morning_or_evening'; readonly hour12: number; readonly minute: number }
  | { readonly kind: 'past_date'; readonly date: string }
  | { readonly kind: 'which_intent'; readonly intents: readonly Intent[] };

export type { RedFlag };

export interface Understanding {
  readonly language: Language | 'mixed';
  readonly intent: Reading<Intent>;
  /** Set with the intents information, price and doctors where the text names it; null means all. */
  readonly topic: InformationTopic | null;
  /** Other intents that the same message carries, surest first ("cancel it, and what are your hours?"). */
  readonly otherIntents: readonly Reading<Intent>[];
  readonly when: Reading<When> | null;
  readonly doctor: Reading<DoctorId> | null;
  /** A doctor asked for by a name that nobody here has, as written. */
  readonly unknownDoctor: Reading<string> | null;
  /** `any` when the writer does not mind which doctor. */
  readonly anyDoctor: Reading<true> | null;
  /** Asked for by name of the speciality, or suggested by the complaint (then `fromComplaint`). */
  readonly speciality: (Reading<Speciality> & { readonly fromComplaint: boolean }) | null;
  readonly name: Reading<string> | null;
  /** E.164, Indian mobile numbers only. */
  readonly phone: Reading<string> | null;
  /** Something meant as a phone number that is none ("98765"). */
  readonly unusablePhone: Reading<string> | null;
  readonly age: Reading<Age> | null;
  /** A number meant as an age that no living person has. */
  readonly unusableAge: Reading<string> | null;
  readonly gender: Reading<Gender> | null;
  readonly forWhom: Reading<Relation> | null;
  /** The reason for the visit in the writer's words, when it can be told apart from the rest. */
  readonly purpose: Reading<string> | null;
  readonly paymentMode: Reading<PaymentMode> | null;
  /** "in Hindi please" */
  readonly languageWanted: Reading<Language> | null;
  /** The message corrects something said before ("43 nahi, 34"; "no, tomorrow"). */
  readonly isCorrection: boolean;
  readonly doubts: readonly Doubt[];
  readonly redFlag: Reading<RedFlag> | null;
  /** How sure the whole reading is: low means that something in the text was not accounted for, and a model would do better. 0 to 1. */
  readonly confidence: number;
}

export type Understand = (text: string, context: ReadingContext) => Understanding;
