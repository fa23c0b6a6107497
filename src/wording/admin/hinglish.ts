/** Hinglish for the admin bot, whole. Used by `adminWording.ts`. */
import type { AdminRole } from '../../domain/admin/admin.ts';
import type { AdminRefusal } from '../../domain/admin/adminRefusal.ts';
import type { UndoObstacle } from '../../domain/admin/deedOrder.ts';
import type { AdminToolName } from '../../domain/admin/rights.ts';
import type { StaffRefusal } from '../../domain/admin/staffRefusal.ts';
import type { RichText } from '../../domain/message/outgoingMessage.ts';
import { formatRupees } from '../../domain/money/money.ts';
import { hinglish } from '../hinglish/vocabulary.ts';
import { asGiven, bold, lines, rich } from '../rich.ts';
import type { AdminWording, AdminWords } from './adminWording.ts';
import { makeAnswers } from './answers.ts';
import { daysInWords } from './daysInWords.ts';
import { hinglishDeeds } from './deeds.ts';
import { helpRows } from './helpExamples.ts';

const spans = {
  phrases: hinglish,
  fromTo: (from: string, to: string) => `${from} se ${to}`,
  from: (start: string) => `${start} se`,
  until: (end: string) => `${end} tak`,
  everyDay: 'sabhi din',
};

const words: AdminWords = {
  statuses: {
    pending: 'hold par',
    booked: 'booked',
    arrived: 'aa gaye',
    fulfilled: 'dekh liye',
    cancelled: 'cancel',
    noshow: 'nahi aaye',
    waitlist: 'waitlist',
  },
  payments: { paid: 'paid', unpaid: 'unpaid', refunded: 'refund' },
  channels: {
    telegram: 'Telegram',
    whatsapp: 'WhatsApp',
    desk: 'desk par',
    terminal: 'terminal',
    admin: 'staff',
  },
  roles: { owner: 'owner', front_desk: 'front desk', doctor: 'doctor' },
  charts: {
    bookings_by_day: 'Din ke hisaab se bookings',
    revenue_by_doctor: 'Doctor ke hisaab se collection',
    hours_by_load: 'Busy ghante',
    no_shows: 'Doctor ke hisaab se no-show',
  },
  formats: { csv: 'CSV file', xlsx: 'Excel file' },
  days: daysInWords(spans),
  rows: (count) => `${count} rows`,
  dayClose: (date) => `${hinglish.date(date)} ka hisaab`,
  daySheet: ({ doctorName, date }) => `${hinglish.doctor(doctorName)} ki day sheet, ${hinglish.date(date)}`,
};

const MONEY = {
  waiting: 'kisi booking ka nahi',
  credit: 'agli visit ke liye rakha hai',
  refund_failed: 'refund nahi ho paya',
} as const;

const STAFF_REFUSALS: { readonly [Code in StaffRefusal['code']]: string } = {
  no_such_appointment: 'Aisa koi appointment nahi hai.',
  no_such_doctor: 'Aise koi doctor nahi hain.',
  no_such_slot: 'Aisa koi khali time nahi hai.',
  has_bookings: 'Tab kisi ki booking hai.',
  wrong_status: 'Iske status me yeh nahi ho sakta.',
  too_early: 'Abhi iska time nahi aaya: visit baaki hai.',
  time_past: 'Woh time nikal chuka hai.',
  empty_stretch: 'End shuruaat se pehle hai.',
  slot_taken: 'Woh time le liya gaya hai.',
  slot_closed: 'Woh time band hai.',
  other_fee: 'Un doctor ki fees alag hai.',
  time_overlaps: 'Woh dusre time se takrata hai.',
  doctor_inactive: 'Woh doctor abhi yahan nahi baithte.',
  same_name: 'Is naam ke doctor pehle se hain.',
  note_too_long: 'Note bahut lamba hai.',
  already_paid: 'Payment pehle hi ho chuka hai.',
  nothing_due: 'Kuch due nahi hai.',
  wrong_amount: 'Yeh amount due amount se alag hai. Due hai',
  no_such_payment: 'Is id ka koi payment settle hona baaki nahi hai.',
  already_settled: 'Yeh payment pehle hi settle ho chuka hai.',
  other_currency: 'Yeh payment rupees me nahi hai: ise sirf wapas bhej sakte hain.',
  not_valid: 'Yeh sahi nahi hai.',
};

