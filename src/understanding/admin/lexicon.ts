/** What the clinic's people say to their bot, by meaning, in the three languages; read by `readAdminMessage.ts`. Spelling is folded, so variants that sound alike are listed once. */
import type { Lexicon } from '../words/phraseIndex.ts';

/** What is wanted. */
export type WishMeaning =
  | 'list'
  | 'count'
  | 'revenue'
  | 'payments'
  | 'waitingMoney'
  | 'chart'
  | 'export'
  | 'daySheet'
  | 'report'
  | 'findPatient'
  | 'help'
  | 'menu'
  | 'signOut'
  | 'notices'
  | 'linkWhatsapp'
  | 'closeDay'
  | 'receipt'
  | 'undo'
  | 'staff'
  | 'languageEn'
  | 'languageHi'
  | 'languageHinglish'
  | 'language';

export const WISHES: Lexicon<WishMeaning> = {
  list: `show, show me, list, list of, who is coming, who are coming, who all are coming, whos coming, who comes, who came, who is left, who has, who have, who is next, whos next, which patients, appointments, appointment, bookings, booking, visits, visit, schedule, patients, patient, rows, details, give me, which ones,
    kaun aa raha, kaun aa rahe, kaun aayega, kaun aayegi, kaun aayenge, kaun kaun aayega, kaun kaun aayenge, kin kin, kinko, kinka, kinki, kinhone, kaun kaun aa raha, kaun kaun aa rahe, kaun kaun, kaun aaya, kaun aaye, kaun hai, kaun kaun hai, dikhao, dikha do, dikhaiye, dikhana, batao, bata do, bataiye, kis kis ka, kis kis ne, kiska kiska, kiska, kiski, kisne, kis ne, marij, mareez, list dikhao, kaun nahi,
    दिखाओ, दिखाइए, दिखा दो, बताओ, बताइए, बता दो, सूची, कौन आ रहा, कौन आ रहे, कौन कौन आ रहा, कौन कौन आ रहे, कौन कौन, कौन है, कौन आएगा, कौन आएगी, कौन आएंगे, कौन कौन आएगा, कौन कौन आएंगे, किनको, किन्हें, किनका, किनकी, किन्होंने, कौन आया, कौन आए, अपॉइंटमेंट, बुकिंग, मरीज, मरीज़, किसका, किसकी, किसने, किस किस का, किस किस ने, किस किसने, लिस्ट, किन मरीजों, मरीजों, मरीज़ों`,
  count: `how many, number of, count, count of, total number, total appointments, total bookings, total patients, how much patients,
    kitne, kitni, kitno, kitnon, kitno ne, kitnon ne, kitna patient, ginti, total kitne, kul kitne, count karo, kitne log,
    कितने, कितनी, कितनों, कितनों ने, गिनती, कुल कितने, संख्या`,
  revenue: `revenue, collection, collections, earning, earnings, earned, earn, income, turnover, how much money, how much did we make, how much did we collect, how much did we earn, how much cash, money collected, money received, total collected, how much was collected, how much came in, what came in, what did we make, what did we earn, what did we collect, what did we take in, takings,
    kamai, kamaya, kamaaya, kitna paisa, kitne paise, kitna paisa aaya, kitne paise aaye, paisa kitna aaya, kitna collect, kitna cash, vasuli, amdani, aamdani, kitna mila, kitna jama,
    कमाई, आमदनी, कलेक्शन, वसूली, कितना पैसा, कितने पैसे, कितना पैसा आया, कितने पैसे आए, कितना कमाया, कितना मिला, कितनी कमाई, कितना कलेक्शन, रेवेन्यू`,
  payments: `payments, list of payments, show payments, receipts, who paid today, payment list, transactions,
    payments dikhao, payment list dikhao, भुगतान की सूची, पेमेंट लिस्ट, भुगतान दिखाओ`,
  waitingMoney: `unknown payments, unknown payment, unknown money, unmatched payments, waiting payments, waiting money, payments to settle, stray payments, credits, open credits, anjaan payment, anjaan payments, kiska payment, bina booking ka payment, अनजान भुगतान, अनजान पेमेंट, बिना बुकिंग का भुगतान`,
  chart: `chart, charts, graph, plot, chart of, graph of, picture of, trend, bar chart, chart banao, graph banao, chart dikhao, graph dikhao, chart bhejo, graph bhejo, चार्ट, ग्राफ, ग्राफ़, चार्ट दिखाओ, चार्ट बनाओ, ग्राफ दिखाओ`,
  export: `export, download, spreadsheet, send file, send me the file, file bhejo, export karo, nikalo file, sheet bhejo, एक्सपोर्ट, डाउनलोड, फाइल भेजो, फ़ाइल भेजो`,
  daySheet: `day sheet, daysheet, day sheets, day list, print, printout, print out, pdf, print karo, print kar do, sheet print, डे शीट, प्रिंट, दिन की सूची`,
  report: `report of, reports of, report for, reports for, open report, open reports, open the report, open the reports, show report, show reports, see reports, medical report, medical reports, report kholo, reports kholo, ki report, ki reports, report dikhao, reports dikhao, report, reports, रिपोर्ट, रिपोर्ट खोलो, रिपोर्ट दिखाओ, की रिपोर्ट, रिपोर्टें`,
  findPatient: `find, find patient, search, search for, look up, lookup, who is, phone number of, phone of, number of patient, contact of, patient named, patient called, history of, when does, when is, when did,
    dhoondo, dhundo, dhoondho, dhundho, khojo, search karo, dhoond do, ka number, ka phone, ki history, kab aa raha, kab aa rahi, kab aayenge, kab aayega, kab aayegi, kab aaya, kab aayi,
    ढूंढो, ढूँढो, ढूंढ दो, खोजो, खोजिए, का नंबर, का फोन, कब आ रहा, कब आ रही, कब आएंगे, कब आएगा, कब आएगी, को ढूंढो, को ढूँढो`,
  help: `help, what can you do, what can i ask, commands, madad, kya kya kar sakte, kya pooch sakta, मदद, क्या कर सकते`,
  notices: `notices, notifications, notification, notice settings, quiet hours, digest, alerts, soochna, suchna, notification band, सूचनाएं, सूचनाएँ, नोटिफिकेशन, नोटिस`,
  linkWhatsapp: `link whatsapp, link the whatsapp, whatsapp link, pair whatsapp, whatsapp pairing, pairing page, pairing link, connect whatsapp, reconnect whatsapp, whatsapp qr, whatsapp qr code, whatsapp code, link the phone, unlink whatsapp,
    whatsapp link karo, whatsapp jodo, whatsapp connect karo, whatsapp phir se jodo, whatsapp ka link, whatsapp ka qr,
    व्हाट्सएप जोड़ो, व्हाट्सएप लिंक करो, व्हाट्सएप का लिंक, व्हाट्सएप क्यूआर, व्हाट्सएप फिर से जोड़ो, व्हाट्सऐप जोड़ो`,
  closeDay: `close the day, close day, day close, close the cash, close cash, close the books, din band karo, din ka hisaab, hisaab band, aaj ka hisaab, kal ka hisaab, दिन का हिसाब, हिसाब बंद, डे क्लोज, डे क्लोज़, आज का हिसाब`,
  receipt: `receipt, receipt of, receipt for, bill, bill of, invoice, raseed, rasid, rasid do, receipt do, receipt bhejo, रसीद, बिल`,
  undo: `undo, undo that, undo it, take it back, take that back, wapas lo, wapas le lo, undo karo, undo kar do, वापस लो, वापस ले लो, अनडू`,
  staff: `staff, staff list, list of staff, show staff, who has access, who can use this bot, team, our team, staff dikhao, kaun kaun staff, स्टाफ, स्टाफ़, स्टाफ दिखाओ`,
  menu: `menu, home, main menu, मेन्यू, hello, hi, hey, hello there, hi there, good morning, good afternoon, good evening, namaste, namaskar, namaste ji, ram ram, नमस्ते, नमस्कार, नमस्ते जी`,
  signOut: `sign out, signout, log out, logout, sign me out, log me out, sign out karo, logout karo, साइन आउट, लॉग आउट`,
  languageEn: `in english, english please, speak english, talk in english, answer in english, reply in english, english me, english mein, english bolo, english me bolo, english me baat karo, english mein baat karo, अंग्रेजी में, अंग्रेजी में बोलो, अंग्रेजी में बात करो, अंग्रेजी में बताओ`,
  languageHi: `in hindi, hindi please, speak hindi, talk in hindi, answer in hindi, reply in hindi, hindi me, hindi mein, hindi bolo, hindi me bolo, hindi mein bolo, hindi me baat karo, hindi mein baat karo, hindi me batao, हिंदी में, हिन्दी में, हिंदी बोलो, हिंदी में बोलो, हिंदी में बोलिए, हिंदी में बात करो, हिंदी में बात कीजिए, हिंदी में बताओ, हिंदी में बताइए`,
  languageHinglish: `in hinglish, hinglish please, talk in hinglish, answer in hinglish, hinglish me, hinglish mein, hinglish bolo, hinglish me bolo, hinglish me baat karo, hinglish mein baat karo, हिंग्लिश में`,
  language: `language, change language, change the language, other language, bhasha, bhasha badlo, language badlo, language badal do, भाषा, भाषा बदलो, भाषा बदलिए`,
};

