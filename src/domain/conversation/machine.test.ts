/** Holds the machine to its word: every state answers every fact, an ask moves legally or changes nothing, and back leads back. */
import { getShortestPaths } from '@xstate/graph';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftWith, HELD, positionIn } from '../../testing/clinic.ts';
import type { AppointmentId } from '../ids.ts';
import { ASKED_IN_ORDER, type Draft, EMPTY_DRAFT, missingDetail } from './draft.ts';
import { type Ask, type AskType, FACT_TYPES, type Fact } from './events.ts';
import { conversationMachine } from './machine.ts';
import { ask, asksOf, hear, type Position } from './position.ts';
import { CONVERSATION_STATES, type ConversationState } from './states.ts';

const chosen = draftWith({ doctorId: HELD.doctorId });
const held = draftWith(HELD);
const aimed = { ...EMPTY_DRAFT, targetId: 'target' as AppointmentId, intention: 'cancel' as const };

/** A draft that each state may have. */
const DRAFTS: { readonly [State in ConversationState]: Draft } = {
  IDLE: EMPTY_DRAFT,
  AWAITING_CONSENT: EMPTY_DRAFT,
  AWAITING_NAME: draftWith({ name: null }),
  AWAITING_PHONE: draftWith({ phone: null }),
  AWAITING_AGE: draftWith({ age: null }),
  AWAITING_GENDER: draftWith({ gender: null }),
  AWAITING_PURPOSE: draftWith({ purpose: null }),
  SELECTING_DOCTOR: draftWith(),
  SELECTING_SLOT: chosen,
  SELECTING_PAYMENT_MODE: held,
  AWAITING_PAYMENT: { ...held, paymentMode: 'online' },
  AWAITING_REPORT_CHOICE: { ...held, paymentMode: 'at_clinic' },
  AWAITING_REPORT_UPLOAD: { ...held, paymentMode: 'at_clinic' },
  CHOOSING_APPOINTMENT: { ...aimed, targetId: null },
  CHOOSING_NEW_SLOT: { ...aimed, intention: 'move' },
  CONFIRMING_CANCEL: aimed,
  WITH_STAFF: held,
};

const standing = (state: ConversationState): Position =>
  positionIn(state, {
    draft: DRAFTS[state],
    consented: state !== 'AWAITING_CONSENT',
    stateBeforeStaff: state === 'WITH_STAFF' ? 'SELECTING_PAYMENT_MODE' : null,
  });

const ASKS: { readonly [Type in AskType]: Extract<Ask, { type: Type }> } = {
  startBooking: { type: 'startBooking' },
  acceptConsent: { type: 'acceptConsent' },
  declineConsent: { type: 'declineConsent' },
  recordDetails: { type: 'recordDetails', details: { age: { years: 35, months: null } } },
  holdSlot: { type: 'holdSlot', ...HELD },
  payAtClinic: { type: 'payAtClinic' },
  createPaymentLink: { type: 'createPaymentLink' },
  checkPayment: { type: 'checkPayment' },
  sendInvoice: { type: 'sendInvoice' },
  takeLateTime: { type: 'takeLateTime' },
  takeMoneyBack: { type: 'takeMoneyBack' },
  takeVisitOffer: { type: 'takeVisitOffer' },
  declineVisitOffer: { type: 'declineVisitOffer' },
  chooseReports: { type: 'chooseReports', send: true },
  saveReport: { type: 'saveReport' },
  finishReports: { type: 'finishReports' },
  cancelAppointment: { type: 'cancelAppointment', targetId: null },
  confirmCancel: { type: 'confirmCancel' },
  rescheduleAppointment: { type: 'rescheduleAppointment', targetId: 'target' as AppointmentId },
  moveToSlot: { type: 'moveToSlot' },
  askForStaff: { type: 'askForStaff' },
  setLanguage: { type: 'setLanguage' },
  goBack: { type: 'goBack' },
  startOver: { type: 'startOver' },
  confirmVisit: { type: 'confirmVisit' },
  rateVisit: { type: 'rateVisit' },
  answerNoShow: { type: 'answerNoShow' },
  joinWaitlist: { type: 'joinWaitlist' },
  leaveWaitlist: { type: 'leaveWaitlist' },
  bookAgain: { type: 'bookAgain', details: {} },
  takeOffer: { type: 'takeOffer', draft: held },
  declineOffer: { type: 'declineOffer' },
  withdrawConsent: { type: 'withdrawConsent', purpose: 'care' },
  showMyData: { type: 'showMyData' },
  deleteMyData: { type: 'deleteMyData' },
  confirmDeletion: { type: 'confirmDeletion' },
  requestCode: { type: 'requestCode' },
  proveOwnership: { type: 'proveOwnership' },
};

