/** Every tool of the patients' role, by file; `compose.ts` hands the list to the agent. */
import type { Tool } from '../../src/agent/tool.ts';
import { acceptConsent } from './acceptConsent.ts';
import { answerNoShow } from './answerNoShow.ts';
import { askForStaff } from './askForStaff.ts';
import { bookAgain } from './bookAgain.ts';
import { cancelAppointment } from './cancelAppointment.ts';
import { checkPayment } from './checkPayment.ts';
import { chooseReports } from './chooseReports.ts';
import { clinicInformation } from './clinicInformation.ts';
import { confirmCancel } from './confirmCancel.ts';
import { confirmDeletion } from './confirmDeletion.ts';
import { confirmVisit } from './confirmVisit.ts';
import { createPaymentLink } from './createPaymentLink.ts';
import { declineConsent } from './declineConsent.ts';
import { declineOffer } from './declineOffer.ts';
import { declineVisitOffer } from './declineVisitOffer.ts';
import { deleteMyData } from './deleteMyData.ts';
import { doctorDay } from './doctorDay.ts';
import { findDoctors } from './findDoctors.ts';
import { findSlots } from './findSlots.ts';
import { finishReports } from './finishReports.ts';
import { goBack } from './goBack.ts';
import { holdSlot } from './holdSlot.ts';
import { joinWaitlist } from './joinWaitlist.ts';
import { leaveWaitlist } from './leaveWaitlist.ts';
import { moveToSlot } from './moveToSlot.ts';
import { myAppointments } from './myAppointments.ts';
import { myToken } from './myToken.ts';
import { payAtClinic } from './payAtClinic.ts';
import { proveOwnership } from './proveOwnership.ts';
import { rateVisit } from './rateVisit.ts';
import { recordDetails } from './recordDetails.ts';
import { requestCode } from './requestCode.ts';
import { rescheduleAppointment } from './rescheduleAppointment.ts';
import { saveReport } from './saveReport.ts';
import { sendInvoice } from './sendInvoice.ts';
import { setLanguage } from './setLanguage.ts';
import { showHelp } from './showHelp.ts';
import { showMenu } from './showMenu.ts';
import { showMyData } from './showMyData.ts';
import { startBooking } from './startBooking.ts';
import { startOver } from './startOver.ts';
import { takeLateTime } from './takeLateTime.ts';
import { takeMoneyBack } from './takeMoneyBack.ts';
import { takeOffer } from './takeOffer.ts';
import { takeVisitOffer } from './takeVisitOffer.ts';
import { withdrawConsent } from './withdrawConsent.ts';

export const PATIENT_TOOLS = [
  acceptConsent,
  answerNoShow,
  askForStaff,
  bookAgain,
  cancelAppointment,
  checkPayment,
  chooseReports,
  clinicInformation,
  confirmCancel,
  confirmDeletion,
  confirmVisit,
  createPaymentLink,
  declineConsent,
  declineOffer,
  deleteMyData,
  doctorDay,
  findDoctors,
  findSlots,
  finishReports,
  goBack,
  holdSlot,
  joinWaitlist,
  leaveWaitlist,
  moveToSlot,
  myAppointments,
  myToken,
  payAtClinic,
  proveOwnership,
  rateVisit,
  recordDetails,
  requestCode,
  rescheduleAppointment,
  saveReport,
  sendInvoice,
  setLanguage,
  showHelp,
  showMenu,
  showMyData,
  startBooking,
  startOver,
  takeLateTime,
  takeMoneyBack,
  takeVisitOffer,
  declineVisitOffer,
  takeOffer,
  withdrawConsent,
] as unknown as readonly Tool[];
