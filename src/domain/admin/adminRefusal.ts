/** Every expected no of the admin bot, as a code and the facts that explain it; `wording/admin` has a sentence for each. */

import type { ToolCall } from '../message/toolCall.ts';
import type { UndoObstacle } from './deedOrder.ts';
import type { StaffRefusal } from './staffRefusal.ts';

export type AdminRefusal =
  | { readonly code: 'unknown_tool' }
  | { readonly code: 'bad_arguments'; readonly fields: string }
  | { readonly code: 'not_your_role' }
  | { readonly code: 'not_your_patients' }
  | { readonly code: 'unknown_doctor'; readonly asked: string }
  /** `call` is what was asked, whole but for its doctor: each doctor is offered with it. */
  | { readonly code: 'which_doctor'; readonly call: ToolCall | null }
  /** A time is to be closed, and neither doctor nor time is named. */
  | { readonly code: 'stretch_needed' }
  | { readonly code: 'no_such_patient'; readonly asked: string }
  | { readonly code: 'no_such_appointment' }
  | { readonly code: 'no_reports'; readonly reference: string }
  | { readonly code: 'no_receipt'; readonly reference: string }
  | { readonly code: 'bot_name_unknown' }
  | { readonly code: 'last_owner' }
  | { readonly code: 'invite_needs'; readonly missing: 'name' | 'role' | 'doctor' }
  | { readonly code: 'dates_reversed' }
  | { readonly code: 'range_too_long'; readonly days: number }
  | { readonly code: 'day_past'; readonly date: string }
  | { readonly code: 'day_to_come'; readonly date: string }
  | { readonly code: 'nothing_affected' }
  /** `free` are the nearest times of that day, `HH:MM`. */
  | {
      readonly code: 'time_not_free';
      readonly reference: string;
      readonly doctorName: string;
      readonly date: string;
      readonly time: string;
      readonly free: readonly string[];
    }
  /** The doctor works by time: there is no queue of numbers. */
  | { readonly code: 'no_queue'; readonly doctorName: string }
  | { readonly code: 'nobody_waits'; readonly doctorName: string }
  /** All who are booked then, and none of them has agreed to messages that the clinic begins. */
  | { readonly code: 'nobody_agreed'; readonly patients: number }
  | { readonly code: 'preview_is_old' }
  | { readonly code: 'undo_too_late'; readonly minutes: number }
  | { readonly code: 'undo_impossible'; readonly why: UndoObstacle }
  | { readonly code: 'nothing_to_undo' }
  | { readonly code: 'nothing_to_confirm' }
  /** A yes by voice: it may have been misheard. */
  | { readonly code: 'confirm_by_hand' }
  | { readonly code: 'walk_in_needs'; readonly missing: 'name' | 'age' | 'gender' | 'doctor' }
  | { readonly code: 'no_time_left'; readonly doctorName: string }
  | { readonly code: 'already_done' }
  | { readonly code: 'no_such_person' }
  | { readonly code: 'no_such_chat' }
  /** Of a patient whose chat this person has taken over; there is none. */
  | { readonly code: 'no_chat_in_hand' }
  /** The bot has the chat: what was written was not sent. */
  | { readonly code: 'chat_is_bots' }
  | { readonly code: 'no_linked_phone' }
  | { readonly code: 'staff_refused'; readonly refusal: StaffRefusal };
