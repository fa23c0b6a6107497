/** Every tool of the admin bot: the list that `compose` hands to the agent. */
import type { AdminTool } from '../../src/agent/admin/adminTool.ts';
import { blockTime } from './blockTime.ts';
import { broadcast } from './broadcast.ts';
import { callToken } from './callToken.ts';
import { cancelAppointment } from './cancelAppointment.ts';
import { cancelDay } from './cancelDay.ts';
import { chart } from './chart.ts';
import { closeDay } from './closeDay.ts';
import { confirmDeed } from './confirmDeed.ts';
import { countAppointments } from './countAppointments.ts';
import { dropDeed } from './dropDeed.ts';
import { exportAppointments } from './exportAppointments.ts';
import { findPatient } from './findPatient.ts';
import { giveBackChat } from './giveBackChat.ts';
import { invitePerson } from './invitePerson.ts';
import { leaveChat } from './leaveChat.ts';
import { linkWhatsapp } from './linkWhatsapp.ts';
import { listAppointments } from './listAppointments.ts';
import { listPayments } from './listPayments.ts';
import { markAttendance } from './markAttendance.ts';
import { moveAppointment } from './moveAppointment.ts';
import { noticeSettings } from './noticeSettings.ts';
import { openReport } from './openReport.ts';
import { printDaySheet } from './printDaySheet.ts';
import { printReceipt } from './printReceipt.ts';
import { readHandover } from './readHandover.ts';
import { recordCash } from './recordCash.ts';
import { recordReturn } from './recordReturn.ts';
import { replyToPatient } from './replyToPatient.ts';
import { revenue } from './revenue.ts';
import { revokePerson } from './revokePerson.ts';
import { runningLate } from './runningLate.ts';
import { setFollowUp } from './setFollowUp.ts';
import { setLanguage } from './setLanguage.ts';
import { settlePayment } from './settlePayment.ts';
import { showHelp } from './showHelp.ts';
import { showMenu } from './showMenu.ts';
import { showStaff } from './showStaff.ts';
import { signOut } from './signOut.ts';
import { takeOverChat } from './takeOverChat.ts';
import { unblockTime } from './unblockTime.ts';
import { undoDeed } from './undoDeed.ts';
import { waitingMoney } from './waitingMoney.ts';
import { walkIn } from './walkIn.ts';

export const ADMIN_TOOLS = [
  listAppointments,
  countAppointments,
  revenue,
  listPayments,
  waitingMoney,
  findPatient,
  chart,
  exportAppointments,
  printDaySheet,
  openReport,
  closeDay,
  blockTime,
  unblockTime,
  cancelDay,
  walkIn,
  printReceipt,
  runningLate,
  markAttendance,
  recordCash,
  recordReturn,
  settlePayment,
  moveAppointment,
  cancelAppointment,
  broadcast,
  takeOverChat,
  giveBackChat,
  readHandover,
  replyToPatient,
  leaveChat,
  callToken,
  setFollowUp,
  confirmDeed,
  dropDeed,
  undoDeed,
  showStaff,
  invitePerson,
  revokePerson,
  noticeSettings,
  linkWhatsapp,
  showHelp,
  showMenu,
  setLanguage,
  signOut,
] as readonly AdminTool[];