export type StatusMeaning = 'booked' | 'arrived' | 'fulfilled' | 'cancelled' | 'noshow' | 'pending';

export const STATUS_WORDS: Lexicon<StatusMeaning> = {
  booked: `confirmed, still to come, not yet arrived, not arrived yet, yet to come, yet to arrive, upcoming, remaining, still expected, not reached yet, not yet reached, not come yet, not yet come, have not arrived, has not arrived, havent arrived, hasnt arrived, not here yet, not yet here, abhi tak nahi pahunche, abhi tak nahi pahuncha, abhi nahi pahunche, nahi pahunche, abhi tak nahi aaye, abhi tak nahi aaya, abhi nahi aaye, aane wale, aana baki, aana baaki, jo aane hai, अभी तक नहीं पहुंचे, अभी तक नहीं पहुँचे, अभी नहीं पहुंचे, नहीं पहुंचे, नहीं पहुँचे, अभी तक नहीं आए, अभी नहीं आए, आने वाले, आना बाकी, कन्फर्म`,
  arrived: `arrived, has arrived, have arrived, waiting, in the waiting room, checked in, aa gaye, aa gaya, aa gayi, aa chuke, pahunch gaye, baithe hai, baithe hain, intezar kar rahe, wait kar rahe, आ गए, आ गया, आ गई, आ चुके, पहुंच गए, पहुँच गए, बैठे हैं, इंतज़ार कर रहे, इंतजार कर रहे`,
  fulfilled: `seen, consulted, patient dekhe, patients dekhe, mareez dekhe, marij dekhe, kitne dekhe, ne dekhe, मरीज देखे, मरीज़ देखे, कितने देखे, ने देखे, completed, finished, done, attended, treated, dekh liye, dekhe gaye, dekh chuke, ho gaye, ho chuke, complete, देख लिए, देखे गए, देख चुके, हो गए, हो चुके, पूरे हुए`,
  cancelled: `cancelled, canceled, cancellation, cancellations, cancel hue, cancel hua, cancel kiye, cancel kiya, cancel, radd, cancel huye, रद्द, कैंसल, कैंसिल, रद्द हुए, कैंसिल हुए, कैंसल हुए`,
  noshow: `aaye nahi, aaya nahi, aayi nahi, aaye hi nahi, stood us up, did not make it, didnt make it, गायब, गायब रहे, आए नहीं, आया नहीं, आई नहीं, no show, no shows, noshow, noshows, did not come, didnt come, did not turn up, didnt turn up, did not show up, didnt show up, never came, missed, absent, nahi aaye, nahi aaya, nahi aayi, nahin aaye, na aane wale, gayab, नहीं आए, नहीं आया, नहीं आई, न आने वाले, नो शो`,
  pending: `on hold, held, holds, pending booking, pending bookings, hold par, hold pe, होल्ड पर`,
};

