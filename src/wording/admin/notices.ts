/** What the clinic's people are told without having asked, the digest of the morning, and the names of notices. Complete in each language by type. */

import type { StaffNotice } from '../../domain/admin/staffNotice.ts';
import type { Language } from '../../domain/message/language.ts';
import type { RichText } from '../../domain/message/outgoingMessage.ts';
import { formatRupees } from '../../domain/money/money.ts';
import { counted } from '../en/vocabulary.ts';
import { bold, lines, rich } from '../rich.ts';
import { placeInWords, signInWords } from './chatPlaces.ts';
import { whatsappTrouble } from './whatsappTroubles.ts';

type NoticeLines = {
  readonly [Code in StaffNotice['code']]: (notice: Extract<StaffNotice, { code: Code }>) => string;
};

export interface DigestFacts {
  readonly name: string;
  readonly date: string;
  readonly total: number;
  readonly unpaid: number;
  /** Null for a role that does not see money. */
  readonly yesterdayPaise: number | null;
  readonly yesterdayNoShows: number;
  readonly doctors: readonly { readonly name: string; readonly count: number }[];
}

export interface NoticeWording {
  /** References and chat ids only, never a name, a phone or what a patient wrote. */
  readonly line: (notice: StaffNotice) => string;
  readonly names: Readonly<Record<StaffNotice['code'], string>>;
  readonly digest: (facts: DigestFacts) => RichText;
  readonly settings: (facts: { quiet: string | null; digest: boolean }) => RichText;
  readonly quietOn: string;
  readonly quietOff: string;
  readonly digestOn: string;
  readonly digestOff: string;
}

/** "money_without_home" as words: what is wrong with the books is told to whoever keeps the system, in its own terms. */
const findingText = (finding: string): string => finding.replaceAll('_', ' ');

const exampleText = (examples: readonly { readonly finding: string; readonly subject: string }[]): string =>
  examples.map(({ finding, subject }) => `${subject} (${findingText(finding)})`).join(', ');

const EN_LINES: NoticeLines = {
  red_flag: ({ chat, flag }) =>
    `🚑 Possible emergency (${signInWords(flag, 'en')}) in chat ${chat}. The patient was given 112/108 and your number.`,
  staff_asked_for: ({ chat, state, doctorName, upcoming }) =>
    [
      `🙋 Chat ${chat} asks for a person. The bot is silent there for now.`,
      `It was at: ${placeInWords(state, 'en')}${doctorName === null ? '' : `, Dr ${doctorName}`}.`,
      upcoming.length === 0 ? 'No visits to come.' : `Visits to come: ${upcoming.join(', ')}.`,
    ].join('\n'),
  booked: ({ reference }) => `📅 New booking ${reference}.`,
  cancelled_by_patient: ({ reference }) => `❌ ${reference} was cancelled by the patient.`,
  moved_by_patient: ({ reference }) => `🔁 ${reference} was moved by the patient.`,
  paid_too_late: ({ reference }) =>
    `💳 ${reference} was paid after its time had gone; the refund is on its way.`,
  books_do_not_add_up: ({ count, examples }) =>
    `⚠️ The books do not add up in ${count === 1 ? 'one place' : `${count} places`}: ${exampleText(examples)}. npm run doctor -- --ledger tells all.`,
  late_times_offered: ({ reference }) =>
    `💳 ${reference} was paid after its time had gone; two other times are held and offered to the patient.`,
  refunded_outside: ({ reference }) =>
    `⚠️ ${reference} was refunded in the Razorpay dashboard. The booking stands unless you cancel it.`,
  payment_quarantined: ({ paymentId }) =>
    `⚠️ Payment ${paymentId} matches no booking. Look at it in the Razorpay dashboard, then write here whose it is: /money shows how.`,
  return_at_desk: ({ reference, amountPaise }) =>
    `💵 ${reference} was paid at the desk and is cancelled. Please give ${formatRupees(amountPaise)} back, at the desk or by UPI, and write “gave ${amountPaise / 100} cash back to ${reference}” (or upi).`,
  refund_failed: ({ reference }) =>
    `⚠️ The refund for ${reference} failed for good. Please pay it back by hand.`,
  whatsapp_trouble: ({ trouble }) => whatsappTrouble('en', trouble),
  payment_link_failed: ({ reference }) => `⚠️ No payment link could be made for ${reference}.`,
  bad_rating: ({ reference, rating }) => `😕 The visit ${reference} was given ${rating} of 5 by its patient.`,
  no_show_disputed: ({ reference }) =>
    `🤔 ${reference} was marked as missed; the patient says they were there.`,
  waitlist_booked: ({ reference, feePaise, inMonth }) =>
    `♻️ ${reference} was booked from the waiting list (${formatRupees(feePaise)}). ${inMonth} saved in thirty days.`,
  turn_failed: ({ incident }) => `⚠️ A message could not be answered. Incident ${incident} is in the log.`,
  backup_old: ({ hours }) =>
    `🗄 The last backup is ${hours} hours old. Please look why the night’s is missing: npm run doctor tells.`,
  outbox_growing: ({ waiting, minutes }) =>
    `🐢 ${waiting} messages wait to go out, the oldest for ${minutes} minutes. Something outside does not answer.`,
};

