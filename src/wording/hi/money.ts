/** Hindi: fees, payments, refunds and receipts. */
import type { DocumentKind } from '../../domain/money/documents.ts';
import { type DeskMode, formatRupees } from '../../domain/money/money.ts';
import { bold, lines, link, rich } from '../rich.ts';
import type { MoneySentences } from '../themes.ts';
import { hindi } from './vocabulary.ts';

const BY = { cash: 'नकद', upi: 'UPI से', card: 'कार्ड से' } as const satisfies Record<DeskMode, string>;
const PAPERS = {
  receipt: 'आपकी रसीद',
  bill_of_supply: 'आपका बिल',
  tax_invoice: 'आपका टैक्स बिल',
  credit_note: 'आपका क्रेडिट नोट',
} as const satisfies Record<DocumentKind, string>;

export const hindiMoney = {
  fee: ({ doctorName, feePaise }) =>
    lines(rich`${hindi.doctor(doctorName)} की फ़ीस ${bold(formatRupees(feePaise))} है।`),
  paymentWays: () =>
    lines('पेमेंट सुरक्षित लिंक से ऑनलाइन (UPI या कार्ड) हो सकता है, या आने पर क्लिनिक में।', 'रसीद दोनों में मिलती है।'),
  makingPaymentLink: ({ feePaise }) =>
    lines(rich`💳 ${bold(formatRupees(feePaise))} का पेमेंट लिंक बन रहा है। एक मिनट रुकिए।`),
  paymentLink: ({ feePaise, minutesLeft, url }) =>
    lines(
      rich`💳 यहाँ ${bold(formatRupees(feePaise))} का पेमेंट कीजिए:`,
      [link(url)],
      minutesLeft < 1 ? 'लिंक एक मिनट से भी कम चलेगा।' : `लिंक ${minutesLeft} मिनट तक चलेगा।`,
      'पेमेंट मिलते ही हम आपको यहीं बता देंगे।',
    ),
  awaitingPayment: ({ feePaise, holdUntil }) =>
    lines(
      rich`हम आपके ${bold(formatRupees(feePaise))} के पेमेंट का इंतज़ार कर रहे हैं।`,
      rich`आपका समय ${bold(hindi.time(holdUntil))} तक रखा है।`,
    ),
  paymentNotSeenYet: () =>
    lines(
      'आपका पेमेंट अभी हम तक नहीं पहुँचा है। कुछ मिनट लग सकते हैं।',
      'अगर खाते से पैसे कट गए हैं, तो दोबारा पेमेंट मत कीजिए। पैसे मिलते ही हम यहीं बता देंगे।',
    ),
  paymentLinkFailed: () =>
    lines('माफ़ कीजिए, अभी पेमेंट लिंक नहीं बन पाया।', 'फिर से कोशिश कीजिए, या क्लिनिक में पेमेंट कीजिए।'),
  paymentFailed: () =>
    lines(
      'पेमेंट नहीं हो पाया।',
      'अगर पैसे कटे हैं, तो बैंक आम तौर पर अपने-आप लौटा देता है। फिर से कोशिश कीजिए, या क्लिनिक में पेमेंट कीजिए।',
    ),
  paymentReceived: ({ amountPaise }) => lines(rich`✅ ${bold(formatRupees(amountPaise))} मिल गए हैं। धन्यवाद!`),
  paidTooLateSameSlot: () => lines('✅ पेमेंट देर से आया, लेकिन आपका समय खाली था, इसलिए वह आपका ही है।'),
  paidTwice: (facts) =>
    lines(
      rich`${bold(hindi.visit(facts))} (${facts.reference}) का पेमेंट पहले ही हो चुका था, और वह बुक ही है।`,
      rich`दूसरी बार के ${bold(formatRupees(facts.amountPaise))} वापस किए जा रहे हैं।`,
    ),
  paidTooLateRefund: (facts) =>
    lines(
      rich`माफ़ कीजिए, आपका ${bold(formatRupees(facts.amountPaise))} का पेमेंट जब आया, तब तक ${hindi.doctor(facts.doctorName)} का ${hindi.visit(facts)} वाला समय भर चुका था।`,
      'पूरे पैसे उसी खाते में वापस किए जा रहे हैं जिससे पेमेंट हुआ था। बैंक में आम तौर पर 5 से 7 कामकाजी दिन लगते हैं।',
      'क्या दूसरा समय देखें?',
    ),
  refundStarted: ({ amountPaise }) =>
    lines(
      rich`आपके ${bold(formatRupees(amountPaise))} उसी खाते में वापस भेजे जा रहे हैं जिससे पेमेंट हुआ था।`,
      'बैंक में आम तौर पर 5 से 7 कामकाजी दिन लगते हैं।',
    ),
  refundProcessed: ({ amountPaise, refundReference }) =>
    lines(
      rich`✅ आपके ${bold(formatRupees(amountPaise))} बैंक को लौटा दिए गए हैं।`,
      rich`बैंक पूछे तो रिफ़ंड नंबर यह है: ${refundReference}`,
    ),
  strayCredited: ({ amountPaise }) =>
    lines(
      rich`आपके ${bold(formatRupees(amountPaise))} मिले हैं, जो किसी अपॉइंटमेंट से मेल नहीं खाए।`,
      'क्लिनिक ने इन्हें आपकी अगली विज़िट के लिए रखा है: डेस्क पर बताइए, वहीं गिन लिए जाएँगे।',
    ),
  strayRefundStarted: ({ amountPaise }) =>
    lines(
      rich`आपका ${bold(formatRupees(amountPaise))} का पेमेंट किसी अपॉइंटमेंट से मेल नहीं खाया। पैसे उसी खाते में वापस भेजे जा रहे हैं जिससे पेमेंट हुआ था।`,
      'बैंक में आम तौर पर 5 से 7 कामकाजी दिन लगते हैं।',
    ),
  strayReturned: ({ amountPaise }) =>
    lines(rich`क्लिनिक ने आपके ${bold(formatRupees(amountPaise))} लौटा दिए हैं। न मिले हों, तो हमें फ़ोन कीजिए।`),
  deskPaymentReceived: ({ amountPaise, mode }) =>
    lines(rich`✅ क्लिनिक में ${BY[mode]} ${bold(formatRupees(amountPaise))} मिल गए हैं। धन्यवाद!`),
  deskMoneyReturned: ({ amountPaise, mode }) =>
    lines(rich`✅ क्लिनिक में ${BY[mode]} ${bold(formatRupees(amountPaise))} आपको लौटा दिए गए हैं।`),
  deskPaymentTakenBack: ({ amountPaise, mode }) =>
    lines(
      rich`↩️ ${BY[mode]} ${bold(formatRupees(amountPaise))} की एंट्री हमारी ग़लती से हुई थी; उसे और उसकी रसीद को वापस लिया गया है।`,
      'फ़ीस क्लिनिक में देनी है।',
    ),
  paidTooLateOffer: (facts) =>
    lines(
      rich`माफ़ कीजिए, आपका ${bold(formatRupees(facts.amountPaise))} का पेमेंट जब आया, तब तक ${hindi.doctor(facts.doctorName)} का ${hindi.visit(facts)} वाला समय भर चुका था।`,
      rich`नीचे के समय आपके लिए ${bold(hindi.time(facts.holdUntil))} तक रखे हैं; जो चुनेंगे, उसका पेमेंट हो चुका है।`,
      'कोई ठीक न लगे, तो पूरे पैसे वापस कर देंगे।',
    ),
  lateMoneyTaken: ({ amountPaise }) =>
    lines(rich`✅ आपका ${bold(formatRupees(amountPaise))} का पेमेंट नए समय के लिए लग गया है।`),
  lateMoneyGoesBack: ({ amountPaise, becauseOf }) =>
    lines(
      becauseOf === 'wish' ? 'ठीक है।' : 'कोई दूसरा समय नहीं चुना गया, इसलिए अब हमने कोई समय नहीं रखा है।',
      rich`${bold(formatRupees(amountPaise))} उसी खाते में वापस किए जा रहे हैं जिससे पेमेंट हुआ था। बैंक में आम तौर पर 5 से 7 कामकाजी दिन लगते हैं।`,
    ),
  freeReview: ({ doctorName, lastDate }) =>
    lines(
      rich`${hindi.doctor(doctorName)} को दोबारा दिखाना ${bold(hindi.date(lastDate))} तक ${bold('मुफ़्त')} है।`,
    ),
  documentCaption: ({ kind, number }) => `📄 ${PAPERS[kind]} ${number}।`,
  confirmationCaption: ({ reference }) => `📄 आपका अपॉइंटमेंट ${reference}: यह पेज डेस्क पर दिखाइए।`,
} satisfies MoneySentences;
