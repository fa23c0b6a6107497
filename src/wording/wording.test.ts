/** Holds every sentence in every language to its word: complete, with its facts, in its own script, and short enough to send. */
import { describe, expect, it } from 'vitest';
import { SPECIALITIES, type Speciality } from '../domain/clinic/speciality.ts';
import type { Language } from '../domain/message/language.ts';
import { LANGUAGES } from '../domain/message/language.ts';
import type { RichText } from '../domain/message/outgoingMessage.ts';
import { plainText } from '../domain/message/outgoingMessage.ts';
import type { Refusal, RefusalCode } from '../domain/message/refusal.ts';
import { DOCUMENT_KINDS } from '../domain/money/documents.ts';
import { DESK_MODES, formatRupees } from '../domain/money/money.ts';
import { RELATIONS } from '../domain/patient/patientDetails.ts';
import { formatPhone } from './phrases.ts';
import type {
  ClinicFacts,
  MoveFeeFacts,
  NotedFacts,
  RefundFacts,
  Sentences,
  SummaryFacts,
  VisitFacts,
  WishFacts,
  Wording,
} from './wording.ts';
import { LANGUAGE_NAMES, wordingOf } from './wordingOf.ts';

const VISIT: VisitFacts = {
  doctorName: 'Lakshmi Iyer',
  speciality: 'gynaecology',
  visitDate: '2026-11-23',
  visitTime: '17:30',
};
const DOCTOR = {
  doctorName: 'Lakshmi Iyer',
  speciality: 'gynaecology' as const,
  feePaise: 60_000,
  languages: ['Hindi', 'Tulu'],
};
const REFERENCED = { ...VISIT, reference: 'CF-7K3M2' };
const MOVE_FEES: readonly MoveFeeFacts[] = [
  { doctorName: 'Lakshmi Iyer', feePaise: 60_000, paidPaise: 40_000, toPayPaise: 20_000, backPaise: 0 },
  { doctorName: 'Suresh Rao', feePaise: 40_000, paidPaise: 60_000, toPayPaise: 0, backPaise: 20_000 },
  { doctorName: 'Suresh Rao', feePaise: 40_000, paidPaise: 0, toPayPaise: 40_000, backPaise: 0 },
];

const PHONE = { clinicPhone: '080 4123 4567' };
const SUMMARY: SummaryFacts = {
  ...VISIT,
  patientName: 'Asha Sharma',
  ageYears: 34,
  ageMonths: null,
  gender: 'female',
  phone: '+919876543210',
  purpose: 'fever since Monday',
  feePaise: 60_050,
  holdMinutes: 20,
};
const CLINIC: ClinicFacts = {
  ...PHONE,
  clinicName: 'Sunrise Clinic',
  address: '12 MG Road, Bengaluru 560001',
  mapUrl: 'https://maps.example/sunrise',
  opens: '09:00',
  closes: '20:00',
  closedWeekdays: [7],
  parking: true,
};
const BOOKED = { ...SUMMARY, ...REFERENCED, address: CLINIC.address, mapUrl: CLINIC.mapUrl };
const NO_WISH: WishFacts = { date: null, dateTo: null, time: null, timeFrom: null, timeTo: null };
const WISHES: readonly WishFacts[] = [
  NO_WISH,
  { ...NO_WISH, date: '2026-11-23' },
  { ...NO_WISH, date: '2026-11-23', time: '17:30' },
  { ...NO_WISH, date: '2026-11-23', dateTo: '2026-11-25', timeFrom: '17:00' },
  { ...NO_WISH, dateTo: '2026-11-25', timeTo: '11:00' },
  { ...NO_WISH, timeFrom: '16:00', timeTo: '18:00' },
];
const DOCTORS_AND_WISHES = ['Lakshmi Iyer', null].flatMap((doctorName) =>
  WISHES.map((wish) => ({ doctorName, wish })),
);

