/** Hinglish: names of things, and the small words that dates, ages and wishes are made of. */
import { timeWithAmPm } from '../calendar.ts';
import type { PhraseWords } from '../phrases.ts';
import { makePhrases } from '../phrases.ts';
import type { Vocabulary } from '../wording.ts';

export const hinglishVocabulary: Vocabulary = {
  specialities: {
    general_medicine: 'General medicine',
    paediatrics: 'Bachchon ke rog (child)',
    gynaecology: 'Gynae (mahila rog)',
    dermatology: 'Skin',
    orthopaedics: 'Haddi aur jod (ortho)',
    ent: 'Kaan, naak, gala (ENT)',
    cardiology: 'Dil (heart)',
    dentistry: 'Daant (dental)',
    ophthalmology: 'Aankh (eye)',
    diabetology: 'Sugar (diabetes)',
    neurology: 'Dimaag aur nas (neuro)',
    psychiatry: 'Mental health',
    gastroenterology: 'Pet (gastro)',
    urology: 'Urology',
    pulmonology: 'Chest aur saans',
    physiotherapy: 'Physiotherapy',
  },
  relations: {
    self: 'aapke liye',
    mother: 'aapki maa ke liye',
    father: 'aapke pitaji ke liye',
    wife: 'aapki patni ke liye',
    husband: 'aapke pati ke liye',
    son: 'aapke bete ke liye',
    daughter: 'aapki beti ke liye',
    child: 'aapke bachche ke liye',
    brother: 'aapke bhai ke liye',
    sister: 'aapki behen ke liye',
    grandparent: 'aapke ghar ke buzurg ke liye',
    relative: 'aapke rishtedar ke liye',
    friend: 'aapke dost ke liye',
  },
  genders: { male: 'male', female: 'female', other: 'other gender' },
  locale: 'hi-Latn-IN',
};

const hinglishWords: PhraseWords = {
  vocabulary: hinglishVocabulary,
  // English days and months, as people type them: "Monday ko aana hai".
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
  aDoctor: 'hamare doctor',
  aPatient: 'Patient',
  anyDoctor: 'koi bhi doctor',
  and: 'aur',
  fromTo: (from, to) => `${from} se ${to} tak`,
  untilDay: (date) => `${date} tak`,
  afterTime: (time) => `${time} ke baad`,
  beforeTime: (time) => `${time} se pehle`,
  years: (count) => `${count} saal`,
  months: (count) => `${count} ${count === 1 ? 'mahina' : 'mahine'}`,
  underAMonth: 'ek mahine se kam',
  underAYear: 'ek saal se kam',
};

export const hinglish = makePhrases(hinglishWords);