const HI_LINES: NoticeLines = {
  red_flag: ({ chat, flag }) =>
    `🚑 आपात स्थिति हो सकती है (${signInWords(flag, 'hi')}), चैट ${chat}। मरीज़ को 112/108 और आपका नंबर दिया गया।`,
  staff_asked_for: ({ chat, state, doctorName, upcoming }) =>
    [
      `🙋 चैट ${chat} किसी व्यक्ति से बात करना चाहती है। बॉट वहाँ अभी चुप है।`,
      `बॉट यहाँ था: ${placeInWords(state, 'hi')}${doctorName === null ? '' : `, डॉ. ${doctorName}`}।`,
      upcoming.length === 0 ? 'आगे कोई विज़िट नहीं है।' : `आगे की विज़िट: ${upcoming.join(', ')}।`,
    ].join('\n'),
  booked: ({ reference }) => `📅 नई बुकिंग ${reference}।`,
  cancelled_by_patient: ({ reference }) => `❌ मरीज़ ने ${reference} रद्द किया।`,
  moved_by_patient: ({ reference }) => `🔁 मरीज़ ने ${reference} का समय बदला।`,
  paid_too_late: ({ reference }) => `💳 ${reference} का भुगतान समय निकलने के बाद आया; पैसे वापस हो रहे हैं।`,
  books_do_not_add_up: ({ count, examples }) =>
    `⚠️ हिसाब ${count} जगह नहीं मिल रहा: ${exampleText(examples)}। पूरा ब्योरा: npm run doctor -- --ledger`,
  late_times_offered: ({ reference }) => `💳 ${reference} का भुगतान देर से आया; मरीज़ के लिए दो और समय रखे गए हैं।`,
  refunded_outside: ({ reference }) =>
    `⚠️ ${reference} का पैसा Razorpay के डैशबोर्ड से लौटाया गया। आप रद्द न करें तो बुकिंग बनी रहेगी।`,
  payment_quarantined: ({ paymentId }) =>
    `⚠️ भुगतान ${paymentId} किसी बुकिंग का नहीं है। Razorpay के डैशबोर्ड में देखकर यहाँ लिखिए कि किसका है: /money बताता है कैसे।`,
  return_at_desk: ({ reference, amountPaise }) =>
    `💵 ${reference} का भुगतान डेस्क पर हुआ था और वह रद्द है। डेस्क पर या UPI से ${formatRupees(amountPaise)} लौटाकर लिखिए: “${reference} को ${amountPaise / 100} नकद वापस दिए” (या upi)।`,
  refund_failed: ({ reference }) => `⚠️ ${reference} का रिफ़ंड नहीं हो सका। कृपया हाथ से लौटाइए।`,
  whatsapp_trouble: ({ trouble }) => whatsappTrouble('hi', trouble),
  payment_link_failed: ({ reference }) => `⚠️ ${reference} के लिए भुगतान लिंक नहीं बन सका।`,
  bad_rating: ({ reference, rating }) => `😕 मरीज़ ने ${reference} की विज़िट को 5 में से ${rating} दिए।`,
  no_show_disputed: ({ reference }) => `🤔 ${reference} में मरीज़ “नहीं आए” लिखा था; मरीज़ कहते हैं कि वे आए थे।`,
  waitlist_booked: ({ reference, feePaise, inMonth }) =>
    `♻️ ${reference} प्रतीक्षा सूची से बुक हुआ (${formatRupees(feePaise)})। तीस दिन में ${inMonth} बचाए।`,
  turn_failed: ({ incident }) => `⚠️ एक संदेश का जवाब नहीं दिया जा सका। घटना ${incident} लॉग में है।`,
  backup_old: ({ hours }) =>
    `🗄 आख़िरी बैकअप ${hours} घंटे पुराना है। रात का बैकअप क्यों नहीं बना, कृपया देखिए: npm run doctor बताता है।`,
  outbox_growing: ({ waiting, minutes }) =>
    `🐢 ${waiting} संदेश भेजे जाने बाकी हैं, सबसे पुराना ${minutes} मिनट से। बाहर की कोई सेवा जवाब नहीं दे रही।`,
};

