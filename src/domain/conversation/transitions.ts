/** Transitions that several states of the machine share, by name. Called by `machine.ts` alone. */
import type { ASKED_IN_ORDER } from './draft.ts';
import type { ConversationState } from './states.ts';
import { CONVERSATION_STATES } from './states.ts';

type Asked = (typeof ASKED_IN_ORDER)[number];

export const toAppointments = {
  cancelAppointment: [
    { guard: 'hasTarget', target: 'CONFIRMING_CANCEL', actions: 'aimToCancel' },
    { target: 'CHOOSING_APPOINTMENT', actions: 'aimToCancel' },
  ],
  rescheduleAppointment: [
    { guard: 'hasTarget', target: 'CHOOSING_NEW_SLOT', actions: 'aimToMove' },
    { target: 'CHOOSING_APPOINTMENT', actions: 'aimToMove' },
  ],
} as const;

/** From the middle of a booking, which is taken up again afterwards. */
export const toAppointmentsAside = {
  cancelAppointment: [
    { guard: 'hasTarget', target: 'CONFIRMING_CANCEL', actions: ['park', 'aimToCancel'] },
    { target: 'CHOOSING_APPOINTMENT', actions: ['park', 'aimToCancel'] },
  ],
  rescheduleAppointment: [
    { guard: 'hasTarget', target: 'CHOOSING_NEW_SLOT', actions: ['park', 'aimToMove'] },
    { target: 'CHOOSING_APPOINTMENT', actions: ['park', 'aimToMove'] },
  ],
} as const;

/** Back to the booking that waits, or to rest. */
export const leaveAside = [
  { guard: 'hasParked', target: 'ROUTING', actions: 'unpark' },
  { target: 'IDLE', actions: 'forget' },
] as const;

export const giveHoldBack = {
  holdExpired: { guard: 'isOurs', target: 'SELECTING_SLOT', actions: 'dropHold' },
} as const;
export const dropCancelled = {
  appointmentCancelled: { guard: 'isOurs', target: 'SELECTING_SLOT', actions: 'dropHold' },
} as const;
export const takePayment = {
  paymentCaptured: { guard: 'isOurs', target: 'AWAITING_REPORT_CHOICE', actions: 'payOnline' },
} as const;

/** The booking that lost its time has got it after all. */
const takeLateBooking = {
  bookedAfterAll: { guard: 'isLapsed', target: 'AWAITING_REPORT_CHOICE', actions: 'bookLapsed' },
} as const;

/** A state that waits for one detail: any detail may come, and going back unasks the one before. */
export const awaitsAfter = (before: Asked, state: ConversationState) =>
  ({
    recordDetails: { target: 'ROUTING', actions: 'record' },
    goBack: { target: 'ROUTING', actions: { type: 'unask', params: before } },
    ...takeLateBooking,
    ...toAppointmentsAside,
    ...handOver(state),
  }) as const;

export const handOver = (state: ConversationState) =>
  ({
    askForStaff: { target: 'WITH_STAFF', actions: { type: 'rememberState', params: state } },
    staffTookOver: { target: 'WITH_STAFF', actions: { type: 'rememberState', params: state } },
  }) as const;

export const returnFromStaff = CONVERSATION_STATES.filter((state) => state !== 'WITH_STAFF').map(
  (state) => ({ guard: { type: 'cameFrom', params: state }, target: state, actions: 'forgetState' }) as const,
);

/** Answers to facts that concern another appointment, or come when nothing waits for them: noted, nothing moves. */
export const noted = { actions: 'note' } as const;