function staffRefusal(refusal: StaffRefusal): string {
  const reason = STAFF_REFUSALS[refusal.code];
  return refusal.code === 'wrong_amount' ? `${reason} ${formatRupees(refusal.duePaise)}.` : reason;
}

const OBSTACLES: Readonly<Record<UndoObstacle, string>> = {
  told: 'Yeh wapas nahi ho sakta: log padh chuke hain. Chahein to doosra message bhejiye.',
  cancelled:
    'Yeh wapas nahi ho sakta: patient ko bata diya gaya hai, time aur paise laut chuke hain. Naya appointment book kijiye.',
  given_back: 'Yeh wapas nahi ho sakta: bot phir jawab de raha hai. Chat dobara le lijiye.',
  money_moved:
    'Yeh wapas nahi ho sakta: paisa khaate mein chadh chuka hai aur patient ko bata diya gaya hai.',
  changed_since: 'Yeh wapas nahi ho sakta: is beech kisi ne isse phir badla hai.',
  old_time_taken: 'Yeh wapas nahi ho sakta: purana time ab khali nahi hai.',
  booked_by_it: 'Yeh wapas nahi ho sakta: isi payment se booking pakki hui thi. Appointment cancel kijiye.',
  day_over: 'Yeh wapas nahi ho sakta: us din ka hisaab band ho chuka hai.',
};

const MISSING = { name: 'Naam', age: 'Umar', gender: 'M ya F', doctor: 'Doctor ka naam' } as const;

const INVITE_NEEDS = {
  name: 'Kisko? Jaise likhiye “invite Ravi as front desk”.',
  role: 'Kis role mein? Jaise “invite Ravi as front desk”, “as owner” ya “as doctor Rao”.',
  doctor: 'Kaun se doctor? Jaise likhiye “invite Suresh as doctor Rao”.',
} as const;

