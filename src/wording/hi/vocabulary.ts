/** Hindi: names of things, and the small words that dates, ages and wishes are made of. */
import { clockTime } from '../calendar.ts';
import type { PhraseWords } from '../phrases.ts';
import { makePhrases } from '../phrases.ts';
import type { Vocabulary } from '../wording.ts';

export const hindiVocabulary: Vocabulary = {
  specialities: {
    general_medicine: 'जनरल मेडिसिन',
    paediatrics: 'बच्चों के रोग',
    gynaecology: 'स्त्री रोग (गायनी)',
    dermatology: 'त्वचा (स्किन)',
    orthopaedics: 'हड्डी और जोड़',
    ent: 'कान, नाक, गला',
    cardiology: 'हृदय (हार्ट)',
    dentistry: 'दाँत (डेंटल)',
    ophthalmology: 'आँख',
    diabetology: 'शुगर (डायबिटीज़)',
    neurology: 'दिमाग और नस (न्यूरो)',
    psychiatry: 'मानसिक स्वास्थ्य',
    gastroenterology: 'पेट (गैस्ट्रो)',
    urology: 'यूरोलॉजी',
    pulmonology: 'छाती और साँस',
    physiotherapy: 'फ़िज़ियोथेरेपी',
  },
  relations: {
    self: 'आपके लिए',
    mother: 'आपकी माँ के लिए',
    father: 'आपके पिताजी के लिए',
    wife: 'आपकी पत्नी के लिए',
    husband: 'आपके पति के लिए',
    son: 'आपके बेटे के लिए',
    daughter: 'आपकी बेटी के लिए',
    child: 'आपके बच्चे के लिए',
    brother: 'आपके भाई के लिए',
    sister: 'आपकी बहन के लिए',
    grandparent: 'आपके घर के बुज़ुर्ग के लिए',
    relative: 'आपके रिश्तेदार के लिए',
    friend: 'आपके दोस्त के लिए',
  },
  genders: { male: 'पुरुष', female: 'महिला', other: 'अन्य जेंडर' },
  locale: 'hi-IN',
};

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  Hindi: 'हिंदी',
  English: 'अंग्रेज़ी',
  Assamese: 'असमिया',
  Bengali: 'बंगाली',
  Gujarati: 'गुजराती',
  Kannada: 'कन्नड़',
  Konkani: 'कोंकणी',
  Malayalam: 'मलयालम',
  Marathi: 'मराठी',
  Odia: 'ओड़िया',
  Punjabi: 'पंजाबी',
  Tamil: 'तमिल',
  Telugu: 'तेलुगु',
  Urdu: 'उर्दू',
};

/** A language that has no Hindi name here keeps its English one. */
export const hindiLanguageName = (englishName: string): string => LANGUAGE_NAMES[englishName] ?? englishName;

/** Hindi names the part of the day where English says am and pm. */
function partOfDay(hour: number): string {
  if (hour < 4 || hour >= 20) return 'रात';
  if (hour < 12) return 'सुबह';
  return hour < 16 ? 'दोपहर' : 'शाम';
}

function hindiTime(time: string): string {
  const { hour, twelveHours } = clockTime(time);
  return `${partOfDay(hour)} ${twelveHours} बजे`;
}

const hindiWords: PhraseWords = {
  vocabulary: hindiVocabulary,
  calendar: {
    weekdays: ['सोमवार', 'मंगलवार', 'बुधवार', 'गुरुवार', 'शुक्रवार', 'शनिवार', 'रविवार'],
    shortWeekdays: ['सोम', 'मंगल', 'बुध', 'गुरु', 'शुक्र', 'शनि', 'रवि'],
    months: ['जनवरी', 'फ़रवरी', 'मार्च', 'अप्रैल', 'मई', 'जून', 'जुलाई', 'अगस्त', 'सितंबर', 'अक्टूबर', 'नवंबर', 'दिसंबर'],
    shortMonths: ['जन', 'फ़र', 'मार्च', 'अप्रै', 'मई', 'जून', 'जुला', 'अग', 'सितं', 'अक्टू', 'नवं', 'दिसं'],
  },
  time: hindiTime,
  doctor: (doctorName) => `डॉ. ${doctorName}`,
  aDoctor: 'हमारे डॉक्टर',
  aPatient: 'मरीज़',
  anyDoctor: 'कोई भी डॉक्टर',
  and: 'और',
  fromTo: (from, to) => `${from} से ${to} तक`,
  untilDay: (date) => `${date} तक`,
  afterTime: (time) => `${time} के बाद`,
  beforeTime: (time) => `${time} से पहले`,
  years: (count) => `${count} साल`,
  months: (count) => `${count} ${count === 1 ? 'महीना' : 'महीने'}`,
  underAMonth: 'एक महीने से कम',
  underAYear: 'एक साल से कम',
};

export const hindi = makePhrases(hindiWords);
