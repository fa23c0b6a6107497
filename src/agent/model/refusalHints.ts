/** What the model is told of a refusal: one sentence on what to do, without any value of the patient's. */
import type { RefusalCode } from '../../domain/refusal.ts';

export const REFUSAL_HINTS: Readonly<Record<RefusalCode, string>> = {
  not_now: 'The present state does not allow it. Do what the state waits for, or answer in words.',
  unknown_tool: 'There is no such tool here. Use one of those that are offered, or answer in words.',
  bad_arguments:
    'The named fields do not have the form that the tool asks for. Mend them, or leave them out.',
  needs_patient_yes: 'The patient has not said yes to it after the desk showed it. The desk asks them now.',
  already_done: 'This was done in this turn already. Do not repeat it.',
  nothing_recorded: 'No detail was given. Pass on at least one that the patient said.',
  unreadable_name: 'This is no name. Leave it out; the desk asks again.',
  unusable_phone: 'This is no Indian mobile number. Leave it out; the desk asks again.',
  unusable_age: 'Nobody has that age. Leave it out; the desk asks again.',
  unknown_doctor: 'No doctor here has that name. Use one of the list, or leave it out.',
  details_missing:
    'Details of the patient are missing. Record what the message holds; the desk asks for the rest.',
  unknown_slot: 'There is no such free time. Take the id exactly as `findSlots` gave it.',
  slot_taken: 'Somebody else has just taken it. The desk shows other times.',
  slot_past: 'That time is over. Look for later ones.',
  day_past: 'That day is over. Record another one only if the patient said it.',
  day_closed: 'The clinic is closed that day. Look for other days.',
  day_too_far: 'That day is further ahead than bookings go. The desk says how far.',
  no_appointments: 'This chat has no appointment that is still to come. Offer to book one.',
  no_such_appointment: 'This chat has no such appointment.',
  appointment_over: 'That appointment is over or was changed meanwhile.',
  nothing_to_pay: 'This visit is free: it is booked without a payment.',
  offer_over: 'Nothing is kept for this chat any more. The desk shows where the patient stands.',
  no_receipt_yet: 'There is no receipt yet: it comes with the payment.',
  no_appointment_for_reports: 'There is no appointment that a report could belong to.',
  too_many_reports: 'No more files can be taken for this appointment.',
  report_kind_not_accepted: 'Files of that kind cannot be taken.',
  report_too_large: 'The file is too large.',
  report_empty: 'The file could not be read.',
  too_many_holds: 'This chat holds as many times as it may. One has to be given up or booked first.',
};