const HINGLISH_LINES: NoticeLines = {
  red_flag: ({ chat, flag }) =>
    `🚑 Emergency ho sakti hai (${signInWords(flag, 'hinglish')}), chat ${chat}. Patient ko 112/108 aur aapka number diya gaya.`,
  staff_asked_for: ({ chat, state, doctorName, upcoming }) =>
    [
      `🙋 Chat ${chat} kisi vyakti se baat karna chahti hai. Bot wahan abhi chup hai.`,
      `Bot yahan tha: ${placeInWords(state, 'hinglish')}${doctorName === null ? '' : `, Dr ${doctorName}`}.`,
      upcoming.length === 0 ? 'Aage koi visit nahi hai.' : `Aage ki visits: ${upcoming.join(', ')}.`,
    ].join('\n'),
  booked: ({ reference }) => `📅 Nayi booking ${reference}.`,
  cancelled_by_patient: ({ reference }) => `❌ Patient ne ${reference} cancel kiya.`,
  moved_by_patient: ({ reference }) => `🔁 Patient ne ${reference} ka time badla.`,
  paid_too_late: ({ reference }) =>
    `💳 ${reference} ka payment time nikalne ke baad aaya; refund ho raha hai.`,
  books_do_not_add_up: ({ count, examples }) =>
    `⚠️ Hisaab ${count} jagah nahi mil raha: ${exampleText(examples)}. Poora byora: npm run doctor -- --ledger`,
  late_times_offered: ({ reference }) =>
    `💳 ${reference} ka payment der se aaya; patient ke liye do aur time hold hain.`,
  refunded_outside: ({ reference }) =>
    `⚠️ ${reference} ka refund Razorpay dashboard se hua. Aap cancel na karein to booking rahegi.`,
  payment_quarantined: ({ paymentId }) =>
    `⚠️ Payment ${paymentId} kisi booking ka nahi hai. Razorpay dashboard me dekhkar yahan likhiye kiska hai: /money batata hai kaise.`,
  return_at_desk: ({ reference, amountPaise }) =>
    `💵 ${reference} desk par paid tha aur cancel hai. Desk par ya UPI se ${formatRupees(amountPaise)} wapas karke likhiye: “${reference} ko ${amountPaise / 100} cash wapas diye” (ya upi).`,
  refund_failed: ({ reference }) => `⚠️ ${reference} ka refund nahi ho paya. Haath se wapas kijiye please.`,
  whatsapp_trouble: ({ trouble }) => whatsappTrouble('hinglish', trouble),
  payment_link_failed: ({ reference }) => `⚠️ ${reference} ke liye payment link nahi bana.`,
  bad_rating: ({ reference, rating }) => `😕 Patient ne ${reference} ki visit ko 5 me se ${rating} diye.`,
  no_show_disputed: ({ reference }) => `🤔 ${reference} “nahi aaye” tha; patient kehte hain ki woh aaye the.`,
  waitlist_booked: ({ reference, feePaise, inMonth }) =>
    `♻️ ${reference} waiting list se book hua (${formatRupees(feePaise)}). Tees din me ${inMonth} bache.`,
  turn_failed: ({ incident }) => `⚠️ Ek message ka jawab nahi diya ja saka. Incident ${incident} log me hai.`,
  backup_old: ({ hours }) =>
    `🗄 Aakhri backup ${hours} ghante purana hai. Raat ka backup kyun nahi bana, please dekhiye: npm run doctor batata hai.`,
  outbox_growing: ({ waiting, minutes }) =>
    `🐢 ${waiting} messages bhejne baaki hain, sabse purana ${minutes} minute se. Bahar ki koi service jawab nahi de rahi.`,
};

