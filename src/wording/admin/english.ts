/** English for the admin bot, whole. Used by `adminWording.ts`. */
import type { AdminRole } from '../../domain/admin/admin.ts';
import type { AdminRefusal } from '../../domain/admin/adminRefusal.ts';
import type { UndoObstacle } from '../../domain/admin/deedOrder.ts';
import type { AdminToolName } from '../../domain/admin/rights.ts';
import type { StaffRefusal } from '../../domain/admin/staffRefusal.ts';
import type { RichText } from '../../domain/message/outgoingMessage.ts';
import { formatRupees } from '../../domain/money/money.ts';
import { counted, english } from '../en/vocabulary.ts';
import { asGiven, bold, lines, rich } from '../rich.ts';
import type { AdminWording, AdminWords } from './adminWording.ts';
import { makeAnswers } from './answers.ts';
import { daysInWords } from './daysInWords.ts';
import { englishDeeds } from './deeds.ts';
import { helpRows } from './helpExamples.ts';

const spans = {
  phrases: english,
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  from: (start: string) => `from ${start}`,
  until: (end: string) => `until ${end}`,
  everyDay: 'all days',
};

const words: AdminWords = {
  statuses: {
    pending: 'held',
    booked: 'booked',
    arrived: 'arrived',
    fulfilled: 'seen',
    cancelled: 'cancelled',
    noshow: 'no-show',
    waitlist: 'waitlist',
  },
  payments: { paid: 'paid', unpaid: 'unpaid', refunded: 'refunded' },
  channels: {
    telegram: 'Telegram',
    whatsapp: 'WhatsApp',
    desk: 'at the desk',
    terminal: 'terminal',
    admin: 'staff',
  },
  roles: { owner: 'owner', front_desk: 'front desk', doctor: 'doctor' },
  charts: {
    bookings_by_day: 'Bookings by day',
    revenue_by_doctor: 'Revenue by doctor',
    hours_by_load: 'Busy hours',
    no_shows: 'No-shows by doctor',
  },
  formats: { csv: 'CSV file', xlsx: 'Excel file' },
  days: daysInWords(spans),
  rows: (count) => counted(count, 'row'),
  dayClose: (date) => `Day close of ${english.date(date)}`,
  daySheet: ({ doctorName, date }) => `Day sheet of ${english.doctor(doctorName)}, ${english.date(date)}`,
};

const MONEY = {
  waiting: 'fits no booking',
  credit: 'kept for the next visit',
  refund_failed: 'the refund failed',
} as const;

const STAFF_REFUSALS: { readonly [Code in StaffRefusal['code']]: string } = {
  no_such_appointment: 'There is no such appointment.',
  no_such_doctor: 'There is no such doctor.',
  no_such_slot: 'There is no free time like that.',
  has_bookings: 'Somebody is booked then.',
  wrong_status: 'Its status does not allow that.',
  too_early: 'It is too early for that: the visit is still to come.',
  time_past: 'That time is over.',
  empty_stretch: 'The end lies before the beginning.',
  slot_taken: 'That time is taken.',
  slot_closed: 'That time is closed.',
  other_fee: 'That doctor has another fee.',
  time_overlaps: 'That lies across another time.',
  doctor_inactive: 'That doctor does not work here now.',
  same_name: 'There is a doctor of that name already.',
  note_too_long: 'The note is too long.',
  already_paid: 'It is paid already.',
  nothing_due: 'Nothing is due.',
  wrong_amount: 'That is not the amount that is due. Due is',
  no_such_payment: 'No payment of that id waits to be settled.',
  already_settled: 'That payment is settled already.',
  other_currency: 'That payment is not in rupees: it can only go back.',
  not_valid: 'That is not valid.',
};

function staffRefusal(refusal: StaffRefusal): string {
  const reason = STAFF_REFUSALS[refusal.code];
  return refusal.code === 'wrong_amount' ? `${reason} ${formatRupees(refusal.duePaise)}.` : reason;
}

const OBSTACLES: Readonly<Record<UndoObstacle, string>> = {
  told: 'This cannot be undone: people have read it. Send them another message instead.',
  cancelled:
    'This cannot be undone: the patient has been told, and seat and money have gone back. Book a new visit instead.',
  given_back: 'This cannot be undone: the bot has answered again. Take the chat over once more instead.',
  money_moved: 'This cannot be undone: the money is in the books and the patient has been told.',
  changed_since: 'This cannot be undone: somebody has changed it again meanwhile.',
  old_time_taken: 'This cannot be undone: the old time is no longer free.',
  booked_by_it: 'This cannot be undone: the payment has made a booking of a hold. Cancel the visit instead.',
  day_over: 'This cannot be undone: the books of that day are closed.',
};

