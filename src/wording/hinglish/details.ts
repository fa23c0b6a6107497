/** Hinglish: asking for the patient's details, and saying them back. */
import type { Relation } from '../../domain/patient/patientDetails.ts';
import { formatPhone } from '../phrases.ts';
import { bold, lines, rich } from '../rich.ts';
import type { DetailSentences } from '../themes.ts';
import { hinglish } from './vocabulary.ts';

const WHOSE: Readonly<Record<Relation, string>> = {
  self: 'aapka',
  mother: 'aapki maa ka',
  father: 'aapke pitaji ka',
  wife: 'aapki patni ka',
  husband: 'aapke pati ka',
  son: 'aapke bete ka',
  daughter: 'aapki beti ka',
  child: 'aapke bachche ka',
  brother: 'aapke bhai ka',
  sister: 'aapki behen ka',
  grandparent: 'aapke ghar ke buzurg ka',
  relative: 'aapke rishtedar ka',
  friend: 'aapke dost ka',
};

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const hinglishDetails = {
  askName: ({ forWhom, hasKnownPatients }) => {
    const whose = forWhom === null ? 'patient ka' : WHOSE[forWhom];
    // In a request, what is the reader's own is apna, not aapka.
    return hasKnownPatients
      ? lines(
          'Appointment kiske liye hai?',
          `Neeche se naam chuniye, ya ${whose.replace(/^aapk/, 'apn')} poora naam likhiye.`,
        )
      : lines(`${capitalised(whose)} poora naam kya hai?`);
  },
  askPhone: ({ canShareContact, offeredPhone }) => {
    if (canShareContact)
      return lines(
        'Appointment ke liye kaun sa mobile number likhein?',
        'Neeche button se apna number bhejiye, ya 10 digit ka number likhiye.',
      );
    return offeredPhone === null
      ? lines('Appointment ke liye kaun sa mobile number likhein? 10 digit ka number likhiye.')
      : lines(
          rich`Kya appointment ke liye yahi number likhein, ${bold(formatPhone(offeredPhone))}?`,
          'Doosra number dena ho to uske 10 digit likhiye.',
        );
  },
  otherContact: ({ phone }) =>
    rich`Is contact mein ${bold(formatPhone(phone))} hai. Kya appointment ke liye yahi number likhein?`,
  askAge: ({ patientName }) =>
    lines(
      rich`${hinglish.patient(patientName)} ki umar kitni hai?`,
      'Saal mein likhiye, jaise 34. Chhote bachche ki umar mahinon mein, jaise 7 mahine.',
    ),
  askGender: () => lines('Patient male hain, female hain ya other?'),
  askPurpose: () =>
    lines(
      'Doctor ko kis baat ke liye dikhana hai?',
      'Do-teen shabd kaafi hain, jaise “bukhar” ya “dobara dikhana hai”.',
    ),
  noted: (facts) => {
    const said = hinglish.noted(facts);
    return said === null ? [] : rich`Note kar liya hai: ${said}`;
  },
  corrected: (facts) => {
    const said = hinglish.noted(facts);
    return said === null ? [] : rich`Badal diya hai: ${said}`;
  },
} satisfies DetailSentences;
