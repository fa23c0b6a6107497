/** What each state waits for, as the model is told it: one sentence a state, for the prompt. */
import type { ConversationState } from '../../domain/conversation/states.ts';

export const STATE_NOTES: Readonly<Record<ConversationState, string>> = {
  IDLE: 'nothing is being done; any detail of a wished visit passed to `recordDetails` begins a booking.',
  AWAITING_CONSENT:
    "the privacy notice was shown and waits for the patient's own yes or no, which only they give with the buttons; details may already be recorded.",
  AWAITING_NAME: "the desk asked for the patient's name.",
  AWAITING_PHONE: 'the desk asked for a mobile number.',
  AWAITING_AGE: "the desk asked for the patient's age.",
  AWAITING_GENDER: "the desk asked for the patient's gender.",
  AWAITING_PURPOSE: 'the desk asked for the reason of the visit.',
  SELECTING_DOCTOR: 'the desk asked for a doctor, a speciality, or "any".',
  SELECTING_SLOT:
    'the desk showed free times; a wish is recorded with `recordDetails`, a shown time is kept with `holdSlot`.',
  SELECTING_PAYMENT_MODE:
    "a time is held and the summary was shown; the patient's choice of how to pay is their yes.",
  AWAITING_PAYMENT: 'the payment link was sent and the payment has not arrived.',
  AWAITING_REPORT_CHOICE: 'the visit is booked; the desk asked whether the patient wants to send reports.',
  AWAITING_REPORT_UPLOAD: 'the patient may send report files, or say that this was all.',
  CHOOSING_APPOINTMENT: 'the desk asked which appointment is meant.',
  CHOOSING_NEW_SLOT: 'the desk showed free times to which the appointment can move.',
  CONFIRMING_CANCEL: "the desk showed what cancelling means and waits for the patient's yes.",
  WITH_STAFF: 'a person of the clinic has the chat.',
};