const MISSING = { name: 'The name', age: 'The age', gender: 'M or F', doctor: 'The doctor' } as const;

const INVITE_NEEDS = {
  name: 'Whom? Write for example “invite Ravi as front desk”.',
  role: 'As what? Write for example “invite Ravi as front desk”, “as owner”, or “as doctor Rao”.',
  doctor: 'Which doctor is it? Write for example “invite Suresh as doctor Rao”.',
} as const;

const REFUSALS: {
  readonly [Code in AdminRefusal['code']]: (refusal: Extract<AdminRefusal, { code: Code }>) => string;
} = {
  unknown_tool: () => 'That is something I cannot do.',
  bad_arguments: () => 'I did not get that. Please say it another way.',
  not_your_role: () => 'Your role does not allow that. Please ask the clinic’s owner.',
  not_your_patients: () => 'You see your own patients here, and no other doctor’s.',
  unknown_doctor: ({ asked }) => `No doctor here is called ${asked}.`,
  which_doctor: () => 'Which doctor do you mean?',
  no_such_patient: ({ asked }) => `No patient is found for “${asked}”.`,
  no_such_appointment: () => 'There is no such appointment. The reference looks like CF-7K3M2.',
  no_reports: ({ reference }) => `${reference} has no reports.`,
  no_receipt: ({ reference }) => `There is no receipt for ${reference}: nothing has been paid.`,
  bot_name_unknown: () => 'Telegram has not told this bot its own name yet. Please try again in a minute.',
  last_owner: () => 'Nobody takes themselves or the last owner off. Another owner can do it.',
  invite_needs: ({ missing }) => INVITE_NEEDS[missing],
  dates_reversed: () => 'The last day lies before the first.',
  range_too_long: ({ days }) => `That is too long. At most ${days} days at once, please.`,
  day_to_come: ({ date }) => `${english.date(date)} is still to come.`,
  day_past: ({ date }) => `${english.date(date)} is over.`,
  nobody_agreed: ({ patients }) =>
    `${patients === 1 ? 'The one patient who is booked then has' : `The ${patients} patients who are booked then have`} not agreed to such messages, so nobody would get it. Please phone.`,
  stretch_needed: () => 'Whose time, and when? Write for example “block Dr Rao tomorrow 4 to 6”.',
  time_not_free: ({ doctorName, date, time, free }) =>
    `${english.doctor(doctorName)} has no free time on ${english.date(date)} at ${english.time(time)}. ${free.length === 0 ? 'Nothing is free that day.' : 'Free that day:'}`,
  no_queue: ({ doctorName }) =>
    `${english.doctor(doctorName)} sees patients by time, not by token: there is no queue to call.`,
  nobody_waits: ({ doctorName }) => `Nobody waits for ${english.doctor(doctorName)} now.`,
  no_chat_in_hand: () => 'You have no patient’s chat in hand. Write for example “give CF-7K3M2 back”.',
  nothing_affected: () => 'That would change nothing: nothing fits.',
  preview_is_old: () => 'Something has changed since that preview. Here is how it stands now.',
  undo_too_late: ({ minutes }) => `It is too late to undo that: it can be taken back for ${minutes} minutes.`,
  undo_impossible: ({ why }) => OBSTACLES[why],
  nothing_to_undo: () => 'There is nothing of yours to undo.',
  nothing_to_confirm: () => 'Nothing is waiting for a yes or a no.',
  confirm_by_hand: () => 'A yes by voice could be misheard. Please tap the button or type yes.',
  walk_in_needs: ({ missing }) =>
    `${MISSING[missing]} is missing. Please write it in one line, for example: walk-in Ramesh 45 M fever Dr Rao now, cash`,
  no_time_left: ({ doctorName }) => `${english.doctor(doctorName)} has no free time left today.`,
  already_done: () => 'That is done already.',
  no_such_person: () => 'No such person is on the list.',
  no_such_chat: () => 'No such chat is known.',
  chat_is_bots: () => 'The bot has that chat again: your words were not sent.',
  no_linked_phone: () => 'No WhatsApp phone is linked here: WHATSAPP=web switches that on.',
  staff_refused: ({ refusal }) => staffRefusal(refusal),
};