const REFUSALS: { readonly [Code in RefusalCode]: Extract<Refusal, { code: Code }> } = {
  not_now: { code: 'not_now', state: 'AWAITING_NAME' },
  unknown_tool: { code: 'unknown_tool' },
  bad_arguments: { code: 'bad_arguments', fields: 'slot' },
  needs_patient_yes: { code: 'needs_patient_yes' },
  already_done: { code: 'already_done' },
  nothing_recorded: { code: 'nothing_recorded' },
  unreadable_name: { code: 'unreadable_name' },
  unusable_phone: { code: 'unusable_phone' },
  unusable_age: { code: 'unusable_age' },
  unknown_doctor: { code: 'unknown_doctor', asked: 'Dr Nobody' },
  details_missing: { code: 'details_missing' },
  unknown_slot: { code: 'unknown_slot' },
  slot_taken: { code: 'slot_taken' },
  slot_past: { code: 'slot_past' },
  day_past: { code: 'day_past', date: '2026-11-20' },
  day_closed: { code: 'day_closed', date: '2026-11-29' },
  day_too_far: { code: 'day_too_far', lastDate: '2026-12-21' },
  no_such_appointment: { code: 'no_such_appointment' },
  no_appointments: { code: 'no_appointments' },
  appointment_over: { code: 'appointment_over' },
  no_receipt_yet: { code: 'no_receipt_yet' },
  nothing_to_pay: { code: 'nothing_to_pay' },
  offer_over: { code: 'offer_over' },
  no_appointment_for_reports: { code: 'no_appointment_for_reports' },
  too_many_reports: { code: 'too_many_reports', limit: 10 },
  report_kind_not_accepted: { code: 'report_kind_not_accepted' },
  report_too_large: { code: 'report_too_large', limitBytes: 10 * 1024 * 1024 },
  report_empty: { code: 'report_empty' },
  too_many_holds: { code: 'too_many_holds', limit: 2 },
  guardian_needed: { code: 'guardian_needed' },
  fee_differs: { code: 'fee_differs' },
  overlaps_own: { code: 'overlaps_own' },
  prepaid_only: { code: 'prepaid_only' },
  waitlist_offer_over: { code: 'waitlist_offer_over' },
  not_on_waitlist: { code: 'not_on_waitlist' },
  code_wrong: { code: 'code_wrong' },
  code_over: { code: 'code_over' },
  too_many_codes: { code: 'too_many_codes' },
  no_token: { code: 'no_token' },
  waitlist_full: { code: 'waitlist_full', limit: 3 },
};

const NOTED: readonly NotedFacts[] = [
  ...RELATIONS.map((forWhom) => ({ forWhom })),
  {
    name: 'Asha Sharma',
    phone: '+919876543210',
    ageYears: 34,
    ageMonths: null,
    gender: 'female',
    purpose: 'fever',
  },
  { ageYears: 0, ageMonths: 7, gender: 'other' },
  { ageYears: 2, gender: 'male' },
  { doctorName: 'Lakshmi Iyer', speciality: 'ent' },
  { anyDoctor: true },
  ...WISHES.slice(1).map((wish) => ({ wish })),
];

const PAID = { paidPaise: 60_000, backBy: 'account' } as const;
const NOTHING_PAID: RefundFacts = { ...PAID, paidPaise: 0, refundPaise: 0, percent: 100, underHours: null };
const REFUNDS: readonly RefundFacts[] = [
  NOTHING_PAID,
  { ...PAID, refundPaise: 60_000, percent: 100, underHours: null },
  { ...PAID, refundPaise: 60_000, percent: 100, underHours: null, backBy: 'desk' },
  { ...PAID, refundPaise: 30_000, percent: 50, underHours: 24 },
  { ...PAID, refundPaise: 30_000, percent: 50, underHours: 24, backBy: 'desk' },
  { ...PAID, refundPaise: 0, percent: 0, underHours: 1 },
];

const once = [[]] as const;
const each = <Facts>(...facts: readonly Facts[]): readonly (readonly [Facts])[] =>
  facts.map((one) => [one] as const);
const counts = each(...[0, 1, 2, 11].map((count) => ({ count })));

