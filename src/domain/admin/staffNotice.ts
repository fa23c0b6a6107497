/** What the clinic's people are told at once. Ids and references only: who reads it looks the rest up. */

import type { ConversationState } from '../conversation/states.ts';
import type { ChatKey } from '../message/chat.ts';

export type StaffNotice =
  | { readonly code: 'red_flag'; readonly chat: ChatKey; readonly flag: string }
  | {
      readonly code: 'staff_asked_for';
      readonly chat: ChatKey;
      /** Where the bot was when it fell silent. */
      readonly state: ConversationState;
      readonly doctorName: string | null;
      /** References of visits that are still to come. */
      readonly upcoming: readonly string[];
    }
  | { readonly code: 'booked'; readonly reference: string }
  | { readonly code: 'cancelled_by_patient'; readonly reference: string }
  | { readonly code: 'moved_by_patient'; readonly reference: string }
  | { readonly code: 'paid_too_late'; readonly reference: string }
  | { readonly code: 'late_times_offered'; readonly reference: string }
  | { readonly code: 'refunded_outside'; readonly reference: string }
  | { readonly code: 'payment_quarantined'; readonly paymentId: string }
  | { readonly code: 'return_at_desk'; readonly reference: string; readonly amountPaise: number }
  | {
      readonly code: 'books_do_not_add_up';
      readonly count: number;
      readonly examples: readonly { readonly finding: string; readonly subject: string }[];
    }
  | { readonly code: 'refund_failed'; readonly reference: string }
  /** WhatsApp Web needs a person: linked anew, or looked at. `trouble` is one of the supervisor's codes. */
  | { readonly code: 'whatsapp_trouble'; readonly trouble: string }
  | { readonly code: 'payment_link_failed'; readonly reference: string }
  | { readonly code: 'bad_rating'; readonly reference: string; readonly rating: number }
  | { readonly code: 'no_show_disputed'; readonly reference: string }
  | {
      readonly code: 'waitlist_booked';
      readonly reference: string;
      readonly feePaise: number;
      /** How many the list has saved in thirty days, this one included. */
      readonly inMonth: number;
    }
  | { readonly code: 'turn_failed'; readonly incident: string }
  /** No backup was made for so long: the night's is missing. */
  | { readonly code: 'backup_old'; readonly hours: number }
  /** Messages wait that should have gone out: a service outside is away. */
  | { readonly code: 'outbox_growing'; readonly waiting: number; readonly minutes: number };