const REFUSALS: {
  readonly [Code in AdminRefusal['code']]: (refusal: Extract<AdminRefusal, { code: Code }>) => string;
} = {
  unknown_tool: () => 'Yeh main nahi kar sakta.',
  bad_arguments: () => 'Samajh nahi aaya. Dusri tarah se boliye please.',
  not_your_role: () => 'Aapke role me iski permission nahi hai. Clinic ke owner se poochiye.',
  not_your_patients: () => 'Yahan aap sirf apne patients dekh sakte hain, kisi aur doctor ke nahi.',
  unknown_doctor: ({ asked }) => `Yahan ${asked} naam ke koi doctor nahi hain.`,
  which_doctor: () => 'Kis doctor ki baat kar rahe hain?',
  no_such_patient: ({ asked }) => `“${asked}” se koi patient nahi mila.`,
  no_such_appointment: () => 'Aisa koi appointment nahi hai. Reference CF-7K3M2 jaisa hota hai.',
  no_reports: ({ reference }) => `${reference} ki koi report nahi hai.`,
  no_receipt: ({ reference }) => `${reference} ki koi receipt nahi hai: abhi payment nahi hua.`,
  bot_name_unknown: () => 'Telegram ne abhi bot ka naam nahi bataya. Ek minute mein phir koshish kijiye.',
  last_owner: () => 'Apne aap ko ya aakhri owner ko nahi hataya ja sakta. Koi doosra owner kar sakta hai.',
  invite_needs: ({ missing }) => INVITE_NEEDS[missing],
  dates_reversed: () => 'Aakhri din pehle din se pehle hai.',
  range_too_long: ({ days }) => `Yeh bahut lamba hai. Ek baar me zyada se zyada ${days} din.`,
  day_to_come: ({ date }) => `${hinglish.date(date)} abhi aaya nahi.`,
  day_past: ({ date }) => `${hinglish.date(date)} nikal chuka hai.`,
  nobody_agreed: ({ patients }) =>
    `Us waqt ${patients} patient booked hain, par kisi ne aise messages ki manzoori nahi di hai: yeh kisi ko nahi jayega. Please phone kijiye.`,
  stretch_needed: () => 'Kiska time, aur kab? Jaise likhiye “kal 4 se 6 Dr Rao ka time block karo”.',
  time_not_free: ({ doctorName, date, time, free }) =>
    `${hinglish.date(date)}, ${hinglish.time(time)}: ${hinglish.doctor(doctorName)} ke paas yeh time khali nahi hai. ${free.length === 0 ? 'Us din kuch bhi khali nahi hai.' : 'Us din khali:'}`,
  no_queue: ({ doctorName }) =>
    `${hinglish.doctor(doctorName)} patients ko time se dekhte hain, token se nahi: bulane ko koi queue nahi hai.`,
  nobody_waits: ({ doctorName }) => `${hinglish.doctor(doctorName)} ke liye abhi koi nahi baitha hai.`,
  no_chat_in_hand: () => 'Aapke paas kisi patient ki chat nahi hai. Jaise likhiye “CF-7K3M2 ki chat wapas”.',
  nothing_affected: () => 'Isse kuch nahi badlega: aisa kuch nahi hai.',
  preview_is_old: () => 'Us preview ke baad kuch badal gaya hai. Ab aisa hai.',
  undo_too_late: ({ minutes }) => `Ab der ho gayi: ${minutes} minute tak hi wapas liya ja sakta hai.`,
  undo_impossible: ({ why }) => OBSTACLES[why],
  nothing_to_undo: () => 'Aapka aisa kuch nahi hai jo wapas liya jaye.',
  nothing_to_confirm: () => 'Abhi kuch bhi haan ya nahi ke intezar mein nahi hai.',
  confirm_by_hand: () => 'Awaaz mein haan galat suna ja sakta hai. Please button dabaiye ya haan likhiye.',
  walk_in_needs: ({ missing }) =>
    `${MISSING[missing]} nahi mila. Ek line mein likhiye, jaise: walk-in Ramesh 45 M fever Dr Rao abhi, cash`,
  no_time_left: ({ doctorName }) => `Aaj ${hinglish.doctor(doctorName)} ke paas koi time khali nahi hai.`,
  already_done: () => 'Yeh pehle hi ho chuka hai.',
  no_such_person: () => 'List me aisa koi nahi hai.',
  no_such_chat: () => 'Aisi koi chat nahi hai.',
  chat_is_bots: () => 'Woh chat phir se bot ke paas hai: aapke shabd nahi bheje gaye.',
  no_linked_phone: () => 'Yahan koi WhatsApp phone link nahi hota: WHATSAPP=web se yeh chalu hota hai.',
  staff_refused: ({ refusal }) => staffRefusal(refusal),
};

