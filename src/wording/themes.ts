/** The sentences by theme: each language has one file for each, complete by type. */
import type { Sentences } from './wording.ts';

export type ConversationSentences = Pick<
  Sentences,
  | 'welcome'
  | 'idlePrompt'
  | 'help'
  | 'didNotFollow'
  | 'whichIntent'
  | 'menuIsOld'
  | 'howToChoose'
  | 'cameLate'
  | 'stopped'
  | 'wentBack'
  | 'languageSet'
  | 'chooseLanguage'
  | 'unsupportedMessage'
  | 'messageTooLong'
  | 'voiceNotUnderstood'
  | 'voiceNeedsTyping'
  | 'iHeard'
  | 'youAreWelcome'
  | 'goodbye'
  | 'outOfScope'
  | 'staffCalled'
  | 'staffGaveBack'
>;

export type ConsentSentences = Pick<
  Sentences,
  'consentNotice' | 'consentReminder' | 'consentDeclined' | 'consentBeforeDetails'
>;

export type CareSentences = Pick<
  Sentences,
  'emergency' | 'emergencyNext' | 'noMedicalAdvice' | 'sorryForTrouble' | 'incident' | 'outsideTrouble'
>;

export type DetailSentences = Pick<
  Sentences,
  'askName' | 'askPhone' | 'otherContact' | 'askAge' | 'askGender' | 'askPurpose' | 'noted' | 'corrected'
>;

export type BookingSentences = Pick<
  Sentences,
  | 'askDoctor'
  | 'doctorLine'
  | 'whichDoctor'
  | 'askSlot'
  | 'askOtherSlot'
  | 'noFreeSlots'
  | 'slotJustTaken'
  | 'weekdayContradictsDate'
  | 'morningOrEvening'
  | 'summary'
  | 'booked'
  | 'holdExpired'
>;

export type MoneySentences = Pick<
  Sentences,
  | 'fee'
  | 'paymentWays'
  | 'makingPaymentLink'
  | 'paymentLink'
  | 'awaitingPayment'
  | 'paymentNotSeenYet'
  | 'paymentLinkFailed'
  | 'paymentFailed'
  | 'paymentReceived'
  | 'paidTooLateSameSlot'
  | 'paidTwice'
  | 'paidTooLateRefund'
  | 'paidTooLateOffer'
  | 'lateMoneyTaken'
  | 'lateMoneyGoesBack'
  | 'refundStarted'
  | 'refundProcessed'
  | 'strayCredited'
  | 'strayRefundStarted'
  | 'strayReturned'
  | 'deskPaymentReceived'
  | 'deskMoneyReturned'
  | 'deskPaymentTakenBack'
  | 'freeReview'
  | 'documentCaption'
  | 'confirmationCaption'
>;

export type ReportSentences = Pick<
  Sentences,
  'askReports' | 'askReportUpload' | 'reportComing' | 'reportStored' | 'reportsFinished'
>;

export type AppointmentSentences = Pick<
  Sentences,
  | 'appointmentLine'
  | 'yourAppointments'
  | 'noAppointments'
  | 'chooseAppointmentToCancel'
  | 'chooseAppointmentToMove'
  | 'confirmCancel'
  | 'appointmentCancelled'
  | 'appointmentKept'
  | 'askNewSlot'
  | 'appointmentMoved'
  | 'moveChangesFee'
  | 'moveFeeSettled'
  | 'payTheRest'
  | 'appointmentCancelledByClinic'
  | 'appointmentMovedByClinic'
>;

export type LifeSentences = Pick<
  Sentences,
  | 'reminder'
  | 'calendarCaption'
  | 'visitConfirmed'
  | 'askRating'
  | 'thanksForRating'
  | 'followUpDue'
  | 'missedVisit'
  | 'noShowNoted'
  | 'bookingAgain'
  | 'doctorDay'
  | 'askGuardian'
  | 'askOverlap'
  | 'waitlistJoined'
  | 'waitlistJoinedAny'
  | 'waitsForEarlier'
  | 'earlierOffer'
  | 'waitlistOffer'
  | 'offerDeclined'
  | 'offerLapsed'
  | 'waitlistLeft'
  | 'tokenGiven'
  | 'tokenStatus'
  | 'tokenSoon'
  | 'runningLate'
  | 'fromStaff'
  | 'codeSent'
  | 'changedElsewhere'
  | 'codeForOwner'
  | 'deletionNotice'
  | 'dataErased'
  | 'consentWithdrawn'
  | 'remindersStopped'
  | 'exportCaption'
>;

export type ClinicSentences = Pick<
  Sentences,
  'openingHours' | 'whereWeAre' | 'parking' | 'contact' | 'ourDoctors'
>;
