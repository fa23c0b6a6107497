/** Every expected no, as a code and the facts that explain it. `wording/` has a sentence for each, in each language. */
import type { ConversationState } from '../conversation/states.ts';

export type Refusal =
  | { readonly code: 'not_now'; readonly state: ConversationState }
  | { readonly code: 'unknown_tool' }
  | { readonly code: 'bad_arguments'; readonly fields: string }
  | { readonly code: 'needs_patient_yes' }
  | { readonly code: 'already_done' }
  | { readonly code: 'nothing_recorded' }
  | { readonly code: 'unreadable_name' }
  | { readonly code: 'unusable_phone' }
  | { readonly code: 'unusable_age' }
  | { readonly code: 'unknown_doctor'; readonly asked: string }
  | { readonly code: 'details_missing' }
  | { readonly code: 'unknown_slot' }
  | { readonly code: 'slot_taken' }
  | { readonly code: 'slot_past' }
  | { readonly code: 'day_past'; readonly date: string }
  | { readonly code: 'day_closed'; readonly date: string }
  | { readonly code: 'day_too_far'; readonly lastDate: string }
  | { readonly code: 'no_such_appointment' }
  | { readonly code: 'no_appointments' }
  | { readonly code: 'appointment_over' }
  | { readonly code: 'no_receipt_yet' }
  /** The visit is free. */
  | { readonly code: 'nothing_to_pay' }
  /** The times that were kept for a late payment are gone, or it was dealt with. */
  | { readonly code: 'offer_over' }
  | { readonly code: 'no_appointment_for_reports' }
  | { readonly code: 'too_many_reports'; readonly limit: number }
  | { readonly code: 'report_kind_not_accepted' }
  | { readonly code: 'report_too_large'; readonly limitBytes: number }
  | { readonly code: 'report_empty' }
  | { readonly code: 'too_many_holds'; readonly limit: number }
  | { readonly code: 'guardian_needed' }
  | { readonly code: 'overlaps_own' }
  /** Another doctor, another fee: shown, and moved after a yes. */
  | { readonly code: 'fee_differs' }
  | { readonly code: 'prepaid_only' }
  | { readonly code: 'waitlist_offer_over' }
  | { readonly code: 'not_on_waitlist' }
  | { readonly code: 'code_wrong' }
  | { readonly code: 'code_over' }
  | { readonly code: 'too_many_codes' }
  | { readonly code: 'no_token' }
  | { readonly code: 'waitlist_full'; readonly limit: number };

export type RefusalCode = Refusal['code'];