const en: NoticeWording = {
  line: (notice) => EN_LINES[notice.code](notice as never),
  names: {
    red_flag: 'Emergencies',
    staff_asked_for: 'Asks for a person',
    booked: 'New bookings',
    cancelled_by_patient: 'Cancellations',
    moved_by_patient: 'Moved visits',
    paid_too_late: 'Late payments',
    books_do_not_add_up: 'Books do not add up',
    late_times_offered: 'Late: times offered',
    refunded_outside: 'Outside refunds',
    payment_quarantined: 'Unknown payments',
    return_at_desk: 'Money to return',
    refund_failed: 'Failed refunds',
    whatsapp_trouble: 'WhatsApp trouble',
    payment_link_failed: 'Failed links',
    bad_rating: 'Bad ratings',
    no_show_disputed: 'Disputed no-shows',
    waitlist_booked: 'Waiting list',
    turn_failed: 'Incidents',
    backup_old: 'Old backup',
    outbox_growing: 'Slow sending',
  },
  digest: ({ name, date, total, unpaid, yesterdayPaise, yesterdayNoShows, doctors }) =>
    lines(
      rich`☀️ Good morning, ${name}. ${bold(date)}`,
      total === 0
        ? 'No appointments today.'
        : rich`${bold(counted(total, 'appointment'))} today, ${unpaid === 0 ? 'none' : unpaid} of them unpaid.`,
      ...doctors.map((doctor) => rich`• Dr ${doctor.name}: ${doctor.count}`),
      yesterdayPaise === null ? null : rich`Yesterday: ${formatRupees(yesterdayPaise)} received.`,
      rich`Yesterday’s no-shows: ${yesterdayNoShows}.`,
    ),
  settings: ({ quiet, digest }) =>
    lines(
      '🔔 What you are told. A tap switches it.',
      quiet === null ? 'No quiet hours.' : rich`Quiet hours: ${quiet}; only emergencies come then.`,
      digest ? 'The digest comes at eight in the morning.' : 'No digest.',
    ),
  quietOn: '🌙 Quiet hours on',
  quietOff: '🌙 Quiet hours off',
  digestOn: '☀️ Digest on',
  digestOff: '☀️ Digest off',
};

