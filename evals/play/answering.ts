/** What a scripted caller answers to the desk's question, out of what they know: one line a state. The `answerUntil` step uses it. */
import type { ConversationState } from '../../src/domain/conversation/states.ts';
import type { Caller } from '../scenario/scenario.ts';
import type { Step } from '../scenario/steps.ts';

type Known = Caller['knows'];

/** Null: the caller has no answer to that, which ends the play. */
type Answer = (known: Known) => Step | null;

const says = (text: string | undefined): Step | null => (text === undefined ? null : { say: text });

const ANSWERS: { readonly [State in ConversationState]: Answer } = {
  IDLE: () => ({ tap: 'startBooking' }),
  AWAITING_CONSENT: () => ({ tap: 'acceptConsent' }),
  AWAITING_NAME: ({ name }) => says(name),
  AWAITING_PHONE: ({ phone }) => says(phone),
  AWAITING_AGE: ({ age }) => says(age),
  AWAITING_GENDER: ({ gender }) => says(gender),
  AWAITING_PURPOSE: ({ purpose }) => says(purpose),
  SELECTING_DOCTOR: ({ doctor }) => says(doctor),
  SELECTING_SLOT: ({ time }) => (time === undefined ? { tap: 'holdSlot' } : says(time)),
  SELECTING_PAYMENT_MODE: ({ payment }) => ({ tap: payment ?? 'payAtClinic' }),
  AWAITING_PAYMENT: () => ({ pay: 'once' }),
  AWAITING_REPORT_CHOICE: () => ({ tap: 'chooseReports' }),
  AWAITING_REPORT_UPLOAD: () => ({ tap: 'finishReports' }),
  CHOOSING_APPOINTMENT: () => null,
  CHOOSING_NEW_SLOT: () => ({ tap: 'moveToSlot' }),
  CONFIRMING_CANCEL: () => ({ tap: 'confirmCancel' }),
  WITH_STAFF: () => null,
};

export const answerIn = (state: string, known: Known): Step | null =>
  (ANSWERS as Readonly<Record<string, Answer | undefined>>)[state]?.(known) ?? null;
