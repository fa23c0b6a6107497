/** Hindi: asking for the patient's details, and saying them back. */
import type { Relation } from '../../domain/patient/patientDetails.ts';
import { formatPhone } from '../phrases.ts';
import { bold, lines, rich } from '../rich.ts';
import type { DetailSentences } from '../themes.ts';
import { hindi } from './vocabulary.ts';

const WHOSE: Readonly<Record<Relation, string>> = {
  self: 'आपका',
  mother: 'आपकी माँ का',
  father: 'आपके पिताजी का',
  wife: 'आपकी पत्नी का',
  husband: 'आपके पति का',
  son: 'आपके बेटे का',
  daughter: 'आपकी बेटी का',
  child: 'आपके बच्चे का',
  brother: 'आपके भाई का',
  sister: 'आपकी बहन का',
  grandparent: 'आपके घर के बुज़ुर्ग का',
  relative: 'आपके रिश्तेदार का',
  friend: 'आपके दोस्त का',
};

export const hindiDetails = {
  askName: ({ forWhom, hasKnownPatients }) => {
    const whose = forWhom === null ? 'मरीज़ का' : WHOSE[forWhom];
    // In a request, what is the reader's own is अपना, not आपका.
    return hasKnownPatients
      ? lines('अपॉइंटमेंट किसके लिए है?', `नीचे से नाम चुनिए, या ${whose.replace(/^आपक/, 'अपन')} पूरा नाम लिखिए।`)
      : lines(`${whose} पूरा नाम क्या है?`);
  },
  askPhone: ({ canShareContact, offeredPhone }) => {
    if (canShareContact)
      return lines(
        'अपॉइंटमेंट के लिए कौन सा मोबाइल नंबर लिखें?',
        'नीचे बटन से अपना नंबर भेजिए, या 10 अंकों का नंबर लिखिए।',
      );
    return offeredPhone === null
      ? lines('अपॉइंटमेंट के लिए कौन सा मोबाइल नंबर लिखें? 10 अंकों का नंबर लिखिए।')
      : lines(
          rich`क्या अपॉइंटमेंट के लिए यही नंबर लिखें, ${bold(formatPhone(offeredPhone))}?`,
          'दूसरा नंबर देना हो तो उसके 10 अंक लिखिए।',
        );
  },
  otherContact: ({ phone }) =>
    rich`इस कॉन्टैक्ट में ${bold(formatPhone(phone))} है। क्या अपॉइंटमेंट के लिए यही नंबर लिखें?`,
  askAge: ({ patientName }) =>
    lines(
      rich`${hindi.patient(patientName)} की उम्र कितनी है?`,
      'साल में लिखिए, जैसे 34। छोटे बच्चे की उम्र महीनों में, जैसे 7 महीने।',
    ),
  askGender: () => lines('मरीज़ पुरुष हैं, महिला हैं या अन्य?'),
  askPurpose: () =>
    lines('डॉक्टर को किस बात के लिए दिखाना है?', 'दो-तीन शब्द काफ़ी हैं, जैसे “बुखार” या “दोबारा दिखाना है”।'),
  noted: (facts) => {
    const said = hindi.noted(facts);
    return said === null ? [] : rich`नोट कर लिया है: ${said}`;
  },
  corrected: (facts) => {
    const said = hindi.noted(facts);
    return said === null ? [] : rich`बदल दिया है: ${said}`;
  },
} satisfies DetailSentences;
