/** The specialities a clinic may offer, by stable code; their names in each language are in `wording/`, the lay words for them in `understanding/`. */
export const SPECIALITIES = [
  'general_medicine',
  'paediatrics',
  'gynaecology',
  'dermatology',
  'orthopaedics',
  'ent',
  'cardiology',
  'dentistry',
  'ophthalmology',
  'diabetology',
  'neurology',
  'psychiatry',
  'gastroenterology',
  'urology',
  'pulmonology',
  'physiotherapy',
] as const;
export type Speciality = (typeof SPECIALITIES)[number];
