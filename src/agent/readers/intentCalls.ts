/** What each intent means in each state: one table, so that the same words never do two things in the same place. */
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import type { Intent, Understanding } from '../../understanding/reading.ts';
import { BOOKING_STATES } from './detailsRead.ts';
import { call } from './proposal.ts';

type Meaning = (read: Understanding, state: ConversationState) => readonly ToolCall[];

/** The days that have free times; a held time is kept until another one is chosen. */
const OTHER_DAYS = call('findSlots', { days: true });

/** States in which the patient chooses a time, or has chosen one that is not booked yet. */
const HAS_TIMES: ReadonlySet<ConversationState> = new Set([
  'SELECTING_SLOT',
  'SELECTING_PAYMENT_MODE',
  'AWAITING_PAYMENT',
  'CHOOSING_NEW_SLOT',
]);

const YES: Partial<Record<ConversationState, readonly ToolCall[]>> = {
  AWAITING_CONSENT: [call('acceptConsent')],
  AWAITING_REPORT_CHOICE: [call('chooseReports', { send: true })],
  CONFIRMING_CANCEL: [call('confirmCancel')],
};

const NO: Partial<Record<ConversationState, readonly ToolCall[]>> = {
  AWAITING_CONSENT: [call('declineConsent')],
  AWAITING_REPORT_CHOICE: [call('chooseReports', { send: false })],
  AWAITING_REPORT_UPLOAD: [call('finishReports')],
  CONFIRMING_CANCEL: [call('goBack')],
  CHOOSING_NEW_SLOT: [OTHER_DAYS],
  SELECTING_SLOT: [OTHER_DAYS],
};

/** A booking that is not booked yet is given up; one that is, is asked about. */
function cancelCalls(state: ConversationState): readonly ToolCall[] {
  if (state === 'CONFIRMING_CANCEL') return [call('confirmCancel')];
  if (state === 'CHOOSING_NEW_SLOT') return [call('goBack'), call('cancelAppointment')];
  return BOOKING_STATES.has(state) ? [call('startOver')] : [call('cancelAppointment')];
}

function moveCalls(state: ConversationState): readonly ToolCall[] {
  if (HAS_TIMES.has(state)) return [OTHER_DAYS];
  if (state === 'CONFIRMING_CANCEL') return [call('goBack'), call('rescheduleAppointment')];
  return BOOKING_STATES.has(state) ? [] : [call('rescheduleAppointment')];
}

function payCalls(read: Understanding, state: ConversationState): readonly ToolCall[] {
  const mode = read.paymentMode?.value ?? null;
  if (state === 'SELECTING_PAYMENT_MODE' || state === 'AWAITING_PAYMENT') {
    if (mode === 'at_clinic') return [call('payAtClinic')];
    return mode === 'online' || state === 'AWAITING_PAYMENT' ? [call('createPaymentLink')] : [];
  }
  return [call('clinicInformation', { topic: 'payment' })];
}

const MEANINGS: Partial<Record<Intent, Meaning>> = {
  book: (_, state) =>
    BOOKING_STATES.has(state) || state === 'CHOOSING_NEW_SLOT' || state === 'CONFIRMING_CANCEL'
      ? []
      : [call('startBooking')],
  confirm: (_, state) => YES[state] ?? [],
  deny: (_, state) => NO[state] ?? [],
  cancel: (_, state) => cancelCalls(state),
  reschedule: (_, state) => moveCalls(state),
  appointments: () => [call('myAppointments')],
  doctors: (read) => [
    call('findDoctors', read.speciality === null ? {} : { speciality: read.speciality.value }),
  ],
  information: (read) => [call('clinicInformation', { topic: read.topic ?? 'all' })],
  price: (read) => [
    call('clinicInformation', {
      topic: 'fees',
      ...(read.doctor === null ? {} : { doctor: read.doctor.value }),
    }),
  ],
  pay: payCalls,
  paid: (_, state) => (state === 'AWAITING_PAYMENT' ? [call('checkPayment')] : [call('myAppointments')]),
  receipt: () => [call('sendInvoice')],
  report: (_, state) => (state === 'AWAITING_REPORT_CHOICE' ? [call('chooseReports', { send: true })] : []),
  staff: () => [call('askForStaff')],
  language: (read) => [
    call('setLanguage', read.languageWanted === null ? {} : { language: read.languageWanted.value }),
  ],
};

/** The calls of one intent; empty where it asks for nothing in this state. */
export const intentCalls = (
  intent: Intent,
  read: Understanding,
  state: ConversationState,
): readonly ToolCall[] => MEANINGS[intent]?.(read, state) ?? [];
