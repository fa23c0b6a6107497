/** Every kind of deed and how it is done; `takeDeed.ts` walks each the same way. */
import type { DeedKind, OrderOf } from '../../../domain/admin/deedOrder.ts';
import { broadcastDeed, runningLateDeed } from './chatDeeds.ts';
import { blockTimeDeed, unblockTimeDeed } from './closeTime.ts';
import type { DeedSpec } from './deed.ts';
import { cancelDayDeed } from './leave/cancelDay.ts';
import { recordCashDeed, recordReturnDeed, settlePaymentDeed } from './moneyDeeds.ts';
import { callTokenDeed } from './queueDeeds.ts';
import { revokePersonDeed } from './revokeDeed.ts';
import { giveBackChatDeed, replyToPatientDeed, takeOverChatDeed } from './staffChatDeeds.ts';
import {
  cancelAppointmentDeed,
  markAttendanceDeed,
  moveAppointmentDeed,
  setFollowUpDeed,
} from './visitDeeds.ts';
import { walkInDeed } from './walkInDeed.ts';

export const DEEDS: { readonly [Kind in DeedKind]: DeedSpec<OrderOf<Kind>> } = {
  blockTime: blockTimeDeed,
  unblockTime: unblockTimeDeed,
  cancelDay: cancelDayDeed,
  markAttendance: markAttendanceDeed,
  recordCash: recordCashDeed,
  recordReturn: recordReturnDeed,
  settlePayment: settlePaymentDeed,
  cancelAppointment: cancelAppointmentDeed,
  moveAppointment: moveAppointmentDeed,
  walkIn: walkInDeed,
  runningLate: runningLateDeed,
  broadcast: broadcastDeed,
  takeOverChat: takeOverChatDeed,
  giveBackChat: giveBackChatDeed,
  revokePerson: revokePersonDeed,
  replyToPatient: replyToPatientDeed,
  callToken: callTokenDeed,
  setFollowUp: setFollowUpDeed,
};