export const englishAdminWording: AdminWording = {
  phrases: english,
  say: {
    ...makeAnswers({
      ...spans,
      words,
      and: 'and',
      patient: (asked) => `patient “${asked}”`,
      appointments: (count) => counted(count, 'appointment'),
      moreRows: (count) => `… and ${count} more`,
      reports: (count) => `📎 ${counted(count, 'report')}`,
      received: 'Received',
      refunded: 'Refunded',
      payments: (count) => counted(count, 'payment'),
      noVisits: 'No visits yet.',
      movements: { online: 'online', desk: 'at the desk', refund: 'refunded' },
    }),
    moneyWaits: ({ lines: told }) =>
      lines(
        ...told.map(
          ({ paymentId, amount, date, standing }) =>
            rich`${bold(amount)} · ${paymentId} · ${english.date(date)}: ${MONEY[standing]}`,
        ),
        [''],
        [
          'Write “pay_… is for CF-7K3M2” to let it pay a visit, “keep pay_… for CF-7K3M2” for their next one, “refund pay_…”, or “pay_… was paid back by hand”.',
        ],
      ),
    noMoneyWaits: () => ['No payment waits to be settled.'],
    invited: ({ name, clinicName }) =>
      lines(
        rich`👋 ${name}, this is the staff desk of ${bold(clinicName)}. You are on the list now.`,
        'Please send the staff password. Your message with it is deleted at once.',
      ),
    passwordPlease: ({ clinicName }) => rich`🔐 Staff desk of ${clinicName}. Please send the password.`,
    passwordWrong: () => ['That is not the password.'],
    waitBeforeTrying: ({ minutes }) =>
      rich`Too many wrong passwords. Please try again in ${counted(minutes, 'minute')}.`,
    signedIn: ({ name, minutes }) =>
      rich`✅ Welcome, ${bold(name)}. You stay signed in until you have been silent for ${minutes} minutes.`,
    signedOut: () => ['You are signed out.'],
    languageSet: () => ['I speak English now.'],
    menuIsOld: () => ['That button is from an old message.'],
    didNotFollow: () => [
      'I did not follow that. Ask about appointments, money or patients, for example “unpaid for tomorrow”.',
    ],
    help: ({ role, tools }) => helpText(role, tools),
    heard: ({ text }) => rich`🎤 I heard: “${asGiven(text, 300)}”`,
    voiceNotHeard: () => ['I could not follow that voice note. Please write it, or say it once more.'],
    whatNext: () => ['What would you like to know?'],
    whichLanguage: () => ['Which language?'],
    refusal: (refusal) => [REFUSALS[refusal.code](refusal as never)],
    nothingFound: () => ['Nothing: there is no appointment like that.'],
    chartComes: ({ what }) => rich`📊 ${what}: on its way.`,
    paperComes: ({ what }) => rich`📄 ${what} is on its way.`,
    countTheDrawer: () =>
      rich`Have you counted the drawer? Write “close the day, 4500 in the drawer”, and the difference stands on the paper too.`,
    fileComes: ({ what, rows }) => rich`📄 ${what} with ${counted(rows, 'row')} follows.`,
    pairingLink: ({ link, minutes }) => [
      `📲 Here the clinic’s WhatsApp phone is linked and unlinked. The link opens once, within ${minutes} minutes:`,
      '\n',
      { link },
    ],
    staffListed: ({ people }) =>
      lines(
        [bold('Who may use this bot')],
        ...people.map(
          ({ name, role, doctorName, isSignedIn }) =>
            rich`• ${bold(asGiven(name, 60))} · ${words.roles[role]}${doctorName === null ? '' : ` (Dr ${doctorName})`}${isSignedIn ? ' · signed in' : ''}`,
        ),
        [''],
        [
          'To add somebody, write for example “invite Ravi as front desk”. A button takes somebody off at once.',
        ],
      ),
    invitation: ({ name, role, link, hours }) =>
      lines(
        rich`🔑 Send this link to ${bold(asGiven(name, 60))} (${words.roles[role]}). It opens once, within ${hours} hours; the password is asked for then.`,
        [{ link }],
      ),
    reportLinks: ({ reference, minutes, names }) =>
      lines(
        rich`📎 ${bold(reference)}: ${counted(names.length, 'report')}.`,
        rich`Each link opens once, within ${minutes} minutes, and is logged with your name.`,
      ),
  },
  button: {
    today: 'Today',
    tomorrow: 'Tomorrow',
    unpaid: 'Unpaid today',
    onlyUnpaid: 'Only unpaid',
    revenueToday: 'Revenue today',
    revenueWeek: 'Revenue this week',
    byDoctor: 'By doctor',
    byDay: 'By day',
    showRows: 'Show them',
    more: 'More',
    chart: 'Chart',
    asExcel: 'As Excel',
    asCsv: 'As CSV',
    daySheet: 'Day sheet',
    nextToken: 'Next token',
    sendBack: ({ amount, ending }) => `↩️ ${amount} (…${ending})`,
    reports: 'Reports',
    help: 'Help',
    signOut: 'Sign out',
  },
  word: words,
  deed: englishDeeds,
};

function helpText(role: AdminRole, tools: readonly AdminToolName[]): RichText {
  return lines(
    rich`You are signed in as ${bold(words.roles[role])}. You can write freely, for example:`,
    ...helpRows('en', role, tools),
  );
}
