/** Hinglish: what is said between booking and visit, and after it. */
import { formatRupees } from '../../domain/money/money.ts';
import { asGiven, bold, lines, rich } from '../rich.ts';
import type { LifeSentences } from '../themes.ts';
import { hinglish, hinglishVocabulary } from './vocabulary.ts';

const CALENDAR_CAPTIONS = {
  booked: 'Visit apne calendar mein daalne ke liye file kholiye.',
  moved: 'Calendar mein naya time daalne ke liye file kholiye.',
  cancelled: 'Calendar se visit hatane ke liye file kholiye.',
} as const;

export const hinglishLife = {
  reminder: (facts) =>
    lines(
      rich`⏰ ${hinglish.patient(facts.patientName)} ke appointment ki yaad:`,
      rich`${bold(hinglish.visit(facts))}, ${hinglish.doctor(facts.doctorName)} (${facts.reference})`,
      facts.payAtClinicPaise === null
        ? null
        : rich`Clinic mein dena hai: ${bold(formatRupees(facts.payAtClinicPaise))}`,
      facts.address,
      'Kya aap aa rahe hain?',
    ),
  calendarCaption: ({ change }) => CALENDAR_CAPTIONS[change],
  visitConfirmed: (facts) =>
    lines(
      rich`Shukriya, ${bold(hinglish.visit(facts))} par aapka intezaar rahega, ${hinglish.doctor(facts.doctorName)} (${facts.reference}).`,
    ),
  askRating: ({ doctorName, patientName, followUpDate }) =>
    lines(
      rich`${hinglish.doctor(doctorName)} ke saath ${hinglish.patient(patientName)} ki visit kaisi rahi?`,
      'Bas ek button dabaiye: 5 bahut achhi, 1 kharab.',
      followUpDate === null
        ? null
        : rich`\n${hinglish.doctor(doctorName)} ne ${bold(hinglish.formatDate(followUpDate, followUpDate))} ke aas-paas phir bulaya hai.`,
    ),
  thanksForRating: ({ wasGood, clinicPhone }) =>
    wasGood
      ? lines('Shukriya, jaankar khushi hui.')
      : lines(
          'Batane ke liye shukriya, aur humein khed hai. Hamara staff ise dekhega.',
          rich`Aap phone bhi kar sakte hain: ${bold(clinicPhone)}`,
        ),
  followUpDue: ({ doctorName, patientName, date }) =>
    lines(
      rich`${hinglish.doctor(doctorName)} ne ${hinglish.patient(patientName)} ko ${bold(hinglish.formatDate(date, date))} ke aas-paas phir bulaya hai.`,
      'Kya time dekh lein?',
    ),
  missedVisit: (facts) =>
    lines(
      rich`${hinglish.patient(facts.patientName)} is visit par nahi aaye:`,
      rich`${bold(hinglish.visit(facts))}, ${hinglish.doctor(facts.doctorName)} (${facts.reference})`,
      'Sab theek hai na?',
    ),
  noShowNoted: ({ wasThere, clinicPhone }) =>
    wasThere
      ? lines(
          'Maaf kijiye, galti hamari thi. Hamara staff ise theek karega.',
          rich`Aap phone bhi kar sakte hain: ${bold(clinicPhone)}`,
        )
      : lines('Batane ke liye shukriya. Kya doosra time dekh lein?'),
  bookingAgain: ({ doctorName, patientName }) =>
    lines(
      rich`Pichhli baar jaisa: ${bold(hinglish.doctor(doctorName))}, ${hinglish.patient(patientName)} ke liye.`,
    ),
  doctorDay: ({ doctorName, date, hours, freeCount }) =>
    hours.length === 0
      ? lines(rich`${bold(hinglish.doctor(doctorName))} ${hinglish.formatDate(date, date)} ko nahi aate.`)
      : lines(
          rich`${bold(hinglish.doctor(doctorName))} ${hinglish.formatDate(date, date)} ko aate hain: ${hinglish.stretches(hours)}.`,
          freeCount === 0 ? 'Us din ke saare time bhar gaye hain.' : `Us din free time: ${freeCount}`,
        ),
  askGuardian: ({ patientName }) =>
    lines(
      rich`${hinglish.patient(patientName)} 18 saal se kam hain. Booking aur manzoori mata-pita ya guardian ki honi chahiye.`,
      'Kya aap mata-pita ya guardian hain?',
    ),
  askOverlap: (facts) =>
    lines(
      rich`${hinglish.patient(facts.patientName)} ka us time par pehle se appointment hai: ${bold(hinglish.visit(facts))}, ${hinglish.doctor(facts.doctorName)}.`,
      'Kya yeh time bhi rakhein?',
    ),
  waitlistJoined: ({ doctorName, date, dateTo }) =>
    lines(
      rich`Aap ${bold(hinglish.doctor(doctorName))} ki waiting list mein hain, ${hinglish.days(date, dateTo)}.`,
      'Time khali hua to hum use kuchh minute aapke liye rakhenge aur yahin likhenge.',
    ),
  waitlistJoinedAny: ({ speciality, date, dateTo }) =>
    lines(
      rich`Aap ${bold(speciality === null ? 'kisi bhi doctor' : `${hinglishVocabulary.specialities[speciality]} ke kisi bhi doctor`)} ki waiting list mein hain, ${hinglish.days(date, dateTo)}.`,
      'Time khali hua to hum use kuchh minute aapke liye rakhenge aur yahin likhenge.',
    ),
  waitsForEarlier: (facts) =>
    lines(
      rich`Theek hai. Aapka appointment waisa hi hai: ${bold(hinglish.visit(facts))}, ${hinglish.doctor(facts.doctorName)}.`,
      'Pehle ka time khali hua to hum use kuchh minute aapke liye rakhenge aur yahin likhenge.',
    ),
  earlierOffer: (facts) =>
    lines(
      rich`🎉 ${hinglish.patient(facts.patientName)} ke liye pehle ka ek time khali hua hai:`,
      rich`${bold(hinglish.visit(facts))}, ${hinglish.doctor(facts.doctorName)}`,
      rich`Yeh ${hinglish.visit({ visitDate: facts.oldVisitDate, visitTime: facts.oldVisitTime })} ki jagah hoga.`,
      rich`${bold(hinglish.time(facts.holdUntil))} tak aapke liye rakha hai. Kya yeh chahiye?`,
    ),
  waitlistOffer: (facts) =>
    lines(
      rich`🎉 ${hinglish.patient(facts.patientName)} ke liye ek time khali hua hai:`,
      rich`${bold(hinglish.visit(facts))}, ${hinglish.doctor(facts.doctorName)}`,
      rich`${bold(hinglish.time(facts.holdUntil))} tak aapke liye rakha hai. Kya yeh chahiye?`,
    ),
  offerDeclined: () => lines('Theek hai, yeh time agle vyakti ko jayega.'),
  offerLapsed: (facts) =>
    lines(
      rich`Aapke liye rakha time ab agle vyakti ko gaya: ${hinglish.visit(facts)}, ${hinglish.doctor(facts.doctorName)}.`,
    ),
  waitlistLeft: () => lines('Ab aap waiting list mein nahi hain.'),
  tokenGiven: ({ token, visitTime }) =>
    lines(
      rich`🎟 Aapka token ${bold(String(token))} hai. Doctor isi order mein dekhte hain, kareeb ${hinglish.time(visitTime)} se.`,
    ),
  tokenStatus: ({ token, nowSeeing, ahead }) =>
    lines(
      rich`🎟 Abhi ${bold(String(nowSeeing))} chal raha hai, aapka ${bold(String(token))} hai. Aapse pehle: ${ahead}`,
    ),
  tokenSoon: ({ token, ahead }) =>
    lines(rich`🎟 Aapka number aane wala hai. Aapka token ${bold(String(token))}, aapse pehle: ${ahead}`),
  runningLate: ({ doctorName, lateMinutes, visitTime }) =>
    lateMinutes === 0
      ? lines(
          rich`✅ ${bold(hinglish.doctor(doctorName))} ab time par hain.`,
          rich`Aap apne time ${bold(hinglish.time(visitTime))} par hi aaiye.`,
        )
      : lines(
          rich`⏳ ${bold(hinglish.doctor(doctorName))} aaj kareeb ${lateMinutes} minute late hain.`,
          rich`Aap kareeb ${bold(hinglish.time(visitTime))} par aaiye.`,
        ),
  fromStaff: ({ heard }) => lines(rich`Hamare front desk se: ${asGiven(heard, 1500)}`),
  codeSent: () =>
    lines(
      'Woh appointment kisi aur chat se book hua tha. Humne wahan ek code bheja hai. 10 minute mein woh 6 ank yahan likhiye.',
    ),
  changedElsewhere: (facts) =>
    lines(
      facts.wasCancelled
        ? rich`🔐 Aapke code se doosri chat ne ${facts.reference} cancel kiya: ${hinglish.visit(facts)}, ${hinglish.doctor(facts.doctorName)}.`
        : rich`🔐 Aapke code se doosri chat ne ${facts.reference} badla. Naya time: ${bold(hinglish.visit(facts))}, ${hinglish.doctor(facts.doctorName)}.`,
      rich`Agar aap yeh nahi chahte the to ${bold(facts.clinicPhone)} par phone kijiye.`,
    ),
  codeForOwner: ({ digits, reference, wantsToCancel }) =>
    lines(
      rich`🔐 Koi doosri chat se ${reference} ko ${wantsToCancel ? 'cancel karna' : 'badalna'} chahta hai. Uska code: ${bold(digits)}`,
      'Sirf use dijiye jise aapne khud kaha ho. Yeh 10 minute chalega.',
    ),
  deletionNotice: ({ keptUntil }) =>
    lines(
      'Hum aapki likhi baatein, reports, aur jinke liye aapne book kiya unki jaankari mita denge.',
      keptUntil === null
        ? null
        : rich`Kanoon ke hisaab se clinic ko visit aur payment ka record rakhna hota hai: naam, phone, visit aur rakam ${bold(hinglish.dateAndYear(keptUntil))} tak rahenge, phir woh bhi mit jayenge.`,
      'Aane wale appointment book rahenge, na chahiye to pehle unhe cancel kijiye.',
      'Kya abhi mita dein?',
    ),
  dataErased: ({ keptUntil }) =>
    lines(
      'Aapki jaankari mita di gayi hai.',
      keptUntil === null
        ? 'Ab hamare paas sirf yeh note hai ki aapne aisa kaha tha.'
        : rich`Jo kanoon rakhne ko kehta hai woh ${bold(hinglish.dateAndYear(keptUntil))} ke baad mit jayega.`,
    ),
  consentWithdrawn: ({ clinicPhone }) =>
    lines(
      'Aapne apni manzoori wapas le li hai. Hum yahan nayi jaankari nahi lenge.',
      rich`Jo book hai woh book rahega. Phone par hamara front desk madad karega: ${bold(clinicPhone)}.`,
    ),
  remindersStopped: () => lines('Ab hum yaad nahi dilayenge. Jo book hai woh book rahega.'),
  exportCaption: () => 'Is chat ka jo kuchh hamare paas hai, jaisa aapne kaha.',
} satisfies LifeSentences;
