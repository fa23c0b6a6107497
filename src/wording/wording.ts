/** Every sentence that the clinic says to a patient, by name and by the facts in it. Each language is complete by type. */

import type { Speciality } from '../domain/clinic/speciality.ts';
import type { Language } from '../domain/message/language.ts';
import type { RichText } from '../domain/message/outgoingMessage.ts';
import type { Refusal } from '../domain/message/refusal.ts';
import type { DocumentKind } from '../domain/money/documents.ts';
import type { DeskMode } from '../domain/money/money.ts';
import type { Gender, Relation } from '../domain/patient/patientDetails.ts';

/** A visit as it is told: names and words, no ids. `visitDate` is `YYYY-MM-DD`, `visitTime` `HH:MM`, both the clinic's. */
export interface VisitFacts {
  readonly doctorName: string;
  readonly speciality: Speciality;
  readonly visitDate: string;
  readonly visitTime: string;
}

export interface SummaryFacts extends VisitFacts {
  readonly patientName: string;
  readonly ageYears: number;
  readonly ageMonths: number | null;
  readonly gender: Gender;
  readonly phone: string;
  readonly purpose: string;
  readonly feePaise: number;
  readonly holdMinutes: number;
}

/** What was taken down from one message, to be said back: only the fields that are set. */
export interface NotedFacts {
  readonly forWhom?: Relation;
  readonly name?: string;
  readonly phone?: string;
  readonly ageYears?: number;
  readonly ageMonths?: number | null;
  readonly gender?: Gender;
  readonly purpose?: string;
  readonly doctorName?: string;
  readonly anyDoctor?: true;
  readonly speciality?: Speciality;
  /** Said back with weekday and date, because "kal" reads two ways. */
  readonly wish?: WishFacts;
}

/** A wish for a day and time: an exact day or a range of days, an exact time or a range of times. */
export interface WishFacts {
  readonly date: string | null;
  readonly dateTo: string | null;
  readonly time: string | null;
  readonly timeFrom: string | null;
  readonly timeTo: string | null;
}

/** What another doctor's fee means for a visit that is moved: one of the two amounts, or neither where nothing was paid yet. */
export interface MoveFeeFacts {
  readonly doctorName: string;
  readonly feePaise: number;
  readonly paidPaise: number;
  readonly toPayPaise: number;
  readonly backPaise: number;
}

/** What cancelling does to the money: nothing was paid, or so much of it goes back, and why not all. */
export interface RefundFacts {
  readonly paidPaise: number;
  readonly refundPaise: number;
  /** The part that the clinic's rules give back; 100 is all of it. */
  readonly percent: number;
  /** The hours before the visit that have passed by; null where all goes back. */
  readonly underHours: number | null;
  /** Money goes back as it came. */
  readonly backBy: 'account' | 'desk' | 'both';
}

export interface ClinicFacts {
  readonly clinicName: string;
  readonly clinicPhone: string;
  readonly address: string;
  readonly mapUrl: string;
  /** "09:00" to "20:00". */
  readonly opens: string;
  readonly closes: string;
  /** 1 (Monday) to 7 (Sunday). */
  readonly closedWeekdays: readonly number[];
  readonly parking: boolean;
}

