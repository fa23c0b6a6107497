/** Which signs together are an emergency, and what takes the alarm away: the one table of red flags, read by findRedFlag from top to bottom. */
import type { RedFlag } from '../reading.ts';
import type { Sign } from './signs.ts';

export interface RedFlagRule {
  readonly flag: RedFlag;
  /** All of these stand within a few words of each other in one sentence. */
  readonly all: readonly Sign[];
  /** Signs in the same clause that make it harmless. */
  readonly unless?: readonly Sign[];
  readonly sure: number;
}

/** Where a sign may be talked about without being there. */
const TALK: readonly Sign[] = ['past', 'negated', 'about', 'figurative'];
const TALK_OR_MILD: readonly Sign[] = [...TALK, 'mild'];

export const RED_FLAG_RULES: readonly RedFlagRule[] = [
  // Self-harm is never waved away as mild, and a report or an appointment beside it changes nothing.
  { flag: 'self_harm', all: ['selfHarm'], unless: ['figurative', 'past', 'negated'], sure: 0.96 },
  {
    flag: 'self_harm',
    all: ['suicideWord'],
    unless: ['figurative', 'past', 'negated', 'about', 'prevention'],
    sure: 0.88,
  },

  { flag: 'pregnancy_danger', all: ['pregnant', 'bleeding'], unless: TALK, sure: 0.96 },
  { flag: 'pregnancy_danger', all: ['pregnant', 'blood'], unless: TALK_OR_MILD, sure: 0.85 },
  { flag: 'pregnancy_danger', all: ['noMovement'], unless: ['past', 'about', 'figurative'], sure: 0.88 },
  { flag: 'pregnancy_danger', all: ['waterBroke'], unless: ['past', 'about', 'figurative'], sure: 0.86 },
  { flag: 'pregnancy_danger', all: ['labour'], unless: ['past', 'about', 'figurative'], sure: 0.86 },
  { flag: 'pregnancy_danger', all: ['pregnant', 'fit'], unless: TALK, sure: 0.95 },
  { flag: 'pregnancy_danger', all: ['pregnant', 'eclampsia'], unless: TALK_OR_MILD, sure: 0.9 },
  { flag: 'pregnancy_danger', all: ['pregnant', 'swelling', 'faceThroat'], unless: TALK_OR_MILD, sure: 0.85 },
  { flag: 'pregnancy_danger', all: ['pregnant', 'unconscious'], unless: TALK, sure: 0.9 },
  { flag: 'pregnancy_danger', all: ['pregnant', 'belly', 'veryHigh'], unless: TALK_OR_MILD, sure: 0.8 },
  { flag: 'pregnancy_danger', all: ['pregnant', 'belly', 'severe'], unless: TALK_OR_MILD, sure: 0.8 },
  { flag: 'pregnancy_danger', all: ['pregnant', 'belly', 'heavy'], unless: TALK_OR_MILD, sure: 0.85 },

  { flag: 'child_danger', all: ['blueBaby'], unless: TALK, sure: 0.95 },
  { flag: 'child_danger', all: ['baby', 'blueLips'], unless: TALK, sure: 0.95 },
  { flag: 'child_danger', all: ['baby', 'limp'], unless: TALK, sure: 0.9 },
  { flag: 'child_danger', all: ['baby', 'notFeeding'], unless: TALK_OR_MILD, sure: 0.85 },
  { flag: 'child_danger', all: ['baby', 'sunken'], unless: TALK, sure: 0.88 },
  { flag: 'child_danger', all: ['baby', 'fever', 'veryHigh'], unless: TALK_OR_MILD, sure: 0.8 },
  { flag: 'child_danger', all: ['newborn', 'fever'], unless: TALK, sure: 0.86 },
  { flag: 'child_danger', all: ['infant', 'daysOld', 'fever'], unless: TALK, sure: 0.86 },
  { flag: 'child_danger', all: ['baby', 'notWaking'], unless: TALK, sure: 0.94 },

  {
    flag: 'breathing',
    all: ['cannotBreathe'],
    unless: ['past', 'negated', 'about', 'figurative', 'sneeze', 'mild', 'noseBlocked'],
    sure: 0.94,
  },
  { flag: 'breathing', all: ['choking'], unless: TALK, sure: 0.94 },
  { flag: 'breathing', all: ['blueLips'], unless: TALK, sure: 0.92 },
  {
    flag: 'breathing',
    all: ['breath', 'trouble'],
    unless: ['past', 'negated', 'about', 'figurative', 'sneeze', 'mild', 'noseBlocked'],
    sure: 0.86,
  },

  { flag: 'chest_pain', all: ['heartAttack'], unless: TALK, sure: 0.95 },
  { flag: 'chest_pain', all: ['chest', 'pain'], unless: TALK_OR_MILD, sure: 0.93 },
  { flag: 'chest_pain', all: ['chest', 'pressure'], unless: TALK_OR_MILD, sure: 0.93 },
  { flag: 'chest_pain', all: ['chest', 'spreads'], unless: TALK_OR_MILD, sure: 0.9 },
  { flag: 'chest_pain', all: ['chest', 'sweating'], unless: TALK, sure: 0.92 },
  { flag: 'chest_pain', all: ['spreads', 'pain', 'sweating'], unless: TALK, sure: 0.9 },

  {
    flag: 'severe_allergy',
    all: ['allergy', 'swelling', 'faceThroat'],
    unless: ['past', 'negated', 'about', 'figurative'],
    sure: 0.94,
  },
  { flag: 'severe_allergy', all: ['allergy', 'cannotBreathe'], unless: TALK_OR_MILD, sure: 0.95 },

  { flag: 'stroke', all: ['stroke'], unless: TALK, sure: 0.94 },
  { flag: 'stroke', all: ['faceDroop'], unless: TALK, sure: 0.94 },
  { flag: 'stroke', all: ['sideWeak'], unless: [...TALK, 'mild'], sure: 0.9 },
  { flag: 'stroke', all: ['oneSide', 'notWorking'], unless: TALK_OR_MILD, sure: 0.92 },
  {
    flag: 'stroke',
    all: ['cannotSpeak'],
    unless: ['past', 'negated', 'about', 'figurative', 'sneeze', 'busy'],
    sure: 0.85,
  },
  { flag: 'stroke', all: ['suddenSight'], unless: TALK, sure: 0.88 },

  { flag: 'seizure', all: ['fit'], unless: [...TALK], sure: 0.92 },

  { flag: 'poisoning', all: ['overdose'], unless: TALK, sure: 0.95 },
  {
    flag: 'poisoning',
    all: ['poison', 'swallowed'],
    unless: ['past', 'negated', 'about', 'figurative'],
    sure: 0.95,
  },
  { flag: 'poisoning', all: ['spray', 'vomiting'], unless: TALK_OR_MILD, sure: 0.9 },
  { flag: 'poisoning', all: ['snake', 'bite'], unless: TALK, sure: 0.96 },

  { flag: 'bleeding', all: ['vomit'], unless: ['past', 'negated', 'figurative'], sure: 0.95 },
  { flag: 'bleeding', all: ['blood', 'vomiting'], unless: TALK_OR_MILD, sure: 0.9 },
  { flag: 'bleeding', all: ['cough'], unless: ['past', 'negated', 'figurative'], sure: 0.92 },
  { flag: 'bleeding', all: ['stool'], unless: TALK, sure: 0.9 },
  { flag: 'bleeding', all: ['bleedingOn'], unless: TALK, sure: 0.95 },
  { flag: 'bleeding', all: ['bleeding', 'wontStop'], unless: TALK, sure: 0.95 },
  { flag: 'bleeding', all: ['blood', 'wontStop'], unless: TALK, sure: 0.94 },
  { flag: 'bleeding', all: ['bleeding', 'heavy'], unless: TALK_OR_MILD, sure: 0.92 },

  { flag: 'severe_injury', all: ['deepCut'], unless: TALK, sure: 0.92 },
  { flag: 'severe_injury', all: ['boneOut'], unless: TALK, sure: 0.94 },
  { flag: 'severe_injury', all: ['headInjury'], unless: TALK_OR_MILD, sure: 0.92 },
  { flag: 'severe_injury', all: ['burn'], unless: TALK_OR_MILD, sure: 0.92 },
  { flag: 'severe_injury', all: ['electric'], unless: TALK, sure: 0.9 },
  { flag: 'severe_injury', all: ['drowning'], unless: TALK, sure: 0.9 },
  { flag: 'severe_injury', all: ['fellFrom'], unless: TALK, sure: 0.9 },
  { flag: 'severe_injury', all: ['accident', 'severe'], unless: TALK_OR_MILD, sure: 0.93 },

  { flag: 'unconscious', all: ['unconscious'], unless: TALK_OR_MILD, sure: 0.95 },
  { flag: 'unconscious', all: ['notWaking'], unless: TALK, sure: 0.93 },
  { flag: 'unconscious', all: ['notResponding'], unless: [...TALK, 'service'], sure: 0.9 },
];
