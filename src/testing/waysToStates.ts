/** How a chat comes to stand in each state; for journeys that try the same thing everywhere. */
import type { ConversationState } from '../domain/conversation/states.ts';
import { booksAtClinic, type Chat, comesToSummary } from './journey.ts';

type Way = (chat: Chat) => Promise<unknown>;

const then =
  (way: Way, ...words: readonly string[]): Way =>
  async (chat) => {
    await way(chat);
    for (const word of words) await chat.says(word);
  };

const consented: Way = async (chat) => {
  await chat.says('hello');
  await chat.taps('Book appointment');
  await chat.taps('I agree');
};

const doctorOpen = then(consented, 'Asha Verma', '9876543210', '34', 'female', 'fever since Monday');

const after =
  (way: Way, tap: string): Way =>
  async (chat) => {
    await way(chat);
    await chat.taps(tap);
  };

const bookedTwice: Way = async (chat) => {
  await booksAtClinic(chat);
  await chat.taps('No reports');
  await booksAgain(chat);
  await chat.taps('No reports');
};

async function booksAgain(chat: Chat): Promise<void> {
  await chat.says('Ravi Verma, 50, male, back pain, 9876543210, tomorrow at 6 pm with Dr Iyer');
  await chat.taps('Pay at the clinic');
}

export const WAYS: { readonly [State in ConversationState]: Way } = {
  IDLE: (chat) => chat.says('hello'),
  AWAITING_CONSENT: after((chat) => chat.says('hello'), 'Book appointment'),
  AWAITING_NAME: consented,
  AWAITING_PHONE: then(consented, 'Asha Verma'),
  AWAITING_AGE: then(consented, 'Asha Verma', '9876543210'),
  AWAITING_GENDER: then(consented, 'Asha Verma', '9876543210', '34'),
  AWAITING_PURPOSE: then(consented, 'Asha Verma', '9876543210', '34', 'female'),
  SELECTING_DOCTOR: doctorOpen,
  SELECTING_SLOT: then(doctorOpen, 'Dr Iyer'),
  SELECTING_PAYMENT_MODE: comesToSummary,
  AWAITING_PAYMENT: after(comesToSummary, 'Pay online'),
  AWAITING_REPORT_CHOICE: booksAtClinic,
  AWAITING_REPORT_UPLOAD: after(booksAtClinic, 'Send reports'),
  CHOOSING_APPOINTMENT: then(bookedTwice, 'cancel my appointment'),
  CHOOSING_NEW_SLOT: then(after(booksAtClinic, 'No reports'), 'reschedule my appointment'),
  CONFIRMING_CANCEL: then(after(booksAtClinic, 'No reports'), 'cancel my appointment'),
  WITH_STAFF: after((chat) => chat.says('hello'), 'Talk to our staff'),
};