const hi: NoticeWording = {
  line: (notice) => HI_LINES[notice.code](notice as never),
  names: {
    red_flag: 'आपात स्थिति',
    staff_asked_for: 'व्यक्ति माँगा',
    booked: 'नई बुकिंग',
    cancelled_by_patient: 'रद्द',
    moved_by_patient: 'बदले समय',
    paid_too_late: 'देर से भुगतान',
    books_do_not_add_up: 'हिसाब में फ़र्क़',
    late_times_offered: 'देर: समय रखे',
    refunded_outside: 'बाहर से रिफ़ंड',
    payment_quarantined: 'अनजान भुगतान',
    return_at_desk: 'लौटाने के पैसे',
    refund_failed: 'असफल रिफ़ंड',
    whatsapp_trouble: 'WhatsApp में दिक़्क़त',
    payment_link_failed: 'असफल लिंक',
    bad_rating: 'कम रेटिंग',
    no_show_disputed: 'विवादित ग़ैरहाज़िरी',
    waitlist_booked: 'प्रतीक्षा सूची',
    turn_failed: 'घटनाएँ',
    backup_old: 'पुराना बैकअप',
    outbox_growing: 'धीमी भेजाई',
  },
  digest: ({ name, date, total, unpaid, yesterdayPaise, yesterdayNoShows, doctors }) =>
    lines(
      rich`☀️ सुप्रभात, ${name}। ${bold(date)}`,
      total === 0
        ? 'आज कोई अपॉइंटमेंट नहीं है।'
        : rich`आज ${bold(String(total))} अपॉइंटमेंट, ${unpaid === 0 ? 'किसी' : unpaid} का भुगतान बाकी${unpaid === 0 ? ' नहीं' : ''}।`,
      ...doctors.map((doctor) => rich`• डॉ. ${doctor.name}: ${doctor.count}`),
      yesterdayPaise === null ? null : rich`कल मिले: ${formatRupees(yesterdayPaise)}।`,
      rich`कल नहीं आए: ${yesterdayNoShows}।`,
    ),
  settings: ({ quiet, digest }) =>
    lines(
      '🔔 आपको क्या बताया जाए। दबाने से बदलता है।',
      quiet === null ? 'शांत समय नहीं है।' : rich`शांत समय: ${quiet}; तब केवल आपात सूचना आती है।`,
      digest ? 'सुबह आठ बजे दिन का सार आता है।' : 'दिन का सार बंद है।',
    ),
  quietOn: '🌙 शांत समय चालू',
  quietOff: '🌙 शांत समय बंद',
  digestOn: '☀️ सार चालू',
  digestOff: '☀️ सार बंद',
};

const hinglish: NoticeWording = {
  line: (notice) => HINGLISH_LINES[notice.code](notice as never),
  names: {
    red_flag: 'Emergency',
    staff_asked_for: 'Person maanga',
    booked: 'Nayi booking',
    cancelled_by_patient: 'Cancel',
    moved_by_patient: 'Badle time',
    paid_too_late: 'Late payment',
    books_do_not_add_up: 'Hisaab me farq',
    late_times_offered: 'Late: time hold',
    refunded_outside: 'Bahar se refund',
    payment_quarantined: 'Unknown payment',
    return_at_desk: 'Wapas ke paise',
    refund_failed: 'Failed refund',
    whatsapp_trouble: 'WhatsApp me dikkat',
    payment_link_failed: 'Failed link',
    bad_rating: 'Kam rating',
    no_show_disputed: 'No-show vivad',
    waitlist_booked: 'Waiting list',
    turn_failed: 'Incidents',
    backup_old: 'Purana backup',
    outbox_growing: 'Slow sending',
  },
  digest: ({ name, date, total, unpaid, yesterdayPaise, yesterdayNoShows, doctors }) =>
    lines(
      rich`☀️ Good morning, ${name}. ${bold(date)}`,
      total === 0
        ? 'Aaj koi appointment nahi hai.'
        : rich`Aaj ${bold(String(total))} appointment${total === 1 ? '' : 's'}, ${unpaid} unpaid.`,
      ...doctors.map((doctor) => rich`• Dr ${doctor.name}: ${doctor.count}`),
      yesterdayPaise === null ? null : rich`Kal mila: ${formatRupees(yesterdayPaise)}.`,
      rich`Kal nahi aaye: ${yesterdayNoShows}.`,
    ),
  settings: ({ quiet, digest }) =>
    lines(
      '🔔 Aapko kya bataya jaye. Tap karne se badalta hai.',
      quiet === null ? 'Quiet hours nahi hain.' : rich`Quiet hours: ${quiet}; tab sirf emergency aati hai.`,
      digest ? 'Subah aath baje din ka saar aata hai.' : 'Din ka saar band hai.',
    ),
  quietOn: '🌙 Quiet hours chalu',
  quietOff: '🌙 Quiet hours band',
  digestOn: '☀️ Saar chalu',
  digestOff: '☀️ Saar band',
};

const WORDING: Readonly<Record<Language, NoticeWording>> = { en, hi, hinglish };

export const noticeWordingOf = (language: Language): NoticeWording => WORDING[language];