/** Each sentence with every kind of facts that it can be given; complete by type. */
const SAMPLES: { readonly [Name in keyof Sentences]: readonly Readonly<Parameters<Sentences[Name]>>[] } = {
  welcome: each(
    { clinicName: 'Sunrise Clinic', isDemo: false },
    { clinicName: 'Sunrise Clinic', isDemo: true },
  ),
  idlePrompt: once,
  help: each({ clinicName: 'Sunrise Clinic', ...PHONE }),
  didNotFollow: once,
  menuIsOld: once,
  howToChoose: each(
    ...(['numbers', 'words'] as const).flatMap((style) =>
      [true, false].map((hasOthers) => ({ style, hasOthers })),
    ),
  ),
  cameLate: once,
  stopped: once,
  wentBack: once,
  languageSet: once,
  chooseLanguage: once,
  unsupportedMessage: once,
  messageTooLong: once,
  voiceNotUnderstood: once,
  voiceNeedsTyping: once,
  iHeard: each({ heard: 'fever since Monday' }),
  incident: each({ incident: '4F7A', ...PHONE }),
  outsideTrouble: once,
  youAreWelcome: once,
  goodbye: each({ clinicName: 'Sunrise Clinic' }),
  outOfScope: once,
  noMedicalAdvice: once,
  sorryForTrouble: each(PHONE),
  consentNotice: each({ clinicName: 'Sunrise Clinic', ...PHONE }),
  consentDeclined: each(PHONE),
  consentReminder: once,
  consentBeforeDetails: once,
  askName: each(
    ...[...RELATIONS, null].flatMap((forWhom) =>
      [true, false].map((known) => ({ forWhom, hasKnownPatients: known })),
    ),
  ),
  askPhone: each(
    { canShareContact: true, offeredPhone: null },
    { canShareContact: false, offeredPhone: null },
    { canShareContact: false, offeredPhone: '+919876543210' },
  ),
  otherContact: each({ phone: '+919876543210' }),
  emergencyNext: once,
  askAge: each({ patientName: 'Asha Sharma' }, { patientName: '' }),
  askGender: once,
  askPurpose: once,
  noted: each(...NOTED),
  corrected: each(...NOTED),
  askDoctor: each<{ speciality: Speciality | null; fromComplaint: boolean }>(
    { speciality: null, fromComplaint: false },
    ...SPECIALITIES.flatMap((speciality) =>
      [true, false].map((fromComplaint) => ({ speciality, fromComplaint })),
    ),
  ),
  doctorLine: each(...SPECIALITIES.map((speciality) => ({ ...DOCTOR, speciality })), {
    ...DOCTOR,
    languages: [],
  }),
  askSlot: each<{ doctorName: string | null; wish: WishFacts | null }>(
    { doctorName: null, wish: null },
    { doctorName: 'Lakshmi Iyer', wish: null },
    ...DOCTORS_AND_WISHES,
  ),
  askOtherSlot: each(...DOCTORS_AND_WISHES),
  noFreeSlots: each({ doctorName: 'Lakshmi Iyer', ...PHONE }, { doctorName: null, ...PHONE }),
  slotJustTaken: each(VISIT),
  summary: each(
    SUMMARY,
    { ...SUMMARY, feePaise: 0 },
    { ...SUMMARY, ageYears: 0, ageMonths: 7, gender: 'other', holdMinutes: 1 },
  ),
  makingPaymentLink: each({ feePaise: 60_000 }),
  paymentLink: each(
    ...[0, 1, 16].map((minutesLeft) => ({ feePaise: 60_000, minutesLeft, url: 'https://rzp.io/i/x_y' })),
  ),
  awaitingPayment: each({ feePaise: 60_000, holdUntil: '17:45' }),
  paymentNotSeenYet: once,
  paymentLinkFailed: once,
  paymentFailed: once,
  paymentReceived: each({ amountPaise: 12_345_600 }),
  booked: each({ ...BOOKED, payAtClinicPaise: null }, { ...BOOKED, payAtClinicPaise: 60_000 }),
  holdExpired: each(VISIT),
  paidTooLateSameSlot: once,
  paidTwice: each({ ...REFERENCED, amountPaise: 60_000 }),
  paidTooLateRefund: each({ ...VISIT, amountPaise: 60_000 }),
  refundStarted: each({ amountPaise: 60_000 }),
  refundProcessed: each({ amountPaise: 30_000, refundReference: 'rfndFAKE1' }),
  strayCredited: each({ amountPaise: 50_000 }),
  strayRefundStarted: each({ amountPaise: 50_000 }),
  strayReturned: each({ amountPaise: 50_000 }),
  deskPaymentReceived: each(...DESK_MODES.map((mode) => ({ amountPaise: 60_000, mode }))),
  deskMoneyReturned: each(...DESK_MODES.map((mode) => ({ amountPaise: 60_000, mode }))),
  deskPaymentTakenBack: each(...DESK_MODES.map((mode) => ({ amountPaise: 60_000, mode }))),
  paidTooLateOffer: each({ ...VISIT, amountPaise: 60_000, holdUntil: '17:45' }),
  lateMoneyTaken: each({ amountPaise: 60_000 }),
  lateMoneyGoesBack: each(
    ...(['wish', 'silence'] as const).map((becauseOf) => ({ amountPaise: 60_000, becauseOf })),
  ),
  freeReview: each({ doctorName: 'Lakshmi Iyer', lastDate: '2026-11-14' }),
  documentCaption: each(...DOCUMENT_KINDS.map((kind) => ({ kind, number: 'R/2627/000042' }))),
  confirmationCaption: each({ reference: 'CF-7K3M2' }),
  askReports: once,
  askReportUpload: each({ limitCount: 10, limitMegabytes: 20 }, { limitCount: 1, limitMegabytes: 1 }),
  reportComing: once,
  reportStored: each(...[true, false].map((isSending) => ({ count: 2, isSending })), {
    count: 1,
    isSending: true,
  }),
  reportsFinished: counts,
  appointmentLine: each(
    ...(['paid', 'due', 'free'] as const).map((payment) => ({
      ...REFERENCED,
      patientName: 'Asha Sharma',
      payment,
    })),
  ),
  yourAppointments: counts.slice(1),
  noAppointments: once,
  chooseAppointmentToCancel: once,
  chooseAppointmentToMove: once,
  confirmCancel: each(...REFUNDS.map((refund) => ({ ...REFERENCED, ...refund }))),
  appointmentCancelled: each(...REFUNDS.map((refund) => ({ ...REFERENCED, ...refund }))),
  appointmentKept: each(REFERENCED),
  askNewSlot: each(REFERENCED),
  appointmentMoved: each(REFERENCED),
  moveChangesFee: each(...MOVE_FEES),
  moveFeeSettled: each(...MOVE_FEES),
  payTheRest: each({ amountPaise: 20_000, until: '16:20', url: 'https://rzp.io/i/test' }),
  appointmentCancelledByClinic: each(
    { ...REFERENCED, ...PHONE, refundPaise: 0, backBy: 'account' },
    { ...REFERENCED, ...PHONE, refundPaise: 60_000, backBy: 'account' },
    { ...REFERENCED, ...PHONE, refundPaise: 60_000, backBy: 'desk' },
  ),
  appointmentMovedByClinic: each({
    ...REFERENCED,
    ...PHONE,
    oldVisitDate: '2026-11-27',
    oldVisitTime: '11:20',
  }),
  reminder: each(
    { ...REFERENCED, patientName: 'Asha Sharma', payAtClinicPaise: 60_000, address: CLINIC.address },
    { ...REFERENCED, patientName: 'Asha Sharma', payAtClinicPaise: null, address: CLINIC.address },
  ),
  calendarCaption: each(...(['booked', 'moved', 'cancelled'] as const).map((change) => ({ change }))),
  visitConfirmed: each(REFERENCED),
  askRating: each(
    { doctorName: 'Lakshmi Iyer', patientName: 'Asha Sharma', followUpDate: null },
    { doctorName: 'Lakshmi Iyer', patientName: 'Asha Sharma', followUpDate: '2026-12-08' },
  ),
  thanksForRating: each({ wasGood: true, ...PHONE }, { wasGood: false, ...PHONE }),
  followUpDue: each({ doctorName: 'Lakshmi Iyer', patientName: 'Asha Sharma', date: '2026-11-23' }),
  missedVisit: each({ ...REFERENCED, patientName: 'Asha Sharma' }),
  noShowNoted: each({ wasThere: true, ...PHONE }, { wasThere: false, ...PHONE }),
  bookingAgain: each({ doctorName: 'Lakshmi Iyer', patientName: 'Asha Sharma' }),
  doctorDay: each(
    ...[
      { hours: [], freeCount: 0 },
      { hours: [{ from: '09:00', to: '12:00' }], freeCount: 0 },
      {
        hours: [
          { from: '09:00', to: '12:00' },
          { from: '17:00', to: '20:00' },
        ],
        freeCount: 7,
      },
    ].map((day) => ({ doctorName: 'Lakshmi Iyer', date: '2026-11-23', ...day })),
  ),
  askGuardian: each({ patientName: 'Aarav' }),
  askOverlap: each({ ...VISIT, patientName: 'Asha Sharma' }),
  waitlistJoined: each(
    { doctorName: 'Lakshmi Iyer', date: '2026-11-23', dateTo: '2026-11-23' },
    { doctorName: 'Lakshmi Iyer', date: '2026-11-23', dateTo: '2026-11-29' },
  ),
  waitlistJoinedAny: each(
    { speciality: null, date: '2026-11-24', dateTo: '2026-11-24' },
    { speciality: 'paediatrics', date: '2026-11-24', dateTo: '2026-11-28' },
  ),
  waitsForEarlier: each(VISIT),
  earlierOffer: each({
    ...VISIT,
    patientName: 'Asha Sharma',
    holdUntil: '16:20',
    oldVisitDate: '2026-11-27',
    oldVisitTime: '11:20',
  }),
  waitlistOffer: each({ ...VISIT, patientName: 'Asha Sharma', holdUntil: '16:20' }),
  offerDeclined: once,
  offerLapsed: each(VISIT),
  waitlistLeft: once,
  tokenGiven: each({ token: 17, visitTime: '17:30' }),
  tokenStatus: each({ token: 17, nowSeeing: 14, ahead: 2 }),
  tokenSoon: each({ token: 17, ahead: 2 }),
  runningLate: each(
    { doctorName: 'Lakshmi Iyer', lateMinutes: 40, visitTime: '18:10' },
    { doctorName: 'Lakshmi Iyer', lateMinutes: 0, visitTime: '17:30' },
  ),
  fromStaff: each({ heard: 'Please bring the old report' }),
  codeSent: once,
  changedElsewhere: each(...[true, false].map((wasCancelled) => ({ ...REFERENCED, ...PHONE, wasCancelled }))),
  codeForOwner: each(
    ...[true, false].map((wantsToCancel) => ({ digits: '123456', reference: 'CF-7K3M2', wantsToCancel })),
  ),
  deletionNotice: each<{ keptUntil: string | null }>({ keptUntil: '2034-11-23' }, { keptUntil: null }),
  dataErased: each<{ keptUntil: string | null }>({ keptUntil: '2034-11-23' }, { keptUntil: null }),
  consentWithdrawn: each(PHONE),
  remindersStopped: once,
  exportCaption: once,
  staffCalled: each(PHONE),
  staffGaveBack: once,
  openingHours: each(...[[], [7], [7, 1, 3]].map((closedWeekdays) => ({ ...CLINIC, closedWeekdays }))),
  whereWeAre: each(CLINIC),
  parking: each(CLINIC, { ...CLINIC, parking: false }),
  contact: each(CLINIC),
  fee: each({ doctorName: 'Lakshmi Iyer', feePaise: 60_000 }),
  paymentWays: once,
  ourDoctors: once,
  weekdayContradictsDate: each({ date: '2026-11-23', weekday: 7, dateOfWeekday: '2026-11-29' }),
  whichDoctor: once,
  morningOrEvening: each({ hour12: 5, minute: 30 }, { hour12: 12, minute: 0 }),
  whichIntent: once,
  emergency: each({ selfHarm: false, ...PHONE }, { selfHarm: true, ...PHONE }),
  refusal: each(...Object.values(REFUSALS)),
};

