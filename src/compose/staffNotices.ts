/** Tells staff: on the admin bot when there is one, in the log by code, and in the playground. */

import type { TelegramApi } from '../bot/telegramApi.ts';
import { formatRupees } from '../domain/money.ts';
import type { StaffNotice } from '../domain/staffNotice.ts';
import type { Log } from '../ports/log.ts';

export interface StaffTeller {
  readonly log: Log;
  readonly show: (notice: StaffNotice) => void;
  /** A new link to the pairing page for each who is told; null where there is none. */
  readonly createPairingLink?: () => string | null;
  /** Null without an admin bot. */
  readonly adminBot: { readonly api: TelegramApi; readonly chatIds: readonly string[] } | null;
}

/** What staff read: a line of plain English with a reference to look up, never a name, a phone or what a patient wrote. */
const LINES: {
  readonly [Code in StaffNotice['code']]: (notice: Extract<StaffNotice, { code: Code }>) => string;
} = {
  red_flag: ({ chat, flag }) =>
    `🚑 Possible emergency (${flag.replaceAll('_', ' ')}) in chat ${chat}. The patient was given 112/108 and your number.`,
  staff_asked_for: ({ chat, state, doctorName, upcoming }) =>
    [
      `🙋 Chat ${chat} asks for a person. The bot is silent there for now.`,
      `It was at: ${state.toLowerCase().replaceAll('_', ' ')}${doctorName === null ? '' : `, Dr ${doctorName}`}.`,
      upcoming.length === 0 ? 'No visits to come.' : `Visits to come: ${upcoming.join(', ')}.`,
    ].join('\n'),
  booked: ({ reference }) => `📅 New booking ${reference}.`,
  cancelled_by_patient: ({ reference }) => `❌ ${reference} was cancelled by the patient.`,
  moved_by_patient: ({ reference }) => `🔁 ${reference} was moved by the patient.`,
  paid_too_late: ({ reference }) =>
    `💳 ${reference} was paid after its time had gone; the refund is on its way.`,
  books_do_not_add_up: ({ count, examples }) =>
    `⚠️ The books do not add up in ${count === 1 ? 'one place' : `${count} places`}: ${examples.map(({ finding, subject }) => `${subject} (${finding.replaceAll('_', ' ')})`).join(', ')}. npm run doctor -- --ledger tells all.`,
  late_times_offered: ({ reference }) =>
    `💳 ${reference} was paid after its time had gone; two other times are held and offered to the patient.`,
  refunded_outside: ({ reference }) =>
    `⚠️ ${reference} was refunded in the Razorpay dashboard. The booking stands unless you cancel it.`,
  payment_quarantined: ({ paymentId }) =>
    `⚠️ Payment ${paymentId} matches no booking. Please look at it in the Razorpay dashboard.`,
  return_at_desk: ({ reference, amountPaise }) =>
    `💵 ${reference} was paid at the desk and is cancelled. Please give ${formatRupees(amountPaise)} back and record it.`,
  refund_failed: ({ reference }) =>
    `⚠️ The refund for ${reference} failed for good. Please pay it back by hand.`,
  whatsapp_trouble: ({ trouble }) =>
    `📵 WhatsApp needs you (${trouble.replaceAll('_', ' ')}): patients there get no answer until the phone is linked again. The pairing page says more.`,
  payment_link_failed: ({ reference }) => `⚠️ No payment link could be made for ${reference}.`,
  bad_rating: ({ reference, rating }) => `😕 The visit ${reference} was given ${rating} of 5 by its patient.`,
  no_show_disputed: ({ reference }) =>
    `🤔 ${reference} was marked as missed; the patient says they were there.`,
  waitlist_booked: ({ reference, feePaise, inMonth }) =>
    `♻️ ${reference} was booked from the waiting list (${formatRupees(feePaise)}). ${inMonth} saved in thirty days.`,
  turn_failed: ({ incident }) => `⚠️ A message could not be answered. Incident ${incident} is in the log.`,
};

const staffLine = (notice: StaffNotice): string => LINES[notice.code](notice as never);

export function createStaffTeller(teller: StaffTeller): (notice: StaffNotice) => Promise<void> {
  return async (notice) => {
    teller.log.info('staff_notice', { code: notice.code });
    const withLink = (): string => {
      const link = notice.code === 'whatsapp_trouble' ? teller.createPairingLink?.() : null;
      return link == null ? staffLine(notice) : `${staffLine(notice)}\n${link}`;
    };
    if (teller.adminBot !== null) {
      const { api, chatIds } = teller.adminBot;
      for (const chatId of chatIds) await api.call('sendMessage', { chat_id: chatId, text: withLink() });
    }
    teller.show(notice);
  };
}