export type PaymentMeaning = 'paid' | 'unpaid' | 'refunded' | 'everything';

export const PAYMENT_WORDS_OF_STAFF: Lexicon<PaymentMeaning> = {
  paid: `paid, have paid, has paid, already paid, who paid, prepaid, paid online, paid ones, pay kar diya, pay kiya, pay kar chuke, paisa de diya, paise de diye, paise diye, paid wale, bhugtan ho gaya, payment ho gaya, payment ho gayi, payment aa gaya, payment kar diya, paisa mil gaya, भुगतान हो गया, पैसे दे दिए, पैसे दिए, पैसा दे दिया, पेमेंट हो गया, पेमेंट हो गई, भुगतान कर दिया`,
  unpaid: `unpaid, not paid, not yet paid, have not paid, has not paid, havent paid, hasnt paid, did not pay, didnt pay, due, dues, outstanding, payment pending, pending payment, pending payments, payment due, yet to pay, owes, owe, unpaid ones, baaki, baki, payment baaki, payment baki, paisa baaki, paise baaki, bakaya, udhar, paisa nahi diya, paise nahi diye, pay nahi kiya, payment nahi kiya, payment nahi hua, payment nahi aaya, unpaid wale, baaki wale, बाकी, भुगतान बाकी, पैसे बाकी, पेमेंट बाकी, बकाया, उधार, पैसे नहीं दिए, पैसा नहीं दिया, भुगतान नहीं हुआ, भुगतान नहीं किया, पेमेंट नहीं हुआ, पेमेंट नहीं किया, बाकी वाले`,
  refunded: `refunded, refund, refunds, money back, paisa wapas, paise wapas, refund hua, refund hue, रिफंड, रिफ़ंड, पैसे वापस, पैसे लौटाए`,
  everything: `everybody, everyone, all of them, all appointments, sab, sabhi, saare, sare, सब, सभी, सारे`,
};