export const hinglishAdminWording: AdminWording = {
  phrases: hinglish,
  say: {
    ...makeAnswers({
      ...spans,
      words,
      and: 'aur',
      patient: (asked) => `patient “${asked}”`,
      appointments: (count) => `${count} appointment`,
      moreRows: (count) => `… aur ${count}`,
      reports: (count) => `📎 ${count} report`,
      received: 'Mila',
      refunded: 'Wapas kiya',
      payments: (count) => `${count} payment`,
      noVisits: 'Abhi tak koi visit nahi.',
      movements: { online: 'online', desk: 'desk par', refund: 'wapas' },
    }),
    moneyWaits: ({ lines: told }) =>
      lines(
        ...told.map(
          ({ paymentId, amount, date, standing }) =>
            rich`${bold(amount)} · ${paymentId} · ${hinglish.date(date)}: ${MONEY[standing]}`,
        ),
        [''],
        [
          'Likhiye: “pay_… CF-7K3M2 ka hai” (uska payment), “pay_… CF-7K3M2 ke liye rakho” (agli visit), “pay_… wapas karo”, ya “pay_… wapas kar diya”.',
        ],
      ),
    noMoneyWaits: () => ['Koi payment settle hona baaki nahi hai.'],
    invited: ({ name, clinicName }) =>
      lines(
        rich`👋 ${name}, yeh ${bold(clinicName)} ka staff desk hai. Aap ab list me hain.`,
        'Staff ka password bhejiye. Password wala message turant delete ho jata hai.',
      ),
    passwordPlease: ({ clinicName }) => rich`🔐 ${clinicName} ka staff desk. Password bhejiye please.`,
    passwordWrong: () => ['Yeh password sahi nahi hai.'],
    waitBeforeTrying: ({ minutes }) =>
      rich`Bahut baar galat password aaya. ${minutes} minute baad try kijiye.`,
    signedIn: ({ name, minutes }) =>
      rich`✅ Welcome, ${bold(name)}. ${minutes} minute tak chup rahne par aap sign out ho jayenge.`,
    signedOut: () => ['Aap sign out ho gaye.'],
    languageSet: () => ['Ab main Hinglish me baat karunga.'],
    menuIsOld: () => ['Yeh button purane message ka hai.'],
    didNotFollow: () => [
      'Samajh nahi aaya. Appointments, paise ya patients ke baare me poochiye, jaise “kal ke unpaid”.',
    ],
    help: ({ role, tools }) => helpText(role, tools),
    heard: ({ text }) => rich`🎤 Maine suna: “${asGiven(text, 300)}”`,
    voiceNotHeard: () => ['Yeh voice note samajh nahi aaya. Please likhiye, ya ek baar phir boliye.'],
    whichLanguage: () => ['Kaun si language?'],
    whatNext: () => ['Kya jaanna chahenge?'],
    refusal: (refusal) => [REFUSALS[refusal.code](refusal as never)],
    nothingFound: () => ['Kuch nahi: aisa koi appointment nahi hai.'],
    chartComes: ({ what }) => rich`📊 ${what}: chart aa raha hai.`,
    paperComes: ({ what }) => rich`📄 ${what}: abhi bhej rahe hain.`,
    countTheDrawer: () =>
      rich`Drawer gin liya ho to likhiye “aaj ka hisaab, drawer mein 4500”: farq bhi kaagaz par aa jayega.`,
    fileComes: ({ what, rows }) => rich`📄 ${what} aa rahi hai, ${rows} rows.`,
    pairingLink: ({ link, minutes }) => [
      `📲 Yahan clinic ka WhatsApp phone link aur unlink hota hai. Link ek hi baar khulta hai, ${minutes} minute ke andar:`,
      '\n',
      { link },
    ],
    staffListed: ({ people }) =>
      lines(
        [bold('Yeh bot kaun chala sakta hai')],
        ...people.map(
          ({ name, role, doctorName, isSignedIn }) =>
            rich`• ${bold(asGiven(name, 60))} · ${words.roles[role]}${doctorName === null ? '' : ` (Dr ${doctorName})`}${isSignedIn ? ' · andar hain' : ''}`,
        ),
        [''],
        [
          'Kisi ko jodne ke liye likhiye, jaise “invite Ravi as front desk”. Button se kisi ko turant hataya ja sakta hai.',
        ],
      ),
    invitation: ({ name, role, link, hours }) =>
      lines(
        rich`🔑 Yeh link ${bold(asGiven(name, 60))} (${words.roles[role]}) ko bhejiye. Yeh ${hours} ghante mein ek baar khulta hai; phir password poocha jayega.`,
        [{ link }],
      ),
    reportLinks: ({ reference, minutes, names }) =>
      lines(
        rich`📎 ${bold(reference)}: ${names.length} report.`,
        rich`Har link ${minutes} minute ke andar ek baar khulta hai, aur aapke naam se log hota hai.`,
      ),
  },
  button: {
    today: 'Aaj',
    tomorrow: 'Kal',
    unpaid: 'Aaj ke unpaid',
    onlyUnpaid: 'Sirf unpaid',
    revenueToday: 'Aaj ka collection',
    revenueWeek: 'Is hafte ka collection',
    byDoctor: 'Doctor ke hisaab se',
    byDay: 'Din ke hisaab se',
    showRows: 'List dikhao',
    more: 'Aur',
    chart: 'Chart',
    asExcel: 'Excel me',
    asCsv: 'CSV me',
    daySheet: 'Day sheet',
    nextToken: 'Agla token',
    sendBack: ({ amount, ending }) => `↩️ ${amount} (…${ending})`,
    reports: 'Reports',
    help: 'Madad',
    signOut: 'Sign out',
  },
  word: words,
  deed: hinglishDeeds,
};

function helpText(role: AdminRole, tools: readonly AdminToolName[]): RichText {
  return lines(
    rich`Aap ${bold(words.roles[role])} ki tarah sign in hain. Khul kar likhiye, jaise:`,
    ...helpRows('hinglish', role, tools),
  );
}
