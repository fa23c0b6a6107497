/** Everything that has to happen outside after a commit, as data: what the outbox carries and `app/outbox/drainOutbox` does. */
import type { AdminFileOrder } from '../domain/admin/adminFile.ts';
import type { StaffNotice } from '../domain/admin/staffNotice.ts';
import type { AppointmentId, DocumentId, ReportId } from '../domain/ids.ts';
import type { ChatKey } from '../domain/message/chat.ts';
import type { Language } from '../domain/message/language.ts';
import type { OutgoingMessage } from '../domain/message/outgoingMessage.ts';

export type OutboxTask =
  | {
      readonly kind: 'say';
      readonly chat: ChatKey;
      readonly message: OutgoingMessage;
      readonly menuVersion: number;
      readonly replaces: string | null;
    }
  | { readonly kind: 'sendReceipt'; readonly chat: ChatKey; readonly documentId: DocumentId }
  /** The page for the desk: where, when, what to bring. */
  | { readonly kind: 'sendConfirmation'; readonly chat: ChatKey; readonly appointmentId: AppointmentId }
  | { readonly kind: 'createPaymentLink'; readonly reference: string }
  | { readonly kind: 'cancelPaymentLink'; readonly reference: string }
  /** Asks the provider what became of the link; `askedBy` the patient ("I have paid") gets an answer either way. */
  | { readonly kind: 'checkPayment'; readonly reference: string; readonly askedBy: 'patient' | 'job' }
  /** A hold has ended: its links are cancelled first, and only unpaid does it let go of the seat. */
  | { readonly kind: 'settleHold'; readonly appointmentId: AppointmentId }
  | {
      readonly kind: 'refundPayment';
      /** Null for money that belonged to no visit. */
      readonly appointmentId: AppointmentId | null;
      readonly paymentId: string;
      readonly amountPaise: number;
      readonly idempotencyKey: string;
    }
  /** `startsAt` as ISO text: the visit as it stood when the entry was numbered. */
  | {
      readonly kind: 'sendCalendarEntry';
      readonly chat: ChatKey;
      readonly appointmentId: AppointmentId;
      readonly change: 'booked' | 'moved' | 'cancelled';
      readonly sequence: number;
      readonly startsAt: string;
      readonly minutes: number;
    }
  | {
      readonly kind: 'sendCode';
      readonly chat: ChatKey;
      readonly reference: string;
      readonly action: 'cancel' | 'move';
      readonly codeId: string;
    }
  /** Another chat has changed a visit of this one, with its code. */
  | {
      readonly kind: 'tellOwner';
      readonly chat: ChatKey;
      readonly appointmentId: AppointmentId;
      readonly change: 'cancelled' | 'moved';
    }
  | { readonly kind: 'sendMyData'; readonly chat: ChatKey }
  /** The file belongs to nobody any more. */
  | { readonly kind: 'removeReportFile'; readonly fileName: string }
  | { readonly kind: 'storeReport'; readonly reportId: ReportId }
  | { readonly kind: 'notifyStaff'; readonly notice: StaffNotice }
  /** A chart, a table or a day sheet for one of the clinic's people, made when it is carried out. */
  | {
      readonly kind: 'sendAdminFile';
      readonly chat: ChatKey;
      readonly order: AdminFileOrder;
      readonly language: Language;
    };

export type OutboxTaskKind = OutboxTask['kind'];

/** When a row is tried again, and why it has to be. */
export interface Postponement {
  readonly dueAt: Date;
  readonly errorCode: string;
  readonly lane?: string;
}
