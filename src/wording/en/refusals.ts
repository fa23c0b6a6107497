/** English: one sentence for each refusal, saying what is wrong and what to do instead. */
import { formatFileSize } from '../phrases.ts';
import type { RefusalSentences } from '../refusalSentences.ts';
import { asGiven, bold, lines, rich } from '../rich.ts';
import { englishLabels } from './labels.ts';
import { counted, english } from './vocabulary.ts';

/** For what a reader did wrong and the patient did not. */
const calm = () => lines('Sorry, that did not work. Please choose below, or write it in other words.');

export const englishRefusals: RefusalSentences = {
  not_now: () => lines('That is not possible at this point. Let us go on from here.'),
  unknown_tool: calm,
  bad_arguments: calm,
  needs_patient_yes: () => lines('We do this only when you say so yourself. Please choose below.'),
  already_done: () => lines('That is already done, there is nothing more to do.'),
  nothing_recorded: () =>
    lines('We found nothing to note in that message. Please answer the question below.'),
  unreadable_name: () =>
    lines('We could not read that as a name. Please write the full name in letters, like Asha Sharma.'),
  unusable_phone: () =>
    lines(
      'That does not look like an Indian mobile number. Please type 10 digits that begin with 6, 7, 8 or 9.',
    ),
  unusable_age: () =>
    lines(
      'That age does not look right. Please write a number from 0 to 120, like 34, or 7 months for a baby.',
    ),
  unknown_doctor: ({ asked }) =>
    lines(rich`We have no doctor by the name “${asGiven(asked, 60)}”. Please choose one of our doctors.`),
  details_missing: () =>
    lines('We need a few more details before we can keep a time for you. Please answer the question below.'),
  unknown_slot: () => lines('We do not have that time. Please choose one of the free times.'),
  slot_taken: () => lines('Sorry, that time was taken just now. Please choose another one.'),
  slot_past: () => lines('That time is already over. Please choose a later one.'),
  day_past: ({ date }) =>
    lines(rich`${bold(english.dateAndYear(date))} is already over. Please choose a coming day.`),
  day_closed: ({ date }) =>
    lines(rich`The clinic is closed on ${bold(english.date(date))}. Please choose another day.`),
  day_too_far: ({ lastDate }) =>
    lines(
      rich`We can book only up to ${bold(english.date(lastDate))} for now. Please choose an earlier day.`,
    ),
  no_appointments: () =>
    lines('There is no appointment from this chat that is still to come.', 'Shall we book one?'),
  no_such_appointment: () =>
    lines(`We could not find that appointment. Please choose one from “${englishLabels.myAppointments}”.`),
  appointment_over: () =>
    lines('That appointment is already over, so it cannot be changed. Please book a new one.'),
  nothing_to_pay: () => lines('This visit is free: there is nothing to pay.', 'Please confirm it below.'),
  offer_over: () =>
    lines(
      'That offer is over: the times are no longer kept.',
      'If you have paid, the money is on its way back.',
    ),
  no_receipt_yet: () => lines('There is no receipt yet. We send it here as soon as the fee is paid.'),
  no_appointment_for_reports: () =>
    lines('Please book an appointment first. Then you can send reports for it.'),
  too_many_reports: ({ limit }) =>
    lines(
      `We can take ${counted(limit, 'report')} for one appointment. Please bring the others to the visit.`,
    ),
  report_kind_not_accepted: () => lines('We cannot open that kind of file. Please send a photo or a PDF.'),
  report_too_large: ({ limitBytes }) =>
    lines(
      `That file is too large. Please send one of up to ${formatFileSize(limitBytes)}, or a photo of the page.`,
    ),
  report_empty: () => lines('That file is empty. Please send it once more.'),
  too_many_holds: ({ limit }) =>
    lines(
      `We are already keeping ${counted(limit, 'time')} for you. Please finish or cancel one of them first.`,
    ),
  guardian_needed: () =>
    lines('A visit of a child has to be booked by a parent or guardian. Please let them write here.'),
  fee_differs: () => lines('That doctor has another fee. Please say whether the visit shall be moved.'),
  overlaps_own: () => lines('There is already a visit at that time. Please choose another one.'),
  prepaid_only: () => lines('Some visits were missed lately, so this one has to be paid online in advance.'),
  waitlist_offer_over: () => lines('That time is no longer kept for you.'),
  not_on_waitlist: () => lines('You are not on a waiting list.'),
  code_wrong: () => lines('That code is not right. Please look at it once more.'),
  code_over: () => lines('That code is no longer valid. Please ask for a new one.'),
  too_many_codes: () => lines('Too many codes were asked for here. Please try again tomorrow, or call us.'),
  no_token: () => lines('You have no token for today.'),
  waitlist_full: ({ limit }) =>
    lines(`You are already on as many waiting lists as we can keep for you (${limit}).`),
};
