/** The conversation's state machine: the one place that says what may happen when. Pure; `position.ts` steps it. */
import { EMPTY_DRAFT } from './draft.ts';
import { booking } from './guardsAndActions.ts';
import {
  awaitsAfter,
  dropCancelled,
  giveHoldBack,
  handOver,
  leaveAside,
  noted,
  returnFromStaff,
  takePayment,
  toAppointments,
  toAppointmentsAside,
} from './transitions.ts';

export const conversationMachine = booking.createMachine({
  id: 'conversation',
  context: { draft: EMPTY_DRAFT, consented: false, stateBeforeStaff: null, parked: null },
  initial: 'IDLE',
  on: {
    startOver: { target: '.IDLE', actions: ['forget', 'forgetState'] },
    setLanguage: noted,
    sendInvoice: noted,
    confirmVisit: noted,
    rateVisit: noted,
    answerNoShow: noted,
    leaveWaitlist: noted,
    declineOffer: noted,
    withdrawConsent: [
      { guard: 'withdrawsCare', target: '.IDLE', actions: ['forget', 'forgetState', 'unconsent'] },
      noted,
    ],
    showMyData: noted,
    deleteMyData: noted,
    confirmDeletion: { target: '.IDLE', actions: ['forget', 'forgetState', 'unconsent'] },
    proveOwnership: noted,
    paymentCaptured: [{ guard: 'isParkedOnes', actions: 'unparkBooked' }, noted],
    bookedAfterAll: noted,
    paymentFailed: noted,
    paymentLinkCreated: noted,
    paymentLinkFailed: [{ guard: 'isParkedOnes', actions: 'loseParkedLink' }, noted],
    holdExpired: [{ guard: 'isParkedOnes', actions: 'loseParkedHold' }, noted],
    appointmentCancelled: [{ guard: 'isParkedOnes', actions: 'loseParkedHold' }, noted],
    appointmentMoved: noted,
    reportStored: noted,
    reportRefused: noted,
    staffTookOver: noted,
    staffGaveBack: noted,
  },
  states: {
    ROUTING: {
      always: [
        { guard: 'needsConsent', target: 'AWAITING_CONSENT' },
        { guard: { type: 'lacks', params: 'name' }, target: 'AWAITING_NAME' },
        { guard: { type: 'lacks', params: 'phone' }, target: 'AWAITING_PHONE' },
        { guard: { type: 'lacks', params: 'age' }, target: 'AWAITING_AGE' },
        { guard: { type: 'lacks', params: 'gender' }, target: 'AWAITING_GENDER' },
        { guard: { type: 'lacks', params: 'purpose' }, target: 'AWAITING_PURPOSE' },
        { guard: { type: 'lacks', params: 'doctorId' }, target: 'SELECTING_DOCTOR' },
        { guard: 'lacksSlot', target: 'SELECTING_SLOT' },
        { guard: 'paysOnline', target: 'AWAITING_PAYMENT' },
        { target: 'SELECTING_PAYMENT_MODE' },
      ],
    },
    IDLE: {
      on: {
        startBooking: { target: 'ROUTING', actions: 'beginAnew' },
        recordDetails: { target: 'ROUTING', actions: 'beginAnew' },
        saveReport: noted,
        goBack: noted,
        ...toAppointments,
        ...handOver('IDLE'),
      },
    },
    AWAITING_CONSENT: {
      on: {
        acceptConsent: { target: 'ROUTING', actions: 'consent' },
        declineConsent: { target: 'IDLE', actions: 'forget' },
        recordDetails: { actions: 'record' },
        goBack: { target: 'IDLE', actions: 'forget' },
        ...handOver('AWAITING_CONSENT'),
      },
    },
    AWAITING_NAME: {
      on: {
        recordDetails: { target: 'ROUTING', actions: 'record' },
        goBack: { target: 'IDLE', actions: 'forget' },
        ...toAppointmentsAside,
        ...handOver('AWAITING_NAME'),
      },
    },
    AWAITING_PHONE: { on: awaitsAfter('name', 'AWAITING_PHONE') },
    AWAITING_AGE: { on: awaitsAfter('phone', 'AWAITING_AGE') },
    AWAITING_GENDER: { on: awaitsAfter('age', 'AWAITING_GENDER') },
    AWAITING_PURPOSE: { on: awaitsAfter('gender', 'AWAITING_PURPOSE') },
    SELECTING_DOCTOR: {
      on: {
        ...awaitsAfter('purpose', 'SELECTING_DOCTOR'),
        holdSlot: { guard: 'knowsThePatient', target: 'SELECTING_PAYMENT_MODE', actions: 'hold' },
      },
    },
    SELECTING_SLOT: {
      on: {
        ...awaitsAfter('doctorId', 'SELECTING_SLOT'),
        joinWaitlist: { guard: 'knowsThePatient', target: 'IDLE', actions: 'forget' },
        holdSlot: { guard: 'knowsThePatient', target: 'SELECTING_PAYMENT_MODE', actions: 'hold' },
      },
    },
    SELECTING_PAYMENT_MODE: {
      on: {
        recordDetails: { target: 'ROUTING', actions: 'record' },
        holdSlot: { target: 'SELECTING_PAYMENT_MODE', actions: 'hold' },
        payAtClinic: { target: 'AWAITING_REPORT_CHOICE', actions: 'payAtDesk' },
        createPaymentLink: { target: 'AWAITING_PAYMENT', actions: 'payOnline' },
        goBack: { target: 'SELECTING_SLOT', actions: 'dropHold' },
        ...giveHoldBack,
        ...dropCancelled,
        ...takePayment,
        ...toAppointmentsAside,
        ...handOver('SELECTING_PAYMENT_MODE'),
      },
    },
    AWAITING_PAYMENT: {
      on: {
        recordDetails: { target: 'ROUTING', actions: 'record' },
        holdSlot: { target: 'SELECTING_PAYMENT_MODE', actions: 'hold' },
        createPaymentLink: noted,
        checkPayment: noted,
        payAtClinic: { target: 'AWAITING_REPORT_CHOICE', actions: 'payAtDesk' },
        goBack: { target: 'SELECTING_PAYMENT_MODE', actions: 'unchoosePayment' },
        paymentLinkFailed: { guard: 'isOurs', target: 'SELECTING_PAYMENT_MODE', actions: 'unchoosePayment' },
        ...giveHoldBack,
        ...dropCancelled,
        ...takePayment,
        ...toAppointmentsAside,
        ...handOver('AWAITING_PAYMENT'),
      },
    },
    AWAITING_REPORT_CHOICE: {
      on: {
        chooseReports: [
          { guard: 'wantsToSend', target: 'AWAITING_REPORT_UPLOAD' },
          { target: 'IDLE', actions: 'forget' },
        ],
        saveReport: 'AWAITING_REPORT_UPLOAD',
        startBooking: { target: 'ROUTING', actions: 'beginAnew' },
        recordDetails: [
          { guard: 'isPersonal', actions: 'record' },
          { target: 'ROUTING', actions: 'beginAnew' },
        ],
        goBack: { target: 'IDLE', actions: 'forget' },
        appointmentCancelled: { guard: 'isOurs', target: 'IDLE', actions: 'forget' },
        ...toAppointments,
        ...handOver('AWAITING_REPORT_CHOICE'),
      },
    },
    AWAITING_REPORT_UPLOAD: {
      on: {
        saveReport: noted,
        finishReports: { target: 'IDLE', actions: 'forget' },
        startBooking: { target: 'ROUTING', actions: 'beginAnew' },
        goBack: 'AWAITING_REPORT_CHOICE',
        appointmentCancelled: { guard: 'isOurs', target: 'IDLE', actions: 'forget' },
        ...toAppointments,
        ...handOver('AWAITING_REPORT_UPLOAD'),
      },
    },
    CHOOSING_APPOINTMENT: {
      on: {
        ...toAppointments,
        recordDetails: { actions: 'record' },
        startBooking: { target: 'ROUTING', actions: 'beginAnew' },
        goBack: leaveAside,
        ...handOver('CHOOSING_APPOINTMENT'),
      },
    },
    CHOOSING_NEW_SLOT: {
      on: {
        ...toAppointments,
        recordDetails: { actions: 'record' },
        moveToSlot: leaveAside,
        goBack: leaveAside,
        appointmentCancelled: { guard: 'isTarget', target: 'IDLE', actions: 'forget' },
        ...handOver('CHOOSING_NEW_SLOT'),
      },
    },
    CONFIRMING_CANCEL: {
      on: {
        ...toAppointments,
        confirmCancel: leaveAside,
        goBack: leaveAside,
        appointmentCancelled: { guard: 'isTarget', target: 'IDLE', actions: 'forget' },
        ...handOver('CONFIRMING_CANCEL'),
      },
    },
    WITH_STAFF: {
      on: {
        goBack: [...returnFromStaff, { target: 'IDLE', actions: 'forgetState' }],
        staffGaveBack: [...returnFromStaff, { target: 'IDLE', actions: 'forgetState' }],
        holdExpired: { guard: 'isOurs', actions: 'holdWasLost' },
        appointmentCancelled: { guard: 'isOurs', actions: 'holdWasLost' },
        paymentLinkFailed: { guard: 'isOurs', actions: 'linkWasLost' },
        paymentCaptured: { guard: 'isOurs', actions: 'paidMeanwhile' },
        bookedAfterAll: { guard: 'isLapsed', actions: ['bookLapsed', 'paidMeanwhile'] },
      },
    },
  },
});