export interface Sentences {
  // the conversation itself
  readonly welcome: (facts: { clinicName: string; isDemo: boolean }) => RichText;
  readonly idlePrompt: () => RichText;
  readonly help: (facts: { clinicName: string; clinicPhone: string }) => RichText;
  readonly didNotFollow: () => RichText;
  readonly menuIsOld: () => RichText;
  /** Under choices that are written out. `words`: a digit would be taken for the answer itself. */
  readonly howToChoose: (facts: { style: 'numbers' | 'words'; hasOthers: boolean }) => RichText;
  /** The message came too late to be acted on. */
  readonly cameLate: () => RichText;
  readonly stopped: () => RichText;
  readonly wentBack: () => RichText;
  readonly languageSet: () => RichText;
  readonly chooseLanguage: () => RichText;
  readonly unsupportedMessage: () => RichText;
  readonly messageTooLong: () => RichText;
  readonly voiceNotUnderstood: () => RichText;
  /** Voice notes cannot be heard here, or not now. */
  readonly voiceNeedsTyping: () => RichText;
  /** What a voice note was heard as, before anything follows from it. */
  readonly iHeard: (facts: { heard: string }) => RichText;
  readonly incident: (facts: { incident: string; clinicPhone: string }) => RichText;
  readonly outsideTrouble: () => RichText;
  readonly youAreWelcome: () => RichText;
  readonly goodbye: (facts: { clinicName: string }) => RichText;
  readonly outOfScope: () => RichText;
  readonly noMedicalAdvice: () => RichText;
  readonly sorryForTrouble: (facts: { clinicPhone: string }) => RichText;
  // consent, by purpose, in plain words: what is asked, what for, how long it is kept, how to withdraw
  readonly consentNotice: (facts: { clinicName: string; clinicPhone: string }) => RichText;
  readonly consentDeclined: (facts: { clinicPhone: string }) => RichText;
  /** Details arrived before the consent: they are kept only if the patient agrees. */
  /** After the notice has been shown and something else was said. */
  readonly consentReminder: () => RichText;
  readonly consentBeforeDetails: () => RichText;
  // asking for details
  readonly askName: (facts: { forWhom: Relation | null; hasKnownPatients: boolean }) => RichText;
  /** `offeredPhone`: the number that the patient writes from, to be taken with a yes. */
  readonly askPhone: (facts: { canShareContact: boolean; offeredPhone: string | null }) => RichText;
  /** Somebody else's contact card was shared: is this number to be used? */
  readonly otherContact: (facts: { phone: string }) => RichText;
  readonly askAge: (facts: { patientName: string }) => RichText;
  readonly askGender: () => RichText;
  readonly askPurpose: () => RichText;
  /** `noted` is empty when nothing new was understood. */
  readonly noted: (facts: NotedFacts) => RichText;
  readonly corrected: (facts: NotedFacts) => RichText;
  // doctor and slot
  readonly askDoctor: (facts: { speciality: Speciality | null; fromComplaint: boolean }) => RichText;
  readonly doctorLine: (facts: {
    doctorName: string;
    speciality: Speciality;
    feePaise: number;
    languages: readonly string[];
  }) => RichText;
  readonly askSlot: (facts: { doctorName: string | null; wish: WishFacts | null }) => RichText;
  /** Nothing free as wished; what follows are the nearest others. */
  readonly askOtherSlot: (facts: { doctorName: string | null; wish: WishFacts }) => RichText;
  readonly noFreeSlots: (facts: { doctorName: string | null; clinicPhone: string }) => RichText;
  readonly slotJustTaken: (facts: VisitFacts) => RichText;
  // the summary is the patient's last look before the yes
  readonly summary: (facts: SummaryFacts) => RichText;
  readonly makingPaymentLink: (facts: { feePaise: number }) => RichText;
  readonly paymentLink: (facts: { feePaise: number; minutesLeft: number; url: string }) => RichText;
  readonly awaitingPayment: (facts: { feePaise: number; holdUntil: string }) => RichText;
  readonly paymentNotSeenYet: () => RichText;
  readonly paymentLinkFailed: () => RichText;
  readonly paymentFailed: () => RichText;
  readonly paymentReceived: (facts: { amountPaise: number }) => RichText;
  readonly booked: (
    facts: VisitFacts & {
      reference: string;
      patientName: string;
      payAtClinicPaise: number | null;
      address: string;
      mapUrl: string;
    },
  ) => RichText;
  readonly holdExpired: (facts: VisitFacts) => RichText;
  readonly paidTooLateSameSlot: () => RichText;
  readonly paidTwice: (facts: VisitFacts & { reference: string; amountPaise: number }) => RichText;
  readonly paidTooLateRefund: (facts: VisitFacts & { amountPaise: number }) => RichText;
  /** The time is gone, others are held: the patient chooses one below, or takes the money back. */
  readonly paidTooLateOffer: (facts: VisitFacts & { amountPaise: number; holdUntil: string }) => RichText;
  readonly lateMoneyTaken: (facts: { amountPaise: number }) => RichText;
  readonly lateMoneyGoesBack: (facts: { amountPaise: number; becauseOf: 'wish' | 'silence' }) => RichText;
  readonly refundStarted: (facts: { amountPaise: number }) => RichText;
  readonly refundProcessed: (facts: { amountPaise: number; refundReference: string }) => RichText;
  /** Of money that fitted no appointment: what the clinic does with it. */
  readonly strayCredited: (facts: { amountPaise: number }) => RichText;
  readonly strayRefundStarted: (facts: { amountPaise: number }) => RichText;
  readonly strayReturned: (facts: { amountPaise: number }) => RichText;
  readonly deskPaymentReceived: (facts: { amountPaise: number; mode: DeskMode }) => RichText;
  readonly deskMoneyReturned: (facts: { amountPaise: number; mode: DeskMode }) => RichText;
  readonly deskPaymentTakenBack: (facts: { amountPaise: number; mode: DeskMode }) => RichText;
  /** The review after a paid visit costs nothing up to this day. */
  readonly freeReview: (facts: { doctorName: string; lastDate: string }) => RichText;
  readonly documentCaption: (facts: { kind: DocumentKind; number: string }) => string;
  readonly confirmationCaption: (facts: { reference: string }) => string;
  // reports
  readonly askReports: () => RichText;
  readonly askReportUpload: (facts: { limitCount: number; limitMegabytes: number }) => RichText;
  readonly reportComing: () => RichText;
  /** `isSending`: more may follow, and a button ends it. */
  readonly reportStored: (facts: { count: number; isSending: boolean }) => RichText;
  readonly reportsFinished: (facts: { count: number }) => RichText;
  // appointments
  readonly appointmentLine: (
    facts: VisitFacts & { reference: string; patientName: string; payment: 'paid' | 'due' | 'free' },
  ) => RichText;
  readonly yourAppointments: (facts: { count: number }) => RichText;
  readonly noAppointments: () => RichText;
  readonly chooseAppointmentToCancel: () => RichText;
  readonly chooseAppointmentToMove: () => RichText;
  readonly confirmCancel: (facts: VisitFacts & RefundFacts & { reference: string }) => RichText;
  readonly appointmentCancelled: (facts: VisitFacts & RefundFacts & { reference: string }) => RichText;
  readonly appointmentKept: (facts: VisitFacts & { reference: string }) => RichText;
  readonly askNewSlot: (facts: VisitFacts & { reference: string }) => RichText;
  readonly appointmentMoved: (facts: VisitFacts & { reference: string }) => RichText;
  /** Before a move to a doctor with another fee. */
  readonly moveChangesFee: (facts: MoveFeeFacts) => RichText;
  readonly moveFeeSettled: (facts: MoveFeeFacts) => RichText;
  readonly payTheRest: (facts: { amountPaise: number; until: string; url: string }) => RichText;
  readonly appointmentCancelledByClinic: (
    facts: VisitFacts & {
      reference: string;
      refundPaise: number;
      backBy: RefundFacts['backBy'];
      clinicPhone: string;
    },
  ) => RichText;
  /** The visit's facts are those of the new time. */
  readonly appointmentMovedByClinic: (
    facts: VisitFacts & {
      reference: string;
      oldVisitDate: string;
      oldVisitTime: string;
      clinicPhone: string;
    },
  ) => RichText;
  // between booking and visit, and after it
  readonly reminder: (
    facts: VisitFacts & {
      reference: string;
      patientName: string;
      payAtClinicPaise: number | null;
      address: string;
    },
  ) => RichText;
  /** Under a calendar file. */
  readonly calendarCaption: (facts: { change: 'booked' | 'moved' | 'cancelled' }) => string;
  readonly visitConfirmed: (facts: VisitFacts & { reference: string }) => RichText;
  readonly askRating: (facts: {
    doctorName: string;
    patientName: string;
    followUpDate: string | null;
  }) => RichText;
  readonly thanksForRating: (facts: { wasGood: boolean; clinicPhone: string }) => RichText;
  readonly followUpDue: (facts: { doctorName: string; patientName: string; date: string }) => RichText;
  readonly missedVisit: (facts: VisitFacts & { reference: string; patientName: string }) => RichText;
  readonly noShowNoted: (facts: { wasThere: boolean; clinicPhone: string }) => RichText;
  readonly bookingAgain: (facts: { doctorName: string; patientName: string }) => RichText;
  readonly doctorDay: (facts: {
    doctorName: string;
    date: string;
    hours: readonly { from: string; to: string }[];
    freeCount: number;
  }) => RichText;
  readonly askGuardian: (facts: { patientName: string }) => RichText;
  readonly askOverlap: (facts: VisitFacts & { patientName: string }) => RichText;
  readonly waitlistJoined: (facts: { doctorName: string; date: string; dateTo: string }) => RichText;
  readonly waitlistJoinedAny: (facts: {
    speciality: Speciality | null;
    date: string;
    dateTo: string;
  }) => RichText;
  readonly waitsForEarlier: (facts: VisitFacts) => RichText;
  readonly earlierOffer: (
    facts: VisitFacts & {
      patientName: string;
      holdUntil: string;
      oldVisitDate: string;
      oldVisitTime: string;
    },
  ) => RichText;
  readonly waitlistOffer: (facts: VisitFacts & { patientName: string; holdUntil: string }) => RichText;
  readonly offerDeclined: () => RichText;
  readonly offerLapsed: (facts: VisitFacts) => RichText;
  readonly waitlistLeft: () => RichText;
  readonly tokenGiven: (facts: { token: number; visitTime: string }) => RichText;
  readonly tokenStatus: (facts: { token: number; nowSeeing: number; ahead: number }) => RichText;
  readonly tokenSoon: (facts: { token: number; ahead: number }) => RichText;
  readonly runningLate: (facts: { doctorName: string; lateMinutes: number; visitTime: string }) => RichText;
  readonly fromStaff: (facts: { heard: string }) => RichText;
  readonly codeSent: () => RichText;
  readonly changedElsewhere: (
    facts: VisitFacts & { reference: string; wasCancelled: boolean; clinicPhone: string },
  ) => RichText;
  readonly codeForOwner: (facts: { digits: string; reference: string; wantsToCancel: boolean }) => RichText;
  readonly deletionNotice: (facts: { keptUntil: string | null }) => RichText;
  readonly dataErased: (facts: { keptUntil: string | null }) => RichText;
  readonly consentWithdrawn: (facts: { clinicPhone: string }) => RichText;
  readonly remindersStopped: () => RichText;
  readonly exportCaption: () => string;
  // staff
  readonly staffCalled: (facts: { clinicPhone: string }) => RichText;
  readonly staffGaveBack: () => RichText;
  // the clinic's own facts
  readonly openingHours: (facts: ClinicFacts) => RichText;
  readonly whereWeAre: (facts: ClinicFacts) => RichText;
  readonly parking: (facts: ClinicFacts) => RichText;
  readonly contact: (facts: ClinicFacts) => RichText;
  readonly fee: (facts: { doctorName: string; feePaise: number }) => RichText;
  readonly paymentWays: () => RichText;
  readonly ourDoctors: () => RichText;
  // doubts: asked, never guessed
  readonly weekdayContradictsDate: (facts: {
    date: string;
    weekday: number;
    dateOfWeekday: string;
  }) => RichText;
  readonly whichDoctor: () => RichText;
  readonly morningOrEvening: (facts: { hour12: number; minute: number }) => RichText;
  readonly whichIntent: () => RichText;
  // red flags: the first words are the numbers to call. `selfHarm` names Tele-MANAS 14416.
  readonly emergency: (facts: { selfHarm: boolean; clinicPhone: string }) => RichText;
  /** Under the emergency answer, beside two buttons: reach a person, or go on if nobody is in danger. */
  readonly emergencyNext: () => RichText;
  /** One sentence a refusal: what is wrong and what to do instead. */
  readonly refusal: (refusal: Refusal) => RichText;
}

