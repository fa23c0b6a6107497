/** What the conversation's machine asks itself before a transition, and what a transition does to the draft. Called by `machine.ts` alone. */
import { assign, setup } from 'xstate';
import type { Draft } from './draft.ts';
import {
  ASKED_IN_ORDER,
  EMPTY_DRAFT,
  forNextBooking,
  isPersonalOnly,
  missingDetail,
  withDetails,
  withoutHold,
} from './draft.ts';
import type { Ask, Fact } from './events.ts';
import type { ConversationState } from './states.ts';

type Asked = (typeof ASKED_IN_ORDER)[number];

export interface MachineContext {
  readonly draft: Draft;
  readonly consented: boolean;
  readonly stateBeforeStaff: ConversationState | null;
  /** A booking that waits while another appointment is moved or cancelled, from its reminder. */
  readonly parked: Draft | null;
}

export const booking = setup({
  types: { context: {} as MachineContext, events: {} as Ask | Fact },
  guards: {
    needsConsent: ({ context }) => !context.consented,
    lacks: ({ context }, detail: Asked) => missingDetail(context.draft) === detail,
    lacksSlot: ({ context }) => context.draft.appointmentId === null,
    paysOnline: ({ context }) => context.draft.paymentMode === 'online',
    knowsThePatient: ({ context }) =>
      ASKED_IN_ORDER.every((name) => name === 'doctorId' || context.draft[name] !== null),
    hasTarget: ({ event }) => 'targetId' in event && event.targetId !== null,
    isPersonal: ({ event }) => event.type === 'recordDetails' && isPersonalOnly(event.details),
    withdrawsCare: ({ event }) => event.type === 'withdrawConsent' && event.purpose === 'care',
    wantsToSend: ({ event }) => event.type === 'chooseReports' && event.send,
    isOurs: ({ context, event }) =>
      'appointmentId' in event && event.appointmentId === context.draft.appointmentId,
    isLapsed: ({ context, event }) =>
      'appointmentId' in event &&
      context.draft.appointmentId === null &&
      event.appointmentId === context.draft.lapsedId,
    isTarget: ({ context, event }) =>
      'appointmentId' in event && event.appointmentId === context.draft.targetId,
    hasParked: ({ context }) => context.parked !== null,
    isParkedOnes: ({ context, event }) =>
      'appointmentId' in event &&
      context.parked !== null &&
      event.appointmentId === context.parked.appointmentId,
    cameFrom: ({ context }, state: ConversationState) => context.stateBeforeStaff === state,
  },
  actions: {
    consent: assign({ consented: true }),
    unconsent: assign({ consented: false }),
    record: assign({
      draft: ({ context, event }) =>
        event.type === 'recordDetails' ? withDetails(context.draft, event.details) : context.draft,
    }),
    beginAnew: assign({
      parked: null,
      draft: ({ event }) => forNextBooking('details' in event ? event.details : {}),
    }),
    hold: assign({
      draft: ({ context, event }) =>
        event.type === 'holdSlot'
          ? {
              ...context.draft,
              doctorId: event.doctorId,
              slotId: event.slotId,
              appointmentId: event.appointmentId,
              paymentMode: null,
              lapsedId: null,
            }
          : context.draft,
    }),
    takeUpOffer: assign({
      parked: null,
      draft: ({ context, event }) => (event.type === 'takeOffer' ? event.draft : context.draft),
    }),
    dropHold: assign({ draft: ({ context }) => withoutHold(context.draft) }),
    payOnline: assign({ draft: ({ context }) => ({ ...context.draft, paymentMode: 'online' as const }) }),
    payAtDesk: assign({ draft: ({ context }) => ({ ...context.draft, paymentMode: 'at_clinic' as const }) }),
    unchoosePayment: assign({ draft: ({ context }) => ({ ...context.draft, paymentMode: null }) }),
    bookLapsed: assign({
      draft: ({ context, event }) =>
        event.type === 'bookedAfterAll'
          ? { ...context.draft, appointmentId: event.appointmentId, paymentMode: 'online' as const }
          : context.draft,
    }),
    forget: assign({ draft: EMPTY_DRAFT, parked: null }),
    park: assign({ parked: ({ context }) => context.draft }),
    unpark: assign({ draft: ({ context }) => context.parked ?? EMPTY_DRAFT, parked: null }),
    loseParkedHold: assign({
      parked: ({ context }) => (context.parked === null ? null : withoutHold(context.parked)),
    }),
    loseParkedLink: assign({
      parked: ({ context }) => (context.parked === null ? null : { ...context.parked, paymentMode: null }),
    }),
    unparkBooked: assign({ parked: null }),
    unask: assign(({ context }, detail: Asked) => ({ draft: { ...context.draft, [detail]: null } })),
    aimToCancel: assign({ draft: ({ context, event }) => aimed(context.draft, 'cancel', event) }),
    aimToMove: assign({ draft: ({ context, event }) => aimed(context.draft, 'move', event) }),
    rememberState: assign((_, state: ConversationState) => ({ stateBeforeStaff: state })),
    forgetState: assign({ stateBeforeStaff: null }),
    holdWasLost: assign(({ context }) => ({
      draft: withoutHold(context.draft),
      stateBeforeStaff: 'SELECTING_SLOT' as const,
    })),
    linkWasLost: assign(({ context }) => ({
      draft: { ...context.draft, paymentMode: null },
      stateBeforeStaff: 'SELECTING_PAYMENT_MODE' as const,
    })),
    paidMeanwhile: assign({ stateBeforeStaff: 'AWAITING_REPORT_CHOICE' as const }),
    note: () => undefined,
  },
});

function aimed(draft: Draft, intention: 'cancel' | 'move', event: Ask | Fact): Draft {
  const targetId = 'targetId' in event ? event.targetId : null;
  // "To Dr Iyer" was said before it was clear which visit; a doctor of a booking that waits aside is not meant.
  const isChoosing = draft.intention === 'move' && intention === 'move';
  const doctorId = isChoosing ? draft.doctorId : null;
  return { ...EMPTY_DRAFT, wish: draft.wish, doctorId, targetId, intention };
}
