/** English: names of things, and the small words that dates, ages and wishes are made of. */
import { timeWithAmPm } from '../calendar.ts';
import type { PhraseWords } from '../phrases.ts';
import { makePhrases } from '../phrases.ts';
import type { Vocabulary } from '../wording.ts';

export const englishVocabulary: Vocabulary = {
  specialities: {
    general_medicine: 'General medicine',
    paediatrics: 'Paediatrics (children)',
    gynaecology: 'Gynaecology',
    dermatology: 'Dermatology (skin)',
    orthopaedics: 'Orthopaedics (bones)',
    ent: 'Ear, nose and throat',
    cardiology: 'Cardiology (heart)',
    dentistry: 'Dentistry',
    ophthalmology: 'Ophthalmology (eyes)',
    diabetology: 'Diabetology (sugar)',
    neurology: 'Neurology',
    psychiatry: 'Psychiatry',
    gastroenterology: 'Gastroenterology',
    urology: 'Urology',
    pulmonology: 'Pulmonology (lungs)',
    physiotherapy: 'Physiotherapy',
  },
  relations: {
    self: 'for yourself',
    mother: 'for your mother',
    father: 'for your father',
    wife: 'for your wife',
    husband: 'for your husband',
    son: 'for your son',
    daughter: 'for your daughter',
    child: 'for your child',
    brother: 'for your brother',
    sister: 'for your sister',
    grandparent: 'for your grandparent',
    relative: 'for your relative',
    friend: 'for your friend',
  },
  genders: { male: 'male', female: 'female', other: 'other gender' },
  locale: 'en-IN',
};

const englishWords: PhraseWords = {
  vocabulary: englishVocabulary,
  calendar: {
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    shortWeekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
  time: timeWithAmPm,
  doctor: (doctorName) => `Dr ${doctorName}`,
  aDoctor: 'our doctor',
  aPatient: 'the patient',
  anyDoctor: 'any doctor',
  and: 'and',
  fromTo: (from, to) => `${from} to ${to}`,
  untilDay: (date) => `up to ${date}`,
  afterTime: (time) => `after ${time}`,
  beforeTime: (time) => `before ${time}`,
  years: (count) => counted(count, 'year'),
  months: (count) => counted(count, 'month'),
  underAMonth: 'under a month',
  underAYear: 'under a year',
};

export const english = makePhrases(englishWords);

/** "1 report", "3 reports". */
export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
