/** What can happen to a conversation: asks may be refused, facts have happened already. */

import type { AppointmentId, DoctorId, SlotId } from '../ids.ts';
import type { ConsentPurpose } from '../patient/consent.ts';
import type { Details, Draft } from './draft.ts';

/** Imperative, named like the write tool that makes it. The machine may refuse an ask. */
export type Ask =
  | { readonly type: 'startBooking' }
  | { readonly type: 'acceptConsent' }
  | { readonly type: 'declineConsent' }
  | { readonly type: 'recordDetails'; readonly details: Partial<Details> }
  | {
      readonly type: 'holdSlot';
      readonly slotId: SlotId;
      readonly doctorId: DoctorId;
      readonly appointmentId: AppointmentId;
    }
  | { readonly type: 'payAtClinic' }
  | { readonly type: 'createPaymentLink' }
  | { readonly type: 'checkPayment' }
  | { readonly type: 'sendInvoice' }
  | { readonly type: 'takeLateTime' }
  | { readonly type: 'takeMoneyBack' }
  | { readonly type: 'takeVisitOffer' }
  | { readonly type: 'declineVisitOffer' }
  | { readonly type: 'chooseReports'; readonly send: boolean }
  | { readonly type: 'saveReport' }
  | { readonly type: 'finishReports' }
  | { readonly type: 'cancelAppointment'; readonly targetId: AppointmentId | null }
  | { readonly type: 'confirmCancel' }
  | { readonly type: 'rescheduleAppointment'; readonly targetId: AppointmentId | null }
  | { readonly type: 'moveToSlot' }
  | { readonly type: 'confirmVisit' }
  | { readonly type: 'rateVisit' }
  | { readonly type: 'answerNoShow' }
  | { readonly type: 'joinWaitlist' }
  | { readonly type: 'leaveWaitlist' }
  | { readonly type: 'bookAgain'; readonly details: Partial<Details> }
  | { readonly type: 'takeOffer'; readonly draft: Draft }
  | { readonly type: 'declineOffer' }
  | { readonly type: 'withdrawConsent'; readonly purpose: ConsentPurpose }
  | { readonly type: 'showMyData' }
  | { readonly type: 'deleteMyData' }
  | { readonly type: 'confirmDeletion' }
  | { readonly type: 'requestCode' }
  | { readonly type: 'proveOwnership' }
  | { readonly type: 'askForStaff' }
  | { readonly type: 'setLanguage' }
  | { readonly type: 'goBack' }
  | { readonly type: 'startOver' };

export type AskType = Ask['type'];

/** Past tense: the world says so, and every state answers. */
export type Fact =
  | { readonly type: 'paymentCaptured'; readonly appointmentId: AppointmentId }
  /** Money came for a hold that was gone, and its time was still free. */
  | { readonly type: 'bookedAfterAll'; readonly appointmentId: AppointmentId }
  | { readonly type: 'paymentFailed'; readonly appointmentId: AppointmentId }
  | { readonly type: 'paymentLinkCreated'; readonly appointmentId: AppointmentId }
  | { readonly type: 'paymentLinkFailed'; readonly appointmentId: AppointmentId }
  | { readonly type: 'holdExpired'; readonly appointmentId: AppointmentId }
  | { readonly type: 'appointmentCancelled'; readonly appointmentId: AppointmentId }
  | { readonly type: 'appointmentMoved'; readonly appointmentId: AppointmentId }
  | { readonly type: 'reportStored'; readonly appointmentId: AppointmentId }
  | { readonly type: 'reportRefused'; readonly appointmentId: AppointmentId }
  | { readonly type: 'staffTookOver' }
  | { readonly type: 'staffGaveBack' };

export type FactType = Fact['type'];

export const FACT_TYPES = [
  'paymentCaptured',
  'bookedAfterAll',
  'paymentFailed',
  'paymentLinkCreated',
  'paymentLinkFailed',
  'holdExpired',
  'appointmentCancelled',
  'appointmentMoved',
  'reportStored',
  'reportRefused',
  'staffTookOver',
  'staffGaveBack',
] as const satisfies readonly FactType[];