/** Words on buttons: at most 24 characters where a list row must hold them. */
export interface Labels {
  readonly book: string;
  readonly myAppointments: string;
  readonly clinicInformation: string;
  readonly doctors: string;
  readonly talkToStaff: string;
  readonly changeLanguage: string;
  readonly agree: string;
  readonly disagree: string;
  readonly back: string;
  readonly startOver: string;
  readonly shareContact: string;
  readonly useThisNumber: string;
  readonly choose: string;
  readonly someoneElse: string;
  readonly male: string;
  readonly female: string;
  readonly otherGender: string;
  readonly anyDoctor: string;
  readonly allDoctors: string;
  readonly otherDoctor: string;
  readonly moreTimes: string;
  readonly otherDay: string;
  readonly payOnline: string;
  readonly payAtClinic: string;
  readonly confirmBooking: string;
  readonly moneyBack: string;
  readonly openPaymentPage: string;
  readonly iHavePaid: string;
  readonly changeSlot: string;
  readonly sendReports: string;
  readonly noReports: string;
  readonly doneWithReports: string;
  readonly move: string;
  readonly cancelAppointment: string;
  readonly yesCancel: string;
  readonly keepAppointment: string;
  readonly receipt: string;
  readonly openMap: string;
  readonly morning: string;
  readonly evening: string;
  readonly openingHours: string;
  readonly address: string;
  readonly continueBooking: string;
  readonly iWillCome: string;
  readonly addToCalendar: string;
  readonly bookAgain: string;
  readonly iWasThere: string;
  readonly couldNotCome: string;
  readonly joinWaitlist: string;
  readonly takeOffer: string;
  readonly declineOffer: string;
  readonly agreeWithoutReminders: string;
  readonly deleteNow: string;
  readonly keepData: string;
  readonly myData: string;
  readonly myToken: string;
  readonly deleteMyData: string;
  readonly stopReminders: string;
  readonly sendCode: string;
  readonly yesMove: string;
  readonly tellIfEarlier: string;
  readonly leaveWaitlist: string;
  readonly yes: string;
  readonly no: string;
}

export interface Vocabulary {
  readonly specialities: Readonly<Record<Speciality, string>>;
  readonly relations: Readonly<Record<Relation, string>>;
  readonly genders: Readonly<Record<Gender, string>>;
  /** BCP 47, for Intl: `en-IN`, `hi-IN`, `hi-Latn-IN`. */
  readonly locale: string;
}

export interface Wording {
  readonly say: Sentences;
  readonly label: Labels;
  readonly words: Vocabulary;
  /** "Monday, 23 November" with the year only when it is another one than `today`'s. */
  readonly formatDate: (date: string, today: string) => string;
  /** "5:30 pm", "शाम 5:30 बजे". */
  readonly formatTime: (time: string) => string;
  /** "Mon 23 Nov, 5:30 pm": weekday, date and time in at most 24 characters, for buttons. */
  readonly formatSlot: (date: string, time: string) => string;
  /** "Dr Lakshmi Iyer", "डॉ. Lakshmi Iyer", from the name without a title. */
  readonly formatDoctor: (doctorName: string) => string;
}

export type WordingByLanguage = Readonly<Record<Language, Wording>>;
