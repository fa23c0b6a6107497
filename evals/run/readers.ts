/** The reading of free text by menus alone: the floor that every other reader is compared with. */
import type { ConversationState } from '../../src/domain/conversation/states.ts';
import type { Understand, Understanding } from '../../src/understanding/reading.ts';
import { understand } from '../../src/understanding/understand.ts';

type Part = keyof Understanding;

/** What a plain form would read in the field that is asked for; a menu needs no more. */
const ASKED: Partial<Readonly<Record<ConversationState, readonly Part[]>>> = {
  AWAITING_NAME: ['name', 'forWhom'],
  AWAITING_PHONE: ['phone', 'unusablePhone'],
  AWAITING_AGE: ['age', 'unusableAge'],
  AWAITING_GENDER: ['gender'],
  AWAITING_PURPOSE: ['purpose'],
};

const READ: readonly Part[] = [
  'when',
  'doctor',
  'unknownDoctor',
  'anyDoctor',
  'speciality',
  'name',
  'phone',
  'unusablePhone',
  'age',
  'unusableAge',
  'gender',
  'forWhom',
  'purpose',
  'paymentMode',
  'languageWanted',
];

/** Red flags are read all the same: they come before any reader. */
export const menusAlone: Understand = (text, context) => {
  const read = understand(text, context);
  const asked = (context.state === undefined ? undefined : ASKED[context.state]) ?? [];
  const blanks = Object.fromEntries(READ.filter((part) => !asked.includes(part)).map((part) => [part, null]));
  const isAsked = asked.some((part) => read[part] !== null);
  return {
    ...read,
    ...blanks,
    intent: { ...read.intent, value: 'none' },
    otherIntents: [],
    doubts: [],
    isCorrection: false,
    confidence: isAsked ? read.confidence : 0,
  };
};
