/** English: what is said between booking and visit, and after it. */
import { formatRupees } from '../../domain/money/money.ts';
import { asGiven, bold, lines, rich } from '../rich.ts';
import type { LifeSentences } from '../themes.ts';
import { english, englishVocabulary } from './vocabulary.ts';

const CALENDAR_CAPTIONS = {
  booked: 'Open the file to put the visit into your calendar.',
  moved: 'Open the file to move the visit in your calendar.',
  cancelled: 'Open the file to take the visit out of your calendar.',
} as const;

export const englishLife = {
  reminder: (facts) =>
    lines(
      rich`⏰ A reminder of the visit of ${english.patient(facts.patientName)}:`,
      rich`${bold(english.visit(facts))}, ${english.doctor(facts.doctorName)} (${facts.reference})`,
      facts.payAtClinicPaise === null
        ? null
        : rich`To be paid at the clinic: ${bold(formatRupees(facts.payAtClinicPaise))}`,
      facts.address,
      'Will you come?',
    ),
  calendarCaption: ({ change }) => CALENDAR_CAPTIONS[change],
  visitConfirmed: (facts) =>
    lines(
      rich`Thank you, we expect you ${bold(english.visit(facts))}, ${english.doctor(facts.doctorName)} (${facts.reference}).`,
    ),
  askRating: ({ doctorName, patientName, followUpDate }) =>
    lines(
      rich`How was the visit of ${english.patient(patientName)} to ${english.doctor(doctorName)}?`,
      'One tap is enough: 5 is very good, 1 is bad.',
      followUpDate === null
        ? null
        : rich`\n${english.doctor(doctorName)} would like to see them again around ${bold(english.formatDate(followUpDate, followUpDate))}.`,
    ),
  thanksForRating: ({ wasGood, clinicPhone }) =>
    wasGood
      ? lines('Thank you, we are glad to hear it.')
      : lines(
          'Thank you for telling us, and we are sorry. Our front desk will look into it.',
          rich`You can also call us: ${bold(clinicPhone)}`,
        ),
  followUpDue: ({ doctorName, patientName, date }) =>
    lines(
      rich`${english.doctor(doctorName)} asked to see ${english.patient(patientName)} again around ${bold(english.formatDate(date, date))}.`,
      'Shall we find a time?',
    ),
  missedVisit: (facts) =>
    lines(
      rich`We missed ${english.patient(facts.patientName)} at this visit:`,
      rich`${bold(english.visit(facts))}, ${english.doctor(facts.doctorName)} (${facts.reference})`,
      'Is everything all right?',
    ),
  noShowNoted: ({ wasThere, clinicPhone }) =>
    wasThere
      ? lines(
          'We are sorry, that was our mistake. Our front desk will put it right.',
          rich`You can also call us: ${bold(clinicPhone)}`,
        )
      : lines('Thank you for telling us. Shall we find another time?'),
  bookingAgain: ({ doctorName, patientName }) =>
    lines(rich`As last time: ${bold(english.doctor(doctorName))} for ${english.patient(patientName)}.`),
  doctorDay: ({ doctorName, date, hours, freeCount }) =>
    hours.length === 0
      ? lines(rich`${bold(english.doctor(doctorName))} is not in on ${english.formatDate(date, date)}.`)
      : lines(
          rich`${bold(english.doctor(doctorName))} is in on ${english.formatDate(date, date)}: ${english.stretches(hours)}.`,
          freeCount === 0 ? 'All times of that day are taken.' : `Free times then: ${freeCount}`,
        ),
  askGuardian: ({ patientName }) =>
    lines(
      rich`${english.patient(patientName)} is under 18. A parent or guardian has to book and to agree.`,
      'Are you the parent or guardian?',
    ),
  askOverlap: (facts) =>
    lines(
      rich`${english.patient(facts.patientName)} already has a visit at that time: ${bold(english.visit(facts))}, ${english.doctor(facts.doctorName)}.`,
      'Shall we keep this time as well?',
    ),
  waitlistJoined: ({ doctorName, date, dateTo }) =>
    lines(
      rich`You are on the waiting list of ${bold(english.doctor(doctorName))}, ${english.days(date, dateTo)}.`,
      'If a time becomes free, we keep it for you for a few minutes and write to you here.',
    ),
  waitlistJoinedAny: ({ speciality, date, dateTo }) =>
    lines(
      rich`You are on the waiting list of ${bold(speciality === null ? 'any doctor' : `any doctor for ${englishVocabulary.specialities[speciality]}`)}, ${english.days(date, dateTo)}.`,
      'If a time becomes free, we keep it for you for a few minutes and write to you here.',
    ),
  waitsForEarlier: (facts) =>
    lines(
      rich`All right. Your appointment stays as it is: ${bold(english.visit(facts))}, ${english.doctor(facts.doctorName)}.`,
      'If an earlier time becomes free, we keep it for you for a few minutes and write to you here.',
    ),
  earlierOffer: (facts) =>
    lines(
      rich`🎉 An earlier time has become free for ${english.patient(facts.patientName)}:`,
      rich`${bold(english.visit(facts))}, ${english.doctor(facts.doctorName)}`,
      rich`It would replace ${english.visit({ visitDate: facts.oldVisitDate, visitTime: facts.oldVisitTime })}.`,
      rich`We keep it for you until ${bold(english.time(facts.holdUntil))}. Would you like it?`,
    ),
  waitlistOffer: (facts) =>
    lines(
      rich`🎉 A time has become free for ${english.patient(facts.patientName)}:`,
      rich`${bold(english.visit(facts))}, ${english.doctor(facts.doctorName)}`,
      rich`We keep it for you until ${bold(english.time(facts.holdUntil))}. Would you like it?`,
    ),
  offerDeclined: () => lines('All right, the time goes to the next in line.'),
  offerLapsed: (facts) =>
    lines(
      rich`The time that we kept for you has gone to the next in line: ${english.visit(facts)}, ${english.doctor(facts.doctorName)}.`,
    ),
  waitlistLeft: () => lines('You are no longer on the waiting list.'),
  tokenGiven: ({ token, visitTime }) =>
    lines(
      rich`🎟 Your token is ${bold(String(token))}. The doctor sees patients in this order, from about ${english.time(visitTime)}.`,
    ),
  tokenStatus: ({ token, nowSeeing, ahead }) =>
    lines(
      rich`🎟 Now seeing ${bold(String(nowSeeing))}, you are ${bold(String(token))}. Patients before you: ${ahead}`,
    ),
  tokenSoon: ({ token, ahead }) =>
    lines(rich`🎟 Your turn is near. You are ${bold(String(token))}, patients before you: ${ahead}`),
  runningLate: ({ doctorName, lateMinutes, visitTime }) =>
    lateMinutes === 0
      ? lines(
          rich`✅ ${bold(english.doctor(doctorName))} is on time after all.`,
          rich`Please come at ${bold(english.time(visitTime))}, as booked.`,
        )
      : lines(
          rich`⏳ ${bold(english.doctor(doctorName))} is about ${lateMinutes} minutes late today.`,
          rich`Please come for about ${bold(english.time(visitTime))} instead.`,
        ),
  fromStaff: ({ heard }) => lines(rich`From our front desk: ${asGiven(heard, 1500)}`),
  codeSent: () =>
    lines(
      'That appointment was booked from another chat. We have sent a code there. Please write the six digits here within 10 minutes.',
    ),
  changedElsewhere: (facts) =>
    lines(
      facts.wasCancelled
        ? rich`🔐 With your code, another chat has cancelled ${facts.reference}: ${english.visit(facts)}, ${english.doctor(facts.doctorName)}.`
        : rich`🔐 With your code, another chat has moved ${facts.reference}. The new time: ${bold(english.visit(facts))}, ${english.doctor(facts.doctorName)}.`,
      rich`If you did not want that, call ${bold(facts.clinicPhone)}.`,
    ),
  codeForOwner: ({ digits, reference, wantsToCancel }) =>
    lines(
      rich`🔐 Somebody in another chat wants to ${wantsToCancel ? 'cancel' : 'move'} ${reference}. The code for it: ${bold(digits)}`,
      'Give it only to somebody whom you asked to do this. It is good for 10 minutes.',
    ),
  deletionNotice: ({ keptUntil }) =>
    lines(
      'We will delete what you wrote here, your reports, and the details of everybody you booked for.',
      keptUntil === null
        ? null
        : rich`The law asks clinics to keep records of visits and payments: name, phone, visit and amount stay until ${bold(english.dateAndYear(keptUntil))} and are then deleted as well.`,
      'Visits that are still to come stay booked, cancel them first if you do not want them.',
      'Shall we delete it now?',
    ),
  dataErased: ({ keptUntil }) =>
    lines(
      'Your data is deleted.',
      keptUntil === null
        ? 'We keep nothing of you but the note that you asked for it.'
        : rich`What the law asks us to keep is deleted after ${bold(english.dateAndYear(keptUntil))}.`,
    ),
  consentWithdrawn: ({ clinicPhone }) =>
    lines(
      'You have withdrawn your agreement. We take no new details here.',
      rich`What is booked stays booked. Our front desk helps by phone: ${bold(clinicPhone)}.`,
    ),
  remindersStopped: () => lines('We will not remind you any more. What you booked stays booked.'),
  exportCaption: () => 'Everything that we keep of this chat, as you asked.',
} satisfies LifeSentences;