const EVERYWHERE: readonly AskType[] = [
  'startOver',
  'setLanguage',
  'sendInvoice',
  'takeLateTime',
  'takeMoneyBack',
  'takeVisitOffer',
  'declineVisitOffer',
  'confirmVisit',
  'rateVisit',
  'answerNoShow',
  'leaveWaitlist',
  'takeOffer',
  'declineOffer',
  'withdrawConsent',
  'showMyData',
  'deleteMyData',
  'confirmDeletion',
  'requestCode',
  'proveOwnership',
];
const CHANGES: readonly AskType[] = ['cancelAppointment', 'rescheduleAppointment'];
const BEGINS: readonly AskType[] = ['startBooking', 'bookAgain', ...CHANGES];

/** The whole guardrail on one page: which ask each state allows, besides those that every state allows. */
const ALLOWED: { readonly [State in ConversationState]: readonly AskType[] } = {
  IDLE: [...BEGINS, 'recordDetails', 'saveReport', 'goBack', 'askForStaff'],
  AWAITING_CONSENT: ['acceptConsent', 'declineConsent', 'recordDetails', 'goBack', 'askForStaff'],
  AWAITING_NAME: [...CHANGES, 'recordDetails', 'goBack', 'askForStaff'],
  AWAITING_PHONE: [...CHANGES, 'recordDetails', 'goBack', 'askForStaff'],
  AWAITING_AGE: [...CHANGES, 'recordDetails', 'goBack', 'askForStaff'],
  AWAITING_GENDER: [...CHANGES, 'recordDetails', 'goBack', 'askForStaff'],
  AWAITING_PURPOSE: [...CHANGES, 'recordDetails', 'goBack', 'askForStaff'],
  SELECTING_DOCTOR: [...CHANGES, 'recordDetails', 'holdSlot', 'goBack', 'askForStaff'],
  SELECTING_SLOT: [...CHANGES, 'joinWaitlist', 'recordDetails', 'holdSlot', 'goBack', 'askForStaff'],
  SELECTING_PAYMENT_MODE: [
    ...CHANGES,
    'recordDetails',
    'holdSlot',
    'payAtClinic',
    'createPaymentLink',
    'goBack',
    'askForStaff',
  ],
  AWAITING_PAYMENT: [
    ...CHANGES,
    'recordDetails',
    'holdSlot',
    'payAtClinic',
    'createPaymentLink',
    'checkPayment',
    'goBack',
    'askForStaff',
  ],
  AWAITING_REPORT_CHOICE: [
    ...BEGINS,
    'chooseReports',
    'saveReport',
    'recordDetails',
    'goBack',
    'askForStaff',
  ],
  AWAITING_REPORT_UPLOAD: [...BEGINS, 'saveReport', 'finishReports', 'goBack', 'askForStaff'],
  CHOOSING_APPOINTMENT: [...BEGINS, 'recordDetails', 'goBack', 'askForStaff'],
  CHOOSING_NEW_SLOT: [...CHANGES, 'recordDetails', 'moveToSlot', 'joinWaitlist', 'goBack', 'askForStaff'],
  CONFIRMING_CANCEL: [...CHANGES, 'confirmCancel', 'goBack', 'askForStaff'],
  WITH_STAFF: ['goBack', 'saveReport'],
};

const factsAbout = (appointmentId: AppointmentId): readonly Fact[] =>
  FACT_TYPES.map((type) => ({ type, appointmentId }));

