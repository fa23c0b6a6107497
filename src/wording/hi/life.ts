/** Hindi: what is said between booking and visit, and after it. */
import { formatRupees } from '../../domain/money/money.ts';
import { asGiven, bold, lines, rich } from '../rich.ts';
import type { LifeSentences } from '../themes.ts';
import { hindi, hindiVocabulary } from './vocabulary.ts';

const CALENDAR_CAPTIONS = {
  booked: 'विज़िट अपने कैलेंडर में डालने के लिए फ़ाइल खोलिए।',
  moved: 'कैलेंडर में नया समय डालने के लिए फ़ाइल खोलिए।',
  cancelled: 'कैलेंडर से विज़िट हटाने के लिए फ़ाइल खोलिए।',
} as const;

export const hindiLife = {
  reminder: (facts) =>
    lines(
      rich`⏰ ${hindi.patient(facts.patientName)} के अपॉइंटमेंट की याद:`,
      rich`${bold(hindi.visit(facts))}, ${hindi.doctor(facts.doctorName)} (${facts.reference})`,
      facts.payAtClinicPaise === null
        ? null
        : rich`क्लिनिक में देना है: ${bold(formatRupees(facts.payAtClinicPaise))}`,
      facts.address,
      'क्या आप आ रहे हैं?',
    ),
  calendarCaption: ({ change }) => CALENDAR_CAPTIONS[change],
  visitConfirmed: (facts) =>
    lines(
      rich`धन्यवाद, ${bold(hindi.visit(facts))} पर आपका इंतज़ार रहेगा, ${hindi.doctor(facts.doctorName)} (${facts.reference})।`,
    ),
  askRating: ({ doctorName, patientName, followUpDate }) =>
    lines(
      rich`${hindi.doctor(doctorName)} के साथ ${hindi.patient(patientName)} की विज़िट कैसी रही?`,
      'बस एक बटन दबाइए: 5 बहुत अच्छी, 1 ख़राब।',
      followUpDate === null
        ? null
        : rich`\n${hindi.doctor(doctorName)} ने ${bold(hindi.formatDate(followUpDate, followUpDate))} के आसपास फिर बुलाया है।`,
    ),
  thanksForRating: ({ wasGood, clinicPhone }) =>
    wasGood
      ? lines('धन्यवाद, जानकर ख़ुशी हुई।')
      : lines(
          'बताने के लिए धन्यवाद, और हमें खेद है। हमारा स्टाफ़ इसे देखेगा।',
          rich`आप फ़ोन भी कर सकते हैं: ${bold(clinicPhone)}`,
        ),
  followUpDue: ({ doctorName, patientName, date }) =>
    lines(
      rich`${hindi.doctor(doctorName)} ने ${hindi.patient(patientName)} को ${bold(hindi.formatDate(date, date))} के आसपास फिर बुलाया है।`,
      'क्या समय देख लें?',
    ),
  missedVisit: (facts) =>
    lines(
      rich`${hindi.patient(facts.patientName)} इस विज़िट पर नहीं आए:`,
      rich`${bold(hindi.visit(facts))}, ${hindi.doctor(facts.doctorName)} (${facts.reference})`,
      'सब ठीक है न?',
    ),
  noShowNoted: ({ wasThere, clinicPhone }) =>
    wasThere
      ? lines(
          'माफ़ कीजिए, ग़लती हमारी थी। हमारा स्टाफ़ इसे ठीक करेगा।',
          rich`आप फ़ोन भी कर सकते हैं: ${bold(clinicPhone)}`,
        )
      : lines('बताने के लिए धन्यवाद। क्या दूसरा समय देख लें?'),
  bookingAgain: ({ doctorName, patientName }) =>
    lines(rich`पिछली बार जैसा: ${bold(hindi.doctor(doctorName))}, ${hindi.patient(patientName)} के लिए।`),
  doctorDay: ({ doctorName, date, hours, freeCount }) =>
    hours.length === 0
      ? lines(rich`${bold(hindi.doctor(doctorName))} ${hindi.formatDate(date, date)} को नहीं आते।`)
      : lines(
          rich`${bold(hindi.doctor(doctorName))} ${hindi.formatDate(date, date)} को आते हैं: ${hindi.stretches(hours)}।`,
          freeCount === 0 ? 'उस दिन के सारे समय भर गए हैं।' : `उस दिन खाली समय: ${freeCount}`,
        ),
  askGuardian: ({ patientName }) =>
    lines(
      rich`${hindi.patient(patientName)} 18 साल से कम हैं। बुकिंग और मंज़ूरी माता-पिता या अभिभावक की होनी चाहिए।`,
      'क्या आप माता-पिता या अभिभावक हैं?',
    ),
  askOverlap: (facts) =>
    lines(
      rich`${hindi.patient(facts.patientName)} का उस समय पहले से अपॉइंटमेंट है: ${bold(hindi.visit(facts))}, ${hindi.doctor(facts.doctorName)}।`,
      'क्या यह समय भी रखें?',
    ),
  waitlistJoined: ({ doctorName, date, dateTo }) =>
    lines(
      rich`आप ${bold(hindi.doctor(doctorName))} की प्रतीक्षा सूची में हैं, ${hindi.days(date, dateTo)}।`,
      'समय खाली हुआ तो हम उसे कुछ मिनट आपके लिए रखेंगे और यहीं लिखेंगे।',
    ),
  waitlistJoinedAny: ({ speciality, date, dateTo }) =>
    lines(
      rich`आप ${bold(speciality === null ? 'किसी भी डॉक्टर' : `${hindiVocabulary.specialities[speciality]} के किसी भी डॉक्टर`)} की प्रतीक्षा सूची में हैं, ${hindi.days(date, dateTo)}।`,
      'समय खाली हुआ तो हम उसे कुछ मिनट आपके लिए रखेंगे और यहीं लिखेंगे।',
    ),
  waitsForEarlier: (facts) =>
    lines(
      rich`ठीक है। आपका अपॉइंटमेंट वैसा ही है: ${bold(hindi.visit(facts))}, ${hindi.doctor(facts.doctorName)}।`,
      'पहले का समय खाली हुआ तो हम उसे कुछ मिनट आपके लिए रखेंगे और यहीं लिखेंगे।',
    ),
  earlierOffer: (facts) =>
    lines(
      rich`🎉 ${hindi.patient(facts.patientName)} के लिए पहले का एक समय खाली हुआ है:`,
      rich`${bold(hindi.visit(facts))}, ${hindi.doctor(facts.doctorName)}`,
      rich`यह ${hindi.visit({ visitDate: facts.oldVisitDate, visitTime: facts.oldVisitTime })} की जगह होगा।`,
      rich`${bold(hindi.time(facts.holdUntil))} तक आपके लिए रखा है। क्या यह चाहिए?`,
    ),
  waitlistOffer: (facts) =>
    lines(
      rich`🎉 ${hindi.patient(facts.patientName)} के लिए एक समय खाली हुआ है:`,
      rich`${bold(hindi.visit(facts))}, ${hindi.doctor(facts.doctorName)}`,
      rich`${bold(hindi.time(facts.holdUntil))} तक आपके लिए रखा है। क्या यह चाहिए?`,
    ),
  offerDeclined: () => lines('ठीक है, यह समय अगले व्यक्ति को जाएगा।'),
  offerLapsed: (facts) =>
    lines(
      rich`आपके लिए रखा समय अब अगले व्यक्ति को गया: ${hindi.visit(facts)}, ${hindi.doctor(facts.doctorName)}।`,
    ),
  waitlistLeft: () => lines('अब आप प्रतीक्षा सूची में नहीं हैं।'),
  tokenGiven: ({ token, visitTime }) =>
    lines(
      rich`🎟 आपका टोकन ${bold(String(token))} है। डॉक्टर इसी क्रम में देखते हैं, क़रीब ${hindi.time(visitTime)} से।`,
    ),
  tokenStatus: ({ token, nowSeeing, ahead }) =>
    lines(rich`🎟 अभी ${bold(String(nowSeeing))} चल रहा है, आपका ${bold(String(token))} है। आपसे पहले: ${ahead}`),
  tokenSoon: ({ token, ahead }) =>
    lines(rich`🎟 आपका नंबर आने वाला है। आपका टोकन ${bold(String(token))}, आपसे पहले: ${ahead}`),
  runningLate: ({ doctorName, lateMinutes, visitTime }) =>
    lateMinutes === 0
      ? lines(
          rich`✅ ${bold(hindi.doctor(doctorName))} अब समय पर हैं।`,
          rich`आप अपने समय ${bold(hindi.time(visitTime))} पर ही आइए।`,
        )
      : lines(
          rich`⏳ ${bold(hindi.doctor(doctorName))} आज क़रीब ${lateMinutes} मिनट देर से हैं।`,
          rich`आप क़रीब ${bold(hindi.time(visitTime))} पर आइए।`,
        ),
  fromStaff: ({ heard }) => lines(rich`हमारे स्टाफ़ से: ${asGiven(heard, 1500)}`),
  codeSent: () =>
    lines('वह अपॉइंटमेंट किसी और चैट से बुक हुआ था। हमने वहाँ एक कोड भेजा है। 10 मिनट में वे 6 अंक यहाँ लिखिए।'),
  changedElsewhere: (facts) =>
    lines(
      facts.wasCancelled
        ? rich`🔐 आपके कोड से दूसरी चैट ने ${facts.reference} कैंसल किया: ${hindi.visit(facts)}, ${hindi.doctor(facts.doctorName)}।`
        : rich`🔐 आपके कोड से दूसरी चैट ने ${facts.reference} बदला। नया समय: ${bold(hindi.visit(facts))}, ${hindi.doctor(facts.doctorName)}।`,
      rich`अगर आप यह नहीं चाहते थे तो ${bold(facts.clinicPhone)} पर फ़ोन कीजिए।`,
    ),
  codeForOwner: ({ digits, reference, wantsToCancel }) =>
    lines(
      rich`🔐 कोई दूसरी चैट से ${reference} को ${wantsToCancel ? 'कैंसल करना' : 'बदलना'} चाहता है। उसका कोड: ${bold(digits)}`,
      'सिर्फ़ उसे दीजिए जिसे आपने ख़ुद कहा हो। यह 10 मिनट चलेगा।',
    ),
  deletionNotice: ({ keptUntil }) =>
    lines(
      'हम आपकी लिखी बातें, रिपोर्ट, और जिनके लिए आपने बुक किया उनकी जानकारी मिटा देंगे।',
      keptUntil === null
        ? null
        : rich`क़ानून के हिसाब से क्लिनिक को विज़िट और पेमेंट का रिकॉर्ड रखना होता है: नाम, फ़ोन, विज़िट और रक़म ${bold(hindi.dateAndYear(keptUntil))} तक रहेंगे, फिर वे भी मिट जाएँगे।`,
      'आने वाले अपॉइंटमेंट बुक रहेंगे, न चाहिए तो पहले उन्हें कैंसल कीजिए।',
      'क्या अभी मिटा दें?',
    ),
  dataErased: ({ keptUntil }) =>
    lines(
      'आपकी जानकारी मिटा दी गई है।',
      keptUntil === null
        ? 'अब हमारे पास सिर्फ़ यह नोट है कि आपने ऐसा कहा था।'
        : rich`जो क़ानून रखने को कहता है वह ${bold(hindi.dateAndYear(keptUntil))} के बाद मिट जाएगा।`,
    ),
  consentWithdrawn: ({ clinicPhone }) =>
    lines(
      'आपने अपनी मंज़ूरी वापस ले ली है। हम यहाँ नई जानकारी नहीं लेंगे।',
      rich`जो बुक है वह बुक रहेगा। फ़ोन पर हमारा स्टाफ़ मदद करेगा: ${bold(clinicPhone)}।`,
    ),
  remindersStopped: () => lines('अब हम याद नहीं दिलाएँगे। जो बुक है वह बुक रहेगा।'),
  exportCaption: () => 'इस चैट का जो कुछ हमारे पास है, जैसा आपने कहा।',
} satisfies LifeSentences;
