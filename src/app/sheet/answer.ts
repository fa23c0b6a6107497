/** How the front desk answers what staff wrote into the sheet: in a line of the row, and in the Log where it was refused. */

import type { DoctorField, StaffRefusal } from '../../domain/admin/staffRefusal.ts';
import { formatRupees } from '../../domain/money/money.ts';
import { wordingOf } from '../../wording/wordingOf.ts';
import { CLOSED_CANCEL, CLOSED_KEEP } from './tabs.ts';

/** `waits`: a new row that is not finished yet; it is no refusal, and the Log says nothing. */
export interface Answer {
  readonly kind: 'done' | 'refused' | 'waits';
  readonly text: string;
  /** The id that a new row has from now on. */
  readonly id?: string;
}

export const done = (text: string, id?: string): Answer => ({
  kind: 'done',
  text: `✓ ${text}`,
  ...(id !== undefined && { id }),
});
export const refused = (text: string): Answer => ({ kind: 'refused', text: `⚠ ${text}` });
export const waits = (text: string): Answer => ({ kind: 'waits', text: `… ${text}` });

const { formatDate, formatTime } = wordingOf('en');

/** Staff know which day is today: every date is said in full. */
export const dayAndTime = (date: string, time: string): string =>
  `${formatDate(date, date)}, ${formatTime(time)}`;

const FIELDS: Readonly<Record<DoctorField, string>> = {
  name: 'Name',
  speciality: 'Speciality',
  feePaise: 'Fee',
  weeklyHours: 'the hours',
  slotMinutes: 'Slot minutes (5 to 240)',
  bufferMinutes: 'Buffer minutes (0 to 120)',
  seatsPerSlot: 'Seats (1 to 50)',
  leave: 'Leave',
  registrationNumber: 'Registration number',
};

const LINES: {
  readonly [Code in StaffRefusal['code']]: (refusal: Extract<StaffRefusal, { code: Code }>) => string;
} = {
  no_such_appointment: () => 'There is no such appointment.',
  no_such_doctor: () => 'There is no such doctor in the tab Doctors.',
  no_such_slot: () => 'The doctor has no such time. Open it in the tab Slots first, or choose another one.',
  has_bookings: ({ references, holds }) =>
    `${bookings(references, holds)}. Choose “${CLOSED_KEEP}” to keep them, or “${CLOSED_CANCEL}”: the patients are told and get their money back.`,
  wrong_status: ({ status }) => `Not possible: the appointment is ${STATUS_WORDS[status]}.`,
  too_early: ({ visitDate, visitTime }) => `Too early: the visit is on ${dayAndTime(visitDate, visitTime)}.`,
  time_past: () => 'That time is over.',
  empty_stretch: () => 'The time ends before it begins.',
  slot_taken: () => 'That time is taken.',
  slot_closed: () => 'That time is closed.',
  other_fee: ({ feePaise, newFeePaise }) =>
    `The other doctor’s fee is ${formatRupees(newFeePaise)}, this appointment’s ${formatRupees(feePaise)}. Cancel it and let the patient book again.`,
  time_overlaps: ({ visitTime }) => `It lies across the doctor’s time at ${formatTime(visitTime)}.`,
  doctor_inactive: () => 'The doctor is not active.',
  same_name: () => 'There is a doctor of that name already. Change that row instead.',
  note_too_long: ({ most }) => `The note is longer than ${most} letters.`,
  already_paid: () => 'It is paid already.',
  nothing_due: () => 'Nothing is due for it.',
  wrong_amount: ({ duePaise }) => `Due is ${formatRupees(duePaise)}.`,
  no_such_payment: () => 'No such payment waits.',
  already_settled: () => 'That payment is settled already.',
  other_currency: () => 'That payment is not in rupees.',
  not_valid: ({ field }) => `Cannot be: ${FIELDS[field]}.`,
};

const STATUS_WORDS = {
  pending: 'not booked yet',
  booked: 'booked',
  arrived: 'marked as arrived',
  fulfilled: 'completed',
  cancelled: 'cancelled',
  noshow: 'marked as no-show',
  waitlist: 'on the waitlist',
} as const;

function bookings(references: readonly string[], holds: number): string {
  const booked =
    references.length === 0
      ? ''
      : `${references.join(', ')} ${references.length === 1 ? 'is' : 'are'} booked then`;
  const held =
    holds === 0 ? '' : `${holds === 1 ? 'a patient is' : `${holds} patients are`} just booking then`;
  return [booked, held].filter((part) => part !== '').join(', and ');
}

export const lineOf = (refusal: StaffRefusal): string => {
  // The table pairs each code with its facts; TypeScript cannot follow that through an index.
  const line = LINES[refusal.code] as (refusal: StaffRefusal) => string;
  return line(refusal);
};