describe.each(CONVERSATION_STATES)('in %s', (state) => {
  it('exactly the asks of the table are allowed, and a refused one changes nothing', () => {
    for (const event of Object.values(ASKS)) {
      const position = standing(state);
      const before = structuredClone(position);
      const answer = ask(position, event);
      expect([event.type, answer.ok]).toEqual([
        event.type,
        [...EVERYWHERE, ...ALLOWED[state]].includes(event.type),
      ]);
      expect(position).toEqual(before);
      if (!answer.ok) expect(answer.refusal).toEqual({ code: 'not_now', state });
      else expect(CONVERSATION_STATES).toContain(answer.value.state);
    }
  });

  it('the gate offers exactly what may be asked', () => {
    const offered = [...asksOf(state)].filter((type) => type in ASKS).sort();
    expect(offered).toEqual([...new Set([...EVERYWHERE, ...ALLOWED[state]])].sort());
  });

  it('every fact is answered, and one about a stranger’s appointment moves nothing', () => {
    for (const fact of factsAbout('another' as AppointmentId)) {
      const answer = hear(standing(state), fact);
      const isAboutStaff = fact.type === 'staffTookOver' || fact.type === 'staffGaveBack';
      if (!isAboutStaff) expect([fact.type, answer]).toEqual([fact.type, standing(state)]);
      expect(CONVERSATION_STATES).toContain(answer.state);
    }
  });

  it('starting over leads to IDLE with nothing in hand', () => {
    const answer = ask(standing(state), ASKS.startOver);
    expect(answer).toMatchObject({
      ok: true,
      value: { state: 'IDLE', draft: EMPTY_DRAFT, stateBeforeStaff: null },
    });
  });

  it('staff take over and give back without anything getting lost', () => {
    const taken = hear(standing(state), { type: 'staffTookOver' });
    expect(taken.state).toBe('WITH_STAFF');
    const back = hear(taken, { type: 'staffGaveBack' });
    expect(back.draft).toEqual(DRAFTS[state]);
    expect(back.state).toBe(state === 'WITH_STAFF' ? 'SELECTING_PAYMENT_MODE' : state);
  });
});

describe('facts about the held appointment', () => {
  const about = (type: Fact['type']): Fact => ({ type, appointmentId: HELD.appointmentId });

  it.each([
    ['SELECTING_PAYMENT_MODE', 'holdExpired', 'SELECTING_SLOT'],
    ['SELECTING_PAYMENT_MODE', 'appointmentCancelled', 'SELECTING_SLOT'],
    ['SELECTING_PAYMENT_MODE', 'paymentCaptured', 'AWAITING_REPORT_CHOICE'],
    ['AWAITING_PAYMENT', 'holdExpired', 'SELECTING_SLOT'],
    ['AWAITING_PAYMENT', 'paymentLinkFailed', 'SELECTING_PAYMENT_MODE'],
    ['AWAITING_PAYMENT', 'paymentCaptured', 'AWAITING_REPORT_CHOICE'],
    ['AWAITING_PAYMENT', 'paymentFailed', 'AWAITING_PAYMENT'],
    ['AWAITING_REPORT_CHOICE', 'appointmentCancelled', 'IDLE'],
    ['AWAITING_REPORT_UPLOAD', 'appointmentCancelled', 'IDLE'],
  ] as const)('%s hears %s and goes on to %s', (state, type, next) => {
    expect(hear(standing(state), about(type)).state).toBe(next);
  });

  it.each([
    ['holdExpired', 'SELECTING_SLOT'],
    ['appointmentCancelled', 'SELECTING_SLOT'],
    ['paymentLinkFailed', 'SELECTING_PAYMENT_MODE'],
    ['paymentCaptured', 'AWAITING_REPORT_CHOICE'],
  ] as const)('with staff, %s is remembered: the way back leads to %s', (type, next) => {
    const heard = hear(standing('WITH_STAFF'), about(type));
    expect(heard.state).toBe('WITH_STAFF');
    expect(hear(heard, { type: 'staffGaveBack' }).state).toBe(next);
  });

  it('a lost hold is remembered, so that its late payment still leads on to the reports', () => {
    const lost = hear(standing('AWAITING_PAYMENT'), about('holdExpired'));
    expect(lost.draft).toMatchObject({
      appointmentId: null,
      slotId: null,
      paymentMode: null,
      lapsedId: HELD.appointmentId,
    });
    const again = hear(lost, about('bookedAfterAll'));
    expect(again).toMatchObject({
      state: 'AWAITING_REPORT_CHOICE',
      draft: { appointmentId: HELD.appointmentId },
    });
  });

  it('a patient who has chosen another time meanwhile is left where they are', () => {
    const lost = hear(standing('AWAITING_PAYMENT'), about('holdExpired'));
    const other = ask(lost, { ...ASKS.holdSlot, appointmentId: 'other' as AppointmentId });
    if (!other.ok) throw new Error('a slot can be held');
    const heard = hear(other.value, about('bookedAfterAll'));
    expect(heard).toEqual(other.value);
  });
});

