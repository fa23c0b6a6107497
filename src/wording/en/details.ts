/** English: asking for the patient's details, and saying them back. */
import type { Relation } from '../../domain/patient/patientDetails.ts';
import { formatPhone } from '../phrases.ts';
import { bold, lines, rich } from '../rich.ts';
import type { DetailSentences } from '../themes.ts';
import { english } from './vocabulary.ts';

const WHOSE: Readonly<Record<Relation, string>> = {
  self: 'your',
  mother: 'your mother’s',
  father: 'your father’s',
  wife: 'your wife’s',
  husband: 'your husband’s',
  son: 'your son’s',
  daughter: 'your daughter’s',
  child: 'your child’s',
  brother: 'your brother’s',
  sister: 'your sister’s',
  grandparent: 'your grandparent’s',
  relative: 'your relative’s',
  friend: 'your friend’s',
};

export const englishDetails = {
  askName: ({ forWhom, hasKnownPatients }) => {
    const whose = forWhom === null ? 'the patient’s' : WHOSE[forWhom];
    return hasKnownPatients
      ? lines('Who is the visit for?', `Choose a name below, or write ${whose} full name.`)
      : lines(`What is ${whose} full name?`);
  },
  askPhone: ({ canShareContact, offeredPhone }) => {
    if (canShareContact)
      return lines(
        'Which mobile number should we use?',
        'Tap the button below to share yours, or type 10 digits.',
      );
    return offeredPhone === null
      ? lines('Which mobile number should we use? Please type 10 digits.')
      : lines(
          rich`Shall we use this number, ${bold(formatPhone(offeredPhone))}?`,
          'If another one is better, please type its 10 digits.',
        );
  },
  otherContact: ({ phone }) =>
    rich`This contact has ${bold(formatPhone(phone))}. Shall we use this number for the appointment?`,
  askAge: ({ patientName }) =>
    lines(
      rich`How old is ${english.patient(patientName)}?`,
      'In years, like 34. For a baby in months, like 7 months.',
    ),
  askGender: () => lines('What is the patient’s gender?'),
  askPurpose: () => lines('What is the visit for?', 'A few words are enough, like “fever” or “follow-up”.'),
  noted: (facts) => {
    const said = english.noted(facts);
    return said === null ? [] : rich`Noted: ${said}`;
  },
  corrected: (facts) => {
    const said = english.noted(facts);
    return said === null ? [] : rich`Changed to: ${said}`;
  },
} satisfies DetailSentences;