export type ChannelMeaning = 'telegram' | 'whatsapp';
export const CHANNEL_WORDS: Lexicon<ChannelMeaning> = {
  telegram: `telegram, via telegram, from telegram, on telegram, telegram se, telegram wale, टेलीग्राम, टेलिग्राम, टेलीग्राम से`,
  whatsapp: `whatsapp, whats app, watsapp, via whatsapp, from whatsapp, on whatsapp, whatsapp se, whatsapp wale, व्हाट्सएप, व्हाट्सऐप, वॉट्सऐप, व्हाट्सएप से`,
};

export type GroupingMeaning = 'day' | 'doctor' | 'status' | 'payment' | 'channel' | 'hour';
export const GROUPING_WORDS: Lexicon<GroupingMeaning> = {
  day: `by day, per day, each day, every day, daily, day wise, daywise, day by day, date wise, datewise, by date, din ke hisaab se, din wise, har din, har roz, roz ka, roz roz, roz ki, roz, rozana, har ek din, दिन के हिसाब से, हर दिन, रोज, रोज़, रोज़ाना, रोजाना, रोज का, रोज़ का, दिन वार`,
  doctor: `by doctor, per doctor, each doctor, every doctor, doctor wise, doctorwise, by doctors, for each doctor, doctor by doctor, each of the doctors, sab doctors ka, sabhi doctors ka, doctor ke hisaab se, har doctor, har doctor ka, har doctor ke, har doctor ki, doctor wise batao, डॉक्टर के हिसाब से, हर डॉक्टर, हर डॉक्टर का, हर डॉक्टर के, हर डॉक्टर की, डॉक्टर वार`,
  status: `by status, per status, status wise, statuswise, status ke hisaab se, स्थिति के हिसाब से, स्टेटस के हिसाब से`,
  payment: `by payment, payment wise, paid and unpaid, paid vs unpaid, paid versus unpaid, payment ke hisaab se, paid aur unpaid, भुगतान के हिसाब से, पेमेंट के हिसाब से`,
  channel: `by channel, per channel, channel wise, channelwise, telegram vs whatsapp, telegram and whatsapp, telegram or whatsapp, telegram aur whatsapp, channel ke hisaab se, चैनल के हिसाब से, टेलीग्राम और व्हाट्सएप`,
  hour: `by hour, hour by hour, peak hour, peak hours, rush hour, rush hours, per hour, hourly, hour wise, hourwise, each hour, by time, busy hours, busiest hours, busiest hour, which hours, ghante ke hisaab se, ghanton ke hisaab se, har ghante, busy ghante, busy ghanton, bheed wale ghante, bheed wale ghanton, kis time zyada, kaunsa time busy, घंटे के हिसाब से, घंटों के हिसाब से, हर घंटे, व्यस्त घंटे, व्यस्त घंटों, भीड़ वाले घंटे, भीड़ वाले घंटों, भीड़ के घंटे, भीड़ के घंटों`,
};

