/** The menu of the state that a conversation is in: what every turn ends with, and what a lost patient is shown again. */
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { Prompt, Turn } from '../turn/turn.ts';
import {
  promptForCancel,
  promptForChoosingAppointment,
  promptForIdle,
  promptWithStaff,
} from './prompts/appointmentPrompts.ts';
import {
  promptForAge,
  promptForConsent,
  promptForGender,
  promptForName,
  promptForPhone,
  promptForPurpose,
} from './prompts/detailPrompts.ts';
import { promptForDoctor, promptForNewSlot, promptForSlot } from './prompts/doctorPrompts.ts';
import {
  promptForPayment,
  promptForPaymentMode,
  promptForReportChoice,
  promptForReportUpload,
} from './prompts/moneyPrompts.ts';

const PROMPTS: { readonly [State in ConversationState]: (turn: Turn) => Promise<Prompt> } = {
  IDLE: promptForIdle,
  AWAITING_CONSENT: promptForConsent,
  AWAITING_NAME: promptForName,
  AWAITING_PHONE: promptForPhone,
  AWAITING_AGE: promptForAge,
  AWAITING_GENDER: promptForGender,
  AWAITING_PURPOSE: promptForPurpose,
  SELECTING_DOCTOR: promptForDoctor,
  SELECTING_SLOT: promptForSlot,
  SELECTING_PAYMENT_MODE: promptForPaymentMode,
  AWAITING_PAYMENT: promptForPayment,
  AWAITING_REPORT_CHOICE: promptForReportChoice,
  AWAITING_REPORT_UPLOAD: promptForReportUpload,
  CHOOSING_APPOINTMENT: promptForChoosingAppointment,
  CHOOSING_NEW_SLOT: promptForNewSlot,
  CONFIRMING_CANCEL: promptForCancel,
  WITH_STAFF: promptWithStaff,
};

export const presentState = (turn: Turn): Promise<Prompt> => PROMPTS[turn.conversation.state](turn);
