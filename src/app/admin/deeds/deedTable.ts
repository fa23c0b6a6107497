/** Every kind of deed and how it is done; `takeDeed.ts` walks each the same way. */
import type { DeedKind, OrderOf } from '../../../domain/admin/deedOrder.ts';
import { broadcastDeed, giveBackChatDeed, runningLateDeed, takeOverChatDeed } from './chatDeeds.ts';
import { blockTimeDeed, unblockTimeDeed } from './closeTime.ts';
import type { DeedSpec } from './deed.ts';
import { cancelDayDeed } from './leave/cancelDay.ts';
import { revokePersonDeed } from './revokeDeed.ts';
import {
  cancelAppointmentDeed,
  markAttendanceDeed,
  moveAppointmentDeed,
  recordCashDeed,
} from './visitDeeds.ts';
import { walkInDeed } from './walkInDeed.ts';

export const DEEDS: { readonly [Kind in DeedKind]: DeedSpec<OrderOf<Kind>> } = {
  blockTime: blockTimeDeed,
  unblockTime: unblockTimeDeed,
  cancelDay: cancelDayDeed,
  markAttendance: markAttendanceDeed,
  recordCash: recordCashDeed,
  cancelAppointment: cancelAppointmentDeed,
  moveAppointment: moveAppointmentDeed,
  walkIn: walkInDeed,
  runningLate: runningLateDeed,
  broadcast: broadcastDeed,
  takeOverChat: takeOverChatDeed,
  giveBackChat: giveBackChatDeed,
  revokePerson: revokePersonDeed,
};