/** Asks for one of many: a grouping where it is asked which has the most, or how many. */
export type UnitMeaning = 'day' | 'doctor' | 'hour';
export const UNIT_WORDS: Lexicon<UnitMeaning> = {
  day: `which day, what day, on which day, which days, kis din, kaun se din, kaunse din, kaunsa din, किस दिन, कौन से दिन, कौन सा दिन`,
  doctor: `which doctor, which doctors, what doctor, kis doctor, kaunse doctor, kaun se doctor, kaun sa doctor, kis kis doctor, किस डॉक्टर, किस किस डॉक्टर, कौन से डॉक्टर, कौन सा डॉक्टर`,
  hour: `which hour, what hour, at which hour, at what hour, what time, at what time, which time, kis ghante, kaunse ghante, kaun se ghante, kis samay, kis time, kaunse time, kitne baje, किस घंटे, कौन से घंटे, किस समय, कितने बजे`,
};

export type MarkMeaning =
  | 'forward'
  | 'most'
  | 'compare'
  | 'only'
  | 'also'
  | 'backward'
  | 'excel'
  | 'csv'
  | 'thisWeek'
  | 'thisMonth'
  | 'thisYear'
  | 'now';
export const MARKS: Lexicon<MarkMeaning> = {
  forward: `ke liye, के लिए, for tomorrow, coming up`,
  most: `most, the most, busiest, busy, peak, highest, rush, crowded, maximum, sabse zyada, sabse jyada, sabse zyaada, sab se zyada, sabse adhik, bheed, bhid, सबसे ज्यादा, सबसे ज़्यादा, सबसे अधिक, भीड़`,
  compare: `compare, comparison, versus, vs, difference between, tulna, muqabla, तुलना, मुकाबला`,
  only: `only, just, only the, out of these, out of them, of these, of those, among them, among these, those, the ones, sirf, bas, keval, inme se, unme se, inmein se, in me se, un me se, केवल, सिर्फ, सिर्फ़, बस, इनमें से, उनमें से, इनमें, उनमें`,
  also: `and, what about, how about, and for, and on, same for, aur, aur ab, waise hi, और, और अब`,
  backward: `were, was, did, had, came, came in, happened, so far, tha, the, thi, thay, hua, hue, hui, huye, aaye, aaya, aayi, gaya, gayi, gaye, kiya, kiye, था, थे, थी, हुआ, हुए, हुई, आए, आया, आई, गए, गया, गई, किया, किए`,
  excel: `excel, xlsx, excel file, as excel, in excel, excel me, excel mein, excel sheet, एक्सेल, एक्सेल में`,
  csv: `csv, as csv, in csv, csv me, csv mein, csv file, सीएसवी`,
  thisWeek: `this week, this weeks, is hafte, is week, is haftey, is saptah, weekly, current week, इस हफ्ते, इस हफ़्ते, इस सप्ताह`,
  thisMonth: `this month, this months, is mahine, is mahene, is month, monthly, current month, month to date, is maheene, इस महीने, इस माह, इस महिने`,
  thisYear: `this year, is saal, is sal, is year, yearly, इस साल, इस वर्ष`,
  now: `right now, now, abhi, is waqt, अभी, इस वक्त, इस समय`,
};