describe('going back', () => {
  it('from the summary leads step by step to the beginning', () => {
    const way: ConversationState[] = [];
    let position = standing('AWAITING_PAYMENT');
    while (position.state !== 'IDLE') {
      const answer = ask(position, ASKS.goBack);
      if (!answer.ok) throw new Error('back is always possible');
      position = answer.value;
      way.push(position.state);
    }
    expect(way).toEqual([
      'SELECTING_PAYMENT_MODE',
      'SELECTING_SLOT',
      'SELECTING_DOCTOR',
      'AWAITING_PURPOSE',
      'AWAITING_GENDER',
      'AWAITING_AGE',
      'AWAITING_PHONE',
      'AWAITING_NAME',
      'IDLE',
    ]);
  });

  it('from a held time keeps the wished day and asks for the hour again', () => {
    const wish = { date: '2026-11-24', dateTo: null, time: '17:20', timeFrom: null, timeTo: null };
    const back = ask(positionIn('SELECTING_PAYMENT_MODE', { draft: { ...held, wish } }), ASKS.goBack);
    expect(back).toMatchObject({ ok: true, value: { draft: { wish: { date: '2026-11-24', time: null } } } });
  });
});

describe('the way to every state', () => {
  it('each can be reached from the first message, by asks alone', () => {
    const known = draftWith({ doctorId: HELD.doctorId });
    const told = ASKED_IN_ORDER.map((_, count) =>
      Object.fromEntries(ASKED_IN_ORDER.slice(0, count + 1).map((name) => [name, known[name]])),
    );
    const paths = getShortestPaths(conversationMachine, {
      events: [
        ...Object.values(ASKS).filter((event) => event.type !== 'recordDetails'),
        { type: 'cancelAppointment', targetId: 'target' as AppointmentId },
        ...told.map((details) => ({ type: 'recordDetails' as const, details: details })),
      ],
      // Two conversations are alike when the same is missing and the same is in hand.
      serializeState: ({ value, ...snapshot }) => {
        const { draft, consented } = (
          snapshot as unknown as { context: { draft: Draft; consented: boolean } }
        ).context;
        return JSON.stringify([
          value,
          consented,
          missingDetail(draft),
          draft.appointmentId,
          draft.targetId,
          draft.paymentMode,
        ]);
      },
      limit: 50_000,
    });
    const reached = new Set(paths.map((path) => String(path.state.value)));
    expect([...reached].sort()).toEqual([...CONVERSATION_STATES].sort());
  });

  it('whatever happens in whatever order, a booking is never paid for without being held', () => {
    const events = fc.array(
      fc.oneof(fc.constantFrom(...Object.values(ASKS)), fc.constantFrom(...factsAbout(HELD.appointmentId))),
      { maxLength: 60 },
    );
    const waitsForMoney: readonly ConversationState[] = ['SELECTING_PAYMENT_MODE', 'AWAITING_PAYMENT'];
    fc.assert(
      fc.property(events, (happened) => {
        let position = positionIn('IDLE', { consented: false });
        for (const event of happened) {
          const answer = (FACT_TYPES as readonly string[]).includes(event.type)
            ? { ok: true as const, value: hear(position, event as Fact) }
            : ask(position, event as Ask);
          if (answer.ok) position = answer.value;
          if (waitsForMoney.includes(position.state)) expect(position.draft.appointmentId).not.toBeNull();
          if (position.state.startsWith('SELECTING') || position.state === 'AWAITING_NAME')
            expect(position.consented).toBe(true);
          if (position.state === 'CONFIRMING_CANCEL') expect(position.draft.targetId).not.toBeNull();
        }
      }),
      { numRuns: 200 },
    );
  });
});
