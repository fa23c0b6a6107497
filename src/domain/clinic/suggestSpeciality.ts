/** Which speciality is suggested for a complaint, once it is known for whom: a suggestion, never a diagnosis. */
import type { Age, Relation } from '../patient/patientDetails.ts';
import type { Speciality } from './speciality.ts';

/** Paediatric departments in India commonly see children up to and including 14 years. */
const OLDEST_CHILD_YEARS = 14;

const CHILDREN: readonly Relation[] = ['child', 'son', 'daughter'];

/** What a general physician would see in an adult, a paediatrician sees in a child. */
export function suggestedSpeciality(
  fromComplaint: Speciality,
  patient: { age: Age | null; forWhom: Relation | null },
): Speciality {
  if (fromComplaint !== 'general_medicine') return fromComplaint;
  const isChild =
    patient.age === null
      ? patient.forWhom !== null && CHILDREN.includes(patient.forWhom)
      : patient.age.years <= OLDEST_CHILD_YEARS;
  return isChild ? 'paediatrics' : fromComplaint;
}