export type DeedMeaning =
  | 'block'
  | 'unblock'
  | 'leave'
  | 'late'
  | 'move'
  | 'takeOver'
  | 'walkIn'
  | 'invite'
  | 'revoke'
  | 'giveBack'
  | 'readChat'
  | 'reply'
  | 'nextToken'
  | 'followUp'
  | 'broadcast'
  | 'returned'
  | 'cash'
  | 'upi'
  | 'card';
/** What is to be done; each is previewed, so that a word read wrongly does nothing. */
export const DEED_WORDS: Lexicon<DeedMeaning> = {
  block: `block, block off, block time, close the time, close time, band karo, band kar do, block karo, block kar do, time band, बंद करो, बंद कर दो, ब्लॉक, ब्लॉक करो, ब्लॉक कर दो, समय बंद`,
  unblock: `unblock, open again, reopen, open up, unblock karo, khol do, kholo, phir se khol, phir se chalu, खोल दो, खोलो, फिर से खोल, फिर से चालू, अनब्लॉक`,
  leave: `on leave, is on leave, takes leave, leave, is away, will be away, is not coming, not coming, will not come, wont come, cannot come, cant come, is absent, off sick, nahi aayenge, nahi aayengi, nahi ayenge, nahi ayengi, nahi aa rahe, nahi aa rahi, nahi aa payenge, nahi aa payengi, nahi aa sakte, nahi baithenge, nahi baithengi, chutti par, chutti pe, chhutti par, chhutti pe, chutti, leave par, leave pe, नहीं आएंगे, नहीं आएंगी, नहीं आएँगे, नहीं आएँगी, नहीं आ रहे, नहीं आ रही, नहीं आ पाएंगे, नहीं आ पाएंगी, नहीं बैठेंगे, छुट्टी पर, छुट्टी`,
  late: `late, running late, is late, delayed, delay, der se, der se aayenge, late hain, late hai, late ho gaye, late aayenge, late chal rahe, लेट, देर से, देरी, लेट हैं`,
  move: `move, shift, reschedule, move it to, badal do, badlo, shift karo, shift kar do, बदल दो, शिफ्ट, शिफ्ट करो`,
  walkIn: `walk in, walkin, walk in patient, new walk in, walk in hai, walk in aaya, walk in aayi, seedhe aaye, seedha aaya, seedhi aayi, bina appointment, bina booking, वॉक इन, वाक इन, वॉकइन, सीधे आए, सीधा आया, सीधी आई, बिना अपॉइंटमेंट`,
  invite: `invite, add to staff, add to the staff, add staff, new staff, naya staff, staff me jodo, staff mein jodo, invite karo, इनवाइट, स्टाफ में जोड़ो, स्टाफ में जोड़िए`,
  revoke: `revoke, remove from staff, take off the bot, remove access, access hatao, staff se hatao, bot se hatao, revoke karo, स्टाफ से हटाओ, स्टाफ से हटा दो, बॉट से हटाओ`,
  takeOver: `take over, take over the chat, take over chat, chat mujhe do, mujhe chat do, main baat karunga, main baat karungi, चैट मुझे दो, मैं बात करूंगा, मैं बात करूंगी`,
  giveBack: `give back, give it back, hand back, back to the bot, bot ko do, bot ko wapas, wapas kar do, चैट वापस, बॉट को दो, वापस कर दो`,
  readChat: `read the chat, read the chat of, read chat, read chat of, show the chat, show chat, open the chat, open chat, what did they write, chat padho, ki chat padho, chat dikhao, ki chat dikhao, chat kholo, चैट पढ़ो, की चैट पढ़ो, चैट दिखाओ, की चैट दिखाओ, चैट खोलो`,
  reply: `reply, reply to, answer, write to, tell the patient, message the patient, jawab do, jawab, ko jawab, ko likho, ko bolo, ko bata do, ko batao, जवाब, को जवाब, जवाब दो, को लिखो, को बोलो, को बता दो, को बताओ`,
  nextToken: `next token, next token of, next token for, call token, call the next token, call next token, call number, next number, next patient in, agla token, agla number, agle ko bulao, agla patient bulao, token bulao, अगला टोकन, अगला नंबर, अगले को बुलाओ, टोकन बुलाओ`,
  followUp: `follow up, followup, follow up on, follow-up, see again, see again on, wants to see again, come again, should come again, review on, phir bulana, phir bulana hai, phir bulaya, dobara bulana, dobara bulana hai, dobara aana, phir aana, फिर बुलाना, फिर बुलाना है, फिर बुलाया, दोबारा बुलाना, दोबारा आना, फिर आना, फॉलो अप`,
  broadcast: `tell everybody, tell everyone, tell all, tell them all, inform everybody, inform everyone, inform all, message everybody, message everyone, message all, broadcast, broadcast to, sabko bata do, sabko batao, sabko bolo, sabko message karo, sabko message bhejo, sab ko bata do, सबको बता दो, सबको बताओ, सबको मैसेज, सबको संदेश`,
  returned: `back, gave back, gave it back, give back in cash, given back, paid back, returned, refunded in cash, refunded by upi, wapas diye, wapas diya, wapas de diye, wapas de diya, wapas kiye, wapas kar diye, lauta diye, lauta diya, lautaye, wapas, वापस दिए, वापस दिया, वापस दे दिए, वापस किए, वापस कर दिए, लौटा दिए, लौटाए, वापस`,
  cash: `cash, in cash, nakad, nagad, नकद, कैश`,
  upi: `upi, by upi, upi se, gpay, phonepe, paytm, google pay, यूपीआई`,
  card: `card, by card, card se, debit card, credit card, कार्ड`,
};

