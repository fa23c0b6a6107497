/** Reads a speciality asked for by name, or suggests one from a complaint; called by understand. */
import type { Speciality } from '../../domain/clinic/speciality.ts';
import { type Message, readingOf } from '../message.ts';
import type { Reading, Relation } from '../reading.ts';
import type { Found } from '../words/phraseIndex.ts';

export type SpecialityReading = Reading<Speciality> & { readonly fromComplaint: boolean };

/** Children's complaints of these kinds go to the children's doctor first. */
const SEEN_BY_PAEDIATRICIAN: ReadonlySet<Speciality> = new Set([
  'general_medicine',
  'paediatrics',
  'gastroenterology',
  'pulmonology',
]);
const CHILDREN: ReadonlySet<Relation> = new Set(['child', 'son', 'daughter']);
/** Up to this age a patient is seen by a paediatrician in India (Indian Academy of Pediatrics: up to 18; clinics draw the line at 14). */
const PAEDIATRIC_YEARS = 14;

export interface PatientHints {
  readonly forWhom: Relation | null;
  readonly years: number | null;
}

function isPlaceAfter(message: Message, found: Found<Speciality>, pattern: RegExp): boolean {
  return pattern.test(message.words[found.to]?.key ?? '');
}

/** A general complaint ("fever") yields to one that names a part of the body. */
function pickComplaint(complaints: readonly Found<Speciality>[]): Found<Speciality> | undefined {
  const special = complaints.filter((found) => found.meaning !== 'general_medicine');
  const pool = special.length > 0 ? special : complaints;
  return [...pool].sort(
    (one, other) => other.to - other.from - (one.to - one.from) || one.from - other.from,
  )[0];
}

function isChild(hints: PatientHints): boolean {
  if (hints.years !== null) return hints.years <= PAEDIATRIC_YEARS;
  return hints.forWhom !== null && CHILDREN.has(hints.forWhom) && hints.forWhom === 'child';
}

/** The speciality; a named one comes before one suggested by a complaint. */
export function readSpeciality(message: Message, hints: PatientHints): SpecialityReading | null {
  const named = message.specialities.find(
    (found) => !isPlaceAfter(message, found, /^(?:report|riport|रिपोर्ट)/u),
  );
  if (named !== undefined) {
    return {
      ...readingOf(message.words, named, { value: named.meaning, confidence: 0.94 }),
      fromComplaint: false,
    };
  }
  const complaint = pickComplaint(message.complaints);
  if (complaint === undefined) return null;
  const toPaediatrics = isChild(hints) && SEEN_BY_PAEDIATRICIAN.has(complaint.meaning);
  const value = toPaediatrics ? 'paediatrics' : complaint.meaning;
  return { ...readingOf(message.words, complaint, { value, confidence: 0.7 }), fromComplaint: true };
}