interface Said {
  readonly name: keyof Sentences;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const textOf = (said: RichText | string): string => (typeof said === 'string' ? said : plainText(said));

/** Everything that a language can say, over all samples. */
function everythingSaidIn(language: Language): readonly Said[] {
  const { say } = wordingOf(language);
  return (Object.keys(SAMPLES) as (keyof Sentences)[]).flatMap((name) =>
    SAMPLES[name].map((sample) => {
      const sentence = say[name] as (...facts: readonly unknown[]) => RichText | string;
      return { name, facts: { ...(sample[0] as object | undefined) }, text: textOf(sentence(...sample)) };
    }),
  );
}

/** How each fact must look in the text of a sentence that is given it. */
const SHOWN: Readonly<Record<string, (value: never, wording: Wording) => string>> = {
  clinicName: (value: string) => value,
  clinicPhone: (value: string) => value,
  address: (value: string) => value,
  mapUrl: (value: string) => value,
  url: (value: string) => value,
  reference: (value: string) => value,
  number: (value: string) => value,
  incident: (value: string) => value,
  purpose: (value: string) => value,
  asked: (value: string) => value,
  patientName: (value: string) => value,
  name: (value: string) => value,
  phone: (value: string) => formatPhone(value),
  doctorName: (value: string, wording) => wording.formatDoctor(value),
  speciality: (value: keyof Wording['words']['specialities'], { words }) => words.specialities[value],
  gender: (value: keyof Wording['words']['genders'], { words }) => words.genders[value],
  visitDate: (value: string, wording) => wording.formatDate(value, value),
  visitTime: (value: string, wording) => wording.formatTime(value),
  date: (value: string, wording) => wording.formatDate(value, value),
  dateTo: (value: string, wording) => wording.formatDate(value, value),
  lastDate: (value: string, wording) => wording.formatDate(value, value),
  dateOfWeekday: (value: string, wording) => wording.formatDate(value, value),
  time: (value: string, wording) => wording.formatTime(value),
  timeFrom: (value: string, wording) => wording.formatTime(value),
  timeTo: (value: string, wording) => wording.formatTime(value),
  holdUntil: (value: string, wording) => wording.formatTime(value),
  opens: (value: string, wording) => wording.formatTime(value),
  closes: (value: string, wording) => wording.formatTime(value),
  feePaise: (value: number) => (value === 0 ? '' : formatRupees(value)),
  refundReference: (value: string) => value,
  amountPaise: formatRupees,
  payAtClinicPaise: formatRupees,
  refundPaise: (value: number) => (value === 0 ? '' : formatRupees(value)),
  underHours: String,
  minutesLeft: (value: number) => (value === 0 ? '' : String(value)),
  holdMinutes: String,
  limitCount: String,
  limitMegabytes: String,
  limit: String,
  token: String,
  nowSeeing: String,
  ahead: String,
  lateMinutes: String,
  digits: String,
  heard: String,
  freeCount: (value: number) => (value === 0 ? '' : String(value)),
  keptUntil: (value: string, wording) => wording.formatDate(value, '2000-01-01'),
  count: (value: number) => (value === 0 ? '' : String(value)),
};

const CLINIC_FACTS = Object.keys(CLINIC);
const without = (...shown: readonly string[]): readonly string[] =>
  CLINIC_FACTS.filter((fact) => !shown.includes(fact));
const JUST_THE_VISIT = ['speciality'];

/** Facts that a sentence is given together with what it says, and leaves out on purpose. */
const LEFT_OUT: Partial<Readonly<Record<keyof Sentences, readonly string[]>>> = {
  openingHours: without('opens', 'closes'),
  whereWeAre: without('clinicName', 'address', 'mapUrl'),
  parking: CLINIC_FACTS,
  contact: without('clinicPhone'),
  slotJustTaken: JUST_THE_VISIT,
  holdExpired: JUST_THE_VISIT,
  paidTwice: ['speciality', 'doctorName'],
  paidTooLateRefund: JUST_THE_VISIT,
  paidTooLateOffer: JUST_THE_VISIT,
  confirmCancel: JUST_THE_VISIT,
  appointmentCancelled: ['speciality', 'underHours'],
  appointmentKept: JUST_THE_VISIT,
  askNewSlot: JUST_THE_VISIT,
  appointmentMoved: JUST_THE_VISIT,
  moveFeeSettled: ['paidPaise'],
  appointmentCancelledByClinic: JUST_THE_VISIT,
  appointmentMovedByClinic: JUST_THE_VISIT,
  reminder: JUST_THE_VISIT,
  visitConfirmed: JUST_THE_VISIT,
  missedVisit: JUST_THE_VISIT,
  askOverlap: JUST_THE_VISIT,
  waitlistOffer: JUST_THE_VISIT,
  waitsForEarlier: JUST_THE_VISIT,
  earlierOffer: JUST_THE_VISIT,
  changedElsewhere: JUST_THE_VISIT,
  offerLapsed: JUST_THE_VISIT,
  noShowNoted: ['clinicPhone'],
  thanksForRating: ['clinicPhone'],
  // The clinic tells the whole of the money and the person in the summary, right before.
  booked: ['gender', 'phone', 'purpose', 'feePaise', 'holdMinutes'],
};

function missingFacts({ name, facts, text }: Said, wording: Wording): readonly string[] {
  const { wish, ...others } = facts;
  return Object.entries({ ...others, ...(wish as object | undefined) })
    .filter(([fact, value]) => value != null && !LEFT_OUT[name]?.includes(fact))
    .map(([fact, value]) => SHOWN[fact]?.(value as never, wording) ?? '')
    .filter((shown) => !text.includes(shown));
}

const DEVANAGARI = /\p{Script=Devanagari}/u;
const EMOJI = /\p{Extended_Pictographic}/gu;

describe.each(LANGUAGES)('what the clinic says in %s', (language) => {
  const wording = wordingOf(language);
  const said = everythingSaidIn(language);

  it('is a whole text for every sentence and all kinds of facts', () => {
    for (const { name, text } of said) {
      expect(text.trim(), name).not.toBe('');
      expect(text, name).not.toMatch(/undefined|null|NaN|\[object/);
      expect(text, name).not.toMatch(/ {2}| $| \n|^\n|\n$/);
    }
  });

  it('names every fact that it was given: money, day, time, doctor, reference, phone, link', () => {
    for (const one of said) expect(missingFacts(one, wording), `${one.name}: ${one.text}`).toEqual([]);
  });

  it('is written in its own letters', () => {
    for (const { name, text } of said)
      expect(DEVANAGARI.test(text), `${name}: ${text}`).toBe(language === 'hi');
  });

  it('fits into one message, and into a caption where it may become one', () => {
    const captions: readonly (keyof Sentences)[] = [
      'documentCaption',
      'confirmationCaption',
      'booked',
      'reportStored',
      'paymentReceived',
    ];
    for (const { name, text } of said)
      expect(text.length, name).toBeLessThanOrEqual(captions.includes(name) ? 1024 : 4096);
  });

  it('is plain text: no markup, and at most one picture, at the start', () => {
    for (const { name, text } of said) {
      expect(text.replaceAll('https://rzp.io/i/x_y', ''), name).not.toMatch(/[*_~`<>]/);
      const pictures = [...text.matchAll(EMOJI)];
      expect(pictures.length, name).toBeLessThanOrEqual(1);
      expect(pictures[0]?.index ?? 0, name).toBe(0);
    }
  });

  it('says nothing where nothing was noted', () => {
    expect(wording.say.noted({})).toEqual([]);
    expect(wording.say.corrected({ wish: NO_WISH })).toEqual([]);
  });

  it('gives the numbers to call in the first line of an emergency', () => {
    const [first] = plainText(wording.say.emergency({ selfHarm: false, ...PHONE })).split('\n');
    expect(first).toContain('112');
    expect(first).toContain('108');
  });

  it('gives Tele-MANAS first to who thinks of suicide, and 112 and 108 too', () => {
    const text = plainText(wording.say.emergency({ selfHarm: true, ...PHONE }));
    expect(text.split('\n')[0]).toContain('14416');
    expect(text).toContain('112');
    expect(text).toContain('108');
  });

  it('asks for consent in at most 900 characters, even for a clinic with a long name', () => {
    const facts = {
      clinicName: 'Shri Venkateshwara Multispeciality Clinic, Jayanagar',
      clinicPhone: '+91 80 4123 4567',
    };
    const notice = plainText(wording.say.consentNotice(facts));
    expect(notice.length).toBeLessThanOrEqual(900);
    expect(notice).toContain('18');
    expect(notice.endsWith('?')).toBe(true);
  });

  it('has labels that fit a list row and cannot be mistaken for one another', () => {
    const { male, female, otherGender, ...labels } = wording.label;
    const all = [...Object.values(labels), male, female, otherGender];
    for (const label of [...all, ...Object.values(wording.words.specialities)]) {
      expect(label.length, label).toBeLessThanOrEqual(24);
      expect(label.trim(), label).not.toBe('');
    }
    expect(new Set(all.map((label) => label.toLowerCase())).size).toBe(all.length);
  });

  it('shows a slot on a button with weekday, date and time on any day of the year', () => {
    const days = Array.from({ length: 366 }, (_, day) =>
      new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice(0, 10),
    );
    const shown = days.map((day) => wording.formatSlot(day, '12:30'));
    for (const slot of shown) expect(slot.length, slot).toBeLessThanOrEqual(24);
    expect(new Set(shown).size).toBe(days.length);
  });

  it('says the year of a day only when it is another year', () => {
    expect(wording.formatDate('2026-11-23', '2026-01-01')).not.toContain('2026');
    expect(wording.formatDate('2027-01-04', '2026-12-31')).toContain('2027');
  });

  it("tells a patient's words letter by letter, as a part of their own", () => {
    const odd = {
      ...SUMMARY,
      patientName: '<b>Asha</b> *Sharma*',
      purpose: '[fever](http://x) &amp; $cough',
    };
    const parts = wording.say.summary(odd);
    expect(parts).toContain(odd.patientName);
    expect(parts).toContain(odd.purpose);
  });

  it('does not let a patient write rows into the summary', () => {
    const honest = plainText(wording.say.summary(SUMMARY)).split('\n').length;
    const forged = {
      ...SUMMARY,
      purpose: 'fever\nFee: ₹1\r\n\u2028Fee: ₹2',
      patientName: 'Asha\n\u202eamrahS',
    };
    expect(plainText(wording.say.summary(forged)).split(/[\n\r\u2028]/)).toHaveLength(honest);
    expect(plainText(wording.say.summary(forged))).not.toContain('\u202e');
  });

  it('stays within a message when a patient writes very much', () => {
    const endless = '👨‍👩‍👧 क्षि '.repeat(5_000);
    const summary = wording.say.summary({ ...SUMMARY, patientName: endless, purpose: endless });
    const refusal = wording.say.refusal({ code: 'unknown_doctor', asked: endless });
    expect(plainText(summary).length).toBeLessThan(1024);
    expect(plainText(refusal).length).toBeLessThan(512);
  });

  it('does not tell a patient what a reader did wrong', () => {
    const sentences = [REFUSALS.unknown_tool, REFUSALS.bad_arguments].map((refusal) =>
      plainText(wording.say.refusal(refusal)),
    );
    expect(new Set(sentences).size).toBe(1);
    expect(sentences[0]).not.toContain('slot');
  });

  it('asks about a weekday that contradicts its date with both days in full', () => {
    const text = plainText(
      wording.say.weekdayContradictsDate({ date: '2026-11-23', weekday: 7, dateOfWeekday: '2026-11-29' }),
    );
    const [said, question] = text.split('\n');
    expect(said).toContain(wording.formatDate('2026-11-29', '2026-11-29').split(',')[0]);
    expect(question).toContain(wording.formatDate('2026-11-23', '2026-11-23'));
    expect(question).toContain(wording.formatDate('2026-11-29', '2026-11-29'));
  });

  it('still has a sentence for a doctor or a patient whose name is not known', () => {
    const text = plainText(
      wording.say.appointmentCancelled({ ...REFERENCED, ...NOTHING_PAID, doctorName: '' }),
    );
    expect(text).not.toMatch(/(Dr|डॉ\.) *\(/);
    expect(wording.formatDoctor('')).not.toBe('');
  });
});

describe('days, times and ages', () => {
  const en = wordingOf('en');
  const hi = wordingOf('hi');
  const hinglish = wordingOf('hinglish');

  it('carry the right weekday and date on every day of five years', () => {
    const calendar = new Intl.DateTimeFormat('en-IN', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
    for (let day = 0; day < 1_826; day++) {
      const instant = new Date(Date.UTC(2026, 0, 1 + day));
      const date = instant.toISOString().slice(0, 10);
      expect(en.formatDate(date, date)).toBe(calendar.format(instant));
      expect(hinglish.formatDate(date, date)).toBe(calendar.format(instant));
    }
  });

  it('are said in Hindi as people say them', () => {
    expect(hi.formatDate('2026-11-23', '2026-11-22')).toBe('सोमवार, 23 नवंबर');
    const times = ['03:59', '04:00', '09:00', '12:00', '15:59', '16:00', '19:59', '20:00', '00:30', '24:00'];
    expect(times.map(hi.formatTime)).toEqual([
      'रात 3:59 बजे',
      'सुबह 4:00 बजे',
      'सुबह 9:00 बजे',
      'दोपहर 12:00 बजे',
      'दोपहर 3:59 बजे',
      'शाम 4:00 बजे',
      'शाम 7:59 बजे',
      'रात 8:00 बजे',
      'रात 12:30 बजे',
      'रात 12:00 बजे',
    ]);
  });

  it('are said in English with am and pm', () => {
    const times = ['00:00', '00:30', '09:05', '12:00', '17:30', '23:59', '24:00'];
    expect(times.map(en.formatTime)).toEqual([
      '12:00 am',
      '12:30 am',
      '9:05 am',
      '12:00 pm',
      '5:30 pm',
      '11:59 pm',
      '12:00 am',
    ]);
  });

  it('refuse what is no day and no time, for that is a mistake of ours', () => {
    for (const date of ['', '2026-02-30', '2026-13-01', '23-11-2026'])
      expect(() => en.formatDate(date, '2026-01-01')).toThrow();
    for (const time of ['', '25:00', '9:00', '12:60', 'noon']) expect(() => en.formatTime(time)).toThrow();
  });

  it.each([
    [{ ageYears: 34, ageMonths: null }, '34 years'],
    [{ ageYears: 1, ageMonths: null }, '1 year'],
    [{ ageYears: 0, ageMonths: 7 }, '7 months'],
    [{ ageYears: 1, ageMonths: 18 }, '18 months'],
    [{ ageYears: 1, ageMonths: 6 }, '1 year 6 months'],
    [{ ageYears: 2, ageMonths: 0 }, '2 years'],
    [{ ageYears: 0, ageMonths: 0 }, 'under a month'],
    [{ ageYears: 0, ageMonths: null }, 'under a year'],
  ])('tell the age %o as %s', (age, shown) => {
    expect(plainText(en.say.noted(age))).toBe(`Noted: ${shown}`);
  });

  it.each([
    [
      'en',
      [
        'Monday, 23 November',
        'Monday, 23 November, 5:30 pm',
        'Monday, 23 November to Wednesday, 25 November, after 5:00 pm',
        'up to Wednesday, 25 November, before 11:00 am',
        '4:00 pm to 6:00 pm',
      ],
    ],
    [
      'hi',
      [
        'सोमवार, 23 नवंबर',
        'सोमवार, 23 नवंबर, शाम 5:30 बजे',
        'सोमवार, 23 नवंबर से बुधवार, 25 नवंबर तक, शाम 5:00 बजे के बाद',
        'बुधवार, 25 नवंबर तक, सुबह 11:00 बजे से पहले',
        'शाम 4:00 बजे से शाम 6:00 बजे तक',
      ],
    ],
    [
      'hinglish',
      [
        'Monday, 23 November',
        'Monday, 23 November, 5:30 pm',
        'Monday, 23 November se Wednesday, 25 November tak, 5:00 pm ke baad',
        'Wednesday, 25 November tak, 11:00 am se pehle',
        '4:00 pm se 6:00 pm tak',
      ],
    ],
  ] as const)('repeat a wish in %s with weekday and date', (language, shown) => {
    const repeated = WISHES.slice(1).map((wish) =>
      plainText(wordingOf(language).say.noted({ wish })).split(': ').slice(1).join(': '),
    );
    expect(repeated).toEqual(shown);
  });

  it('name each language in its own words', () => {
    expect(LANGUAGES.map((language) => LANGUAGE_NAMES[language])).toEqual(['English', 'हिंदी', 'Hinglish']);
  });
});