/** Small words that say nothing here; whatever is neither known nor one of these may be a patient's name. Words, separated by spaces. */
export const IDLE_WORDS = `drawer drawers galla दराज दराज़ गल्ला गल्ले everything anything anybody anyone someone booked made look looks like still today saari saara sari mila mili mile walon walo valon ones' yahan yahaan वालों मिला मिली मिले सारी सारा यहां यहाँ the of for with at from to till until in on by a an is are be been will there any we us our i me my you have has get got all please pls plz so far what whats which who whom whose this that these those it its them they their his her he she his do does did and or but then also total full whole one ones named called wise per each as than more most much many out up off about tell give want need see know check let lets new today's tomorrow's doctor doctors dr doc s clinic clinics desk staff money cash amount paise rupees rs file sheet send bhejo bhej bhejiye
  ka ki ke ko se me mein main mai par pe tak ne bhi hi to toh hai hain h he ho hoga hogi honge hua hue tha the thi raha rahi rahe rha rhe aa aaye aaya aayi aayenge ayenge aayega kar karo kare karna kardo do de dena lo le liye wale wala wali kya kitna kitne kitni kaun kon kab kahan kaise kis kin kiska mera mere meri hamara hamare hamari apna apne aur ya yeh ye woh wo vo in un is us log logo logon paas pas saath sath liya ji jo jinka jinki jinke jinhone unka uska inka abhi ab din hafte mahine time samay waqt saal ke doctor doctaron paisa paise payment kul total bhi nahi nahin aaj kal parso shaam subah dopahar baad pehle tarikh wise logon ne naam
  का की के को से में पर पे तक ने भी ही तो है हैं हो होगा होगी होंगे हुआ हुए था थे थी रहा रही रहे आ आए आया आई आएंगे आएगा करो कर करें करना दो दे दीजिए लो ले लिए वाले वाला वाली क्या कितना कितने कितनी कौन कब कहाँ कैसे किस किन मेरा मेरे मेरी हमारा हमारे हमारी अपना अपने और या यह ये वह वो इन उन इस उस लोग लोगों पास साथ जी जो जिनका जिनकी जिनके जिन्होंने उनका उसका इनका अब दिन समय वक्त साल पैसा पैसे भुगतान पेमेंट कुल नहीं न भेजो भेजिए डॉक्टर डॉ डॉक्टरों नाम वह`;
