/** Hinglish: one sentence for each refusal, saying what is wrong and what to do instead. */
import { formatFileSize } from '../phrases.ts';
import type { RefusalSentences } from '../refusalSentences.ts';
import { asGiven, bold, lines, rich } from '../rich.ts';
import { hinglishLabels } from './labels.ts';
import { hinglish } from './vocabulary.ts';

/** For what a reader did wrong and the patient did not. */
const calm = () =>
  lines('Maaf kijiye, yeh nahi ho paaya. Neeche se chuniye, ya doosre shabdon mein likhiye.');

export const hinglishRefusals: RefusalSentences = {
  not_now: () => lines('Yeh abhi nahi ho sakta. Chaliye, yahan se aage badhte hain.'),
  unknown_tool: calm,
  bad_arguments: calm,
  needs_patient_yes: () => lines('Yeh hum aapke kehne par hi karenge. Neeche se chuniye.'),
  already_done: () => lines('Yeh pehle hi ho chuka hai, aur kuch karne ki zaroorat nahi hai.'),
  nothing_recorded: () =>
    lines('Is message mein note karne layak kuch nahi mila. Neeche ke sawaal ka jawab dijiye.'),
  unreadable_name: () =>
    lines('Naam samajh mein nahi aaya. Poora naam letters mein likhiye, jaise Asha Sharma.'),
  unusable_phone: () =>
    lines(
      'Yeh India ka mobile number nahi lagta. 6, 7, 8 ya 9 se shuru hone wala 10 digit ka number likhiye.',
    ),
  unusable_age: () =>
    lines(
      'Yeh umar theek nahi lagti. 0 se 120 ke beech likhiye, jaise 34, ya chhote bachche ke liye 7 mahine.',
    ),
  unknown_doctor: ({ asked }) =>
    lines(
      rich`“${asGiven(asked, 60)}” naam ke doctor hamare yahan nahi hain. Hamare doctors mein se chuniye.`,
    ),
  details_missing: () =>
    lines('Time rakhne se pehle kuch aur jaankari chahiye. Neeche ke sawaal ka jawab dijiye.'),
  unknown_slot: () => lines('Yeh time hamare paas nahi hai. Free time mein se chuniye.'),
  slot_taken: () => lines('Maaf kijiye, yeh time abhi-abhi bhar gaya. Koi doosra time chuniye.'),
  slot_past: () => lines('Yeh time nikal chuka hai. Koi baad ka time chuniye.'),
  day_past: ({ date }) =>
    lines(rich`${bold(hinglish.dateAndYear(date))} nikal chuka hai. Koi aane wala din chuniye.`),
  day_closed: ({ date }) =>
    lines(rich`${bold(hinglish.date(date))} ko clinic band hai. Koi doosra din chuniye.`),
  day_too_far: ({ lastDate }) =>
    lines(
      rich`Abhi ${bold(hinglish.date(lastDate))} tak ki hi booking ho rahi hai. Usse pehle ka din chuniye.`,
    ),
  no_appointments: () => lines('Is chat se abhi koi appointment book nahi hai.', 'Kya ek book kar dein?'),
  no_such_appointment: () =>
    lines(`Woh appointment nahi mila. “${hinglishLabels.myAppointments}” mein se chuniye.`),
  appointment_over: () =>
    lines('Us appointment ka time nikal chuka hai, isliye woh badal nahi sakta. Naya book kijiye.'),
  nothing_to_pay: () => lines('Yeh visit free hai: koi payment nahi karna hai.', 'Neeche se confirm kijiye.'),
  offer_over: () =>
    lines('Woh time ab nahi rakha hai.', 'Agar payment hua hai, to paise wapas aa rahe hain.'),
  no_receipt_yet: () => lines('Receipt abhi nahi bani hai. Fees milte hi hum yahin bhej denge.'),
  no_appointment_for_reports: () => lines('Pehle appointment book kijiye. Phir uske liye reports bhejiye.'),
  too_many_reports: ({ limit }) =>
    lines(`Ek appointment ke liye ${limit} reports hi le sakte hain. Baaki aate waqt saath laiye.`),
  report_kind_not_accepted: () => lines('Is tarah ki file hum khol nahi sakte. Photo ya PDF bhejiye.'),
  report_too_large: ({ limitBytes }) =>
    lines(`Yeh file bahut badi hai. ${formatFileSize(limitBytes)} tak ki file, ya panne ki photo bhejiye.`),
  report_empty: () => lines('Yeh file khaali hai. Ek baar phir bhejiye.'),
  too_many_holds: ({ limit }) =>
    lines(`Aapke liye ${limit} time pehle se rakhe hain. Pehle unmein se kisi ko poora ya cancel kijiye.`),
  guardian_needed: () =>
    lines('Bachche ki visit mata-pita ya guardian hi book kar sakte hain. Unse yahan likhne ko kahiye.'),
  fee_differs: () => lines('Un doctor ki fees alag hai. Bataiye, appointment badlein ya nahi.'),
  overlaps_own: () => lines('Us time par pehle se ek visit hai. Koi doosra time chuniye.'),
  prepaid_only: () =>
    lines('Haal ki kuchh visits chhoot gayi thi, isliye iska payment pehle online karna hoga.'),
  waitlist_offer_over: () => lines('Woh time ab aapke liye rakha nahi hai.'),
  not_on_waitlist: () => lines('Aap kisi waiting list mein nahi hain.'),
  code_wrong: () => lines('Yeh code sahi nahi hai. Ek baar phir dekhiye.'),
  code_over: () => lines('Yeh code ab nahi chalega. Naya code maangiye.'),
  too_many_codes: () =>
    lines('Yahan bahut baar code maanga gaya hai. Kal phir koshish kijiye, ya phone kijiye.'),
  no_token: () => lines('Aaj ke liye aapka koi token nahi hai.'),
  waitlist_full: ({ limit }) =>
    lines(`Aap pehle se ${limit} waiting lists mein hain, isse zyada nahi rakh sakte.`),
};
