/** Hindi for the admin bot, whole. Used by `adminWording.ts`. */
import type { AdminRole } from '../../domain/admin/admin.ts';
import type { AdminRefusal } from '../../domain/admin/adminRefusal.ts';
import type { UndoObstacle } from '../../domain/admin/deedOrder.ts';
import type { AdminToolName } from '../../domain/admin/rights.ts';
import type { StaffRefusal } from '../../domain/admin/staffRefusal.ts';
import type { RichText } from '../../domain/message/outgoingMessage.ts';
import { formatRupees } from '../../domain/money/money.ts';
import { hindi } from '../hi/vocabulary.ts';
import { asGiven, bold, lines, rich } from '../rich.ts';
import type { AdminWording, AdminWords } from './adminWording.ts';
import { makeAnswers } from './answers.ts';
import { daysInWords } from './daysInWords.ts';
import { hindiDeeds } from './deeds.ts';
import { helpRows } from './helpExamples.ts';

const spans = {
  phrases: hindi,
  fromTo: (from: string, to: string) => `${from} से ${to} तक`,
  from: (start: string) => `${start} से`,
  until: (end: string) => `${end} तक`,
  everyDay: 'सभी दिन',
};

const words: AdminWords = {
  statuses: {
    pending: 'होल्ड पर',
    booked: 'बुक',
    arrived: 'आ गए',
    fulfilled: 'देख लिए गए',
    cancelled: 'रद्द',
    noshow: 'नहीं आए',
    waitlist: 'प्रतीक्षा सूची',
  },
  payments: { paid: 'भुगतान हो गया', unpaid: 'भुगतान बाकी', refunded: 'पैसे लौटाए' },
  channels: { telegram: 'Telegram', whatsapp: 'WhatsApp', desk: 'डेस्क पर', terminal: 'टर्मिनल', admin: 'स्टाफ़' },
  roles: { owner: 'मालिक', front_desk: 'फ्रंट डेस्क', doctor: 'डॉक्टर' },
  charts: {
    bookings_by_day: 'दिन के हिसाब से बुकिंग',
    revenue_by_doctor: 'डॉक्टर के हिसाब से आमदनी',
    hours_by_load: 'व्यस्त घंटे',
    no_shows: 'डॉक्टर के हिसाब से न आने वाले',
  },
  formats: { csv: 'CSV फ़ाइल', xlsx: 'Excel फ़ाइल' },
  days: daysInWords(spans),
  rows: (count) => `${count} पंक्तियाँ`,
  dayClose: (date) => `${hindi.date(date)} का हिसाब`,
  daySheet: ({ doctorName, date }) => `${hindi.doctor(doctorName)} की दिन की सूची, ${hindi.date(date)}`,
};

const MONEY = {
  waiting: 'किसी बुकिंग का नहीं',
  credit: 'अगली विज़िट के लिए रखा है',
  refund_failed: 'रिफ़ंड नहीं हो सका',
} as const;

const STAFF_REFUSALS: { readonly [Code in StaffRefusal['code']]: string } = {
  no_such_appointment: 'ऐसा कोई अपॉइंटमेंट नहीं है।',
  no_such_doctor: 'ऐसे कोई डॉक्टर नहीं हैं।',
  no_such_slot: 'ऐसा कोई ख़ाली समय नहीं है।',
  has_bookings: 'तब किसी की बुकिंग है।',
  wrong_status: 'इसकी स्थिति में यह नहीं हो सकता।',
  too_early: 'अभी इसका समय नहीं आया: विज़िट बाकी है।',
  time_past: 'वह समय बीत चुका है।',
  empty_stretch: 'अंत शुरुआत से पहले है।',
  slot_taken: 'वह समय ले लिया गया है।',
  slot_closed: 'वह समय बंद है।',
  other_fee: 'उन डॉक्टर की फ़ीस अलग है।',
  time_overlaps: 'वह दूसरे समय से टकराता है।',
  doctor_inactive: 'वे डॉक्टर अभी यहाँ नहीं बैठते।',
  same_name: 'इस नाम के डॉक्टर पहले से हैं।',
  note_too_long: 'नोट बहुत लंबा है।',
  already_paid: 'भुगतान पहले ही हो चुका है।',
  nothing_due: 'कुछ बाकी नहीं है।',
  wrong_amount: 'यह रक़म बाकी रक़म से मेल नहीं खाती। बाकी है',
  no_such_payment: 'इस नंबर का कोई भुगतान तय होने को बाकी नहीं है।',
  already_settled: 'यह भुगतान पहले ही तय हो चुका है।',
  other_currency: 'यह भुगतान रुपयों में नहीं है: इसे सिर्फ़ लौटाया जा सकता है।',
  not_valid: 'यह सही नहीं है।',
};

function staffRefusal(refusal: StaffRefusal): string {
  const reason = STAFF_REFUSALS[refusal.code];
  return refusal.code === 'wrong_amount' ? `${reason} ${formatRupees(refusal.duePaise)}.` : reason;
}

const OBSTACLES: Readonly<Record<UndoObstacle, string>> = {
  told: 'यह वापस नहीं हो सकता: लोग पढ़ चुके हैं। चाहें तो दूसरा संदेश भेजिए।',
  cancelled: 'यह वापस नहीं हो सकता: मरीज़ को बता दिया गया है, समय और पैसे लौट चुके हैं। नया अपॉइंटमेंट बुक कीजिए।',
  given_back: 'यह वापस नहीं हो सकता: बॉट फिर जवाब दे रहा है। चैट दोबारा ले लीजिए।',
  money_moved: 'यह वापस नहीं हो सकता: पैसा खाते में चढ़ चुका है और मरीज़ को बता दिया गया है।',
  changed_since: 'यह वापस नहीं हो सकता: इस बीच किसी ने इसे फिर बदला है।',
  old_time_taken: 'यह वापस नहीं हो सकता: पुराना समय अब ख़ाली नहीं है।',
  booked_by_it: 'यह वापस नहीं हो सकता: इसी भुगतान से बुकिंग पक्की हुई थी। अपॉइंटमेंट रद्द कीजिए।',
  day_over: 'यह वापस नहीं हो सकता: उस दिन का हिसाब बंद हो चुका है।',
};

const MISSING = { name: 'नाम', age: 'उम्र', gender: 'पुरुष या महिला', doctor: 'डॉक्टर का नाम' } as const;

const INVITE_NEEDS = {
  name: 'किसे? जैसे लिखिए “invite Ravi as front desk”।',
  role: 'किस भूमिका में? जैसे “invite Ravi as front desk”, “as owner” या “as doctor Rao”।',
  doctor: 'कौन से डॉक्टर? जैसे लिखिए “invite Suresh as doctor Rao”।',
} as const;

const REFUSALS: {
  readonly [Code in AdminRefusal['code']]: (refusal: Extract<AdminRefusal, { code: Code }>) => string;
} = {
  unknown_tool: () => 'यह मैं नहीं कर सकता।',
  bad_arguments: () => 'समझ नहीं आया। कृपया दूसरी तरह से कहिए।',
  not_your_role: () => 'आपकी भूमिका में इसकी अनुमति नहीं है। कृपया क्लिनिक के मालिक से कहिए।',
  not_your_patients: () => 'यहाँ आप केवल अपने मरीज़ देख सकते हैं, किसी और डॉक्टर के नहीं।',
  unknown_doctor: ({ asked }) => `यहाँ ${asked} नाम के कोई डॉक्टर नहीं हैं।`,
  which_doctor: () => 'आप किस डॉक्टर की बात कर रहे हैं?',
  no_such_patient: ({ asked }) => `“${asked}” से कोई मरीज़ नहीं मिला।`,
  no_such_appointment: () => 'ऐसा कोई अपॉइंटमेंट नहीं है। संदर्भ CF-7K3M2 जैसा होता है।',
  no_reports: ({ reference }) => `${reference} की कोई रिपोर्ट नहीं है।`,
  no_receipt: ({ reference }) => `${reference} की कोई रसीद नहीं है: अभी भुगतान नहीं हुआ।`,
  bot_name_unknown: () => 'टेलीग्राम ने अभी बॉट का नाम नहीं बताया। एक मिनट में फिर कोशिश कीजिए।',
  last_owner: () => 'अपने आप को या आख़िरी मालिक को नहीं हटाया जा सकता। कोई दूसरा मालिक कर सकता है।',
  invite_needs: ({ missing }) => INVITE_NEEDS[missing],
  dates_reversed: () => 'आख़िरी दिन पहले दिन से पहले है।',
  range_too_long: ({ days }) => `यह बहुत लंबा समय है। एक बार में ज़्यादा से ज़्यादा ${days} दिन।`,
  day_to_come: ({ date }) => `${hindi.date(date)} अभी आया नहीं।`,
  day_past: ({ date }) => `${hindi.date(date)} बीत चुका है।`,
  nobody_agreed: ({ patients }) =>
    `तब ${patients} मरीज़ बुक हैं, पर किसी ने ऐसे संदेशों की मंज़ूरी नहीं दी है: यह किसी को नहीं जाएगा। कृपया फ़ोन कीजिए।`,
  stretch_needed: () => 'किसका समय, और कब? जैसे लिखिए “कल 4 से 6 डॉ राव का समय बंद करो”।',
  time_not_free: ({ doctorName, date, time, free }) =>
    `${hindi.date(date)}, ${hindi.time(time)}: ${hindi.doctor(doctorName)} के पास यह समय ख़ाली नहीं है। ${free.length === 0 ? 'उस दिन कुछ भी ख़ाली नहीं है।' : 'उस दिन ख़ाली:'}`,
  no_queue: ({ doctorName }) =>
    `${hindi.doctor(doctorName)} मरीज़ों को समय से देखते हैं, टोकन से नहीं: बुलाने को कोई क़तार नहीं है।`,
  nobody_waits: ({ doctorName }) => `${hindi.doctor(doctorName)} के लिए अभी कोई नहीं बैठा है।`,
  no_chat_in_hand: () => 'आपके पास किसी मरीज़ की चैट नहीं है। जैसे लिखिए “CF-7K3M2 की चैट वापस”।',
  nothing_affected: () => 'इससे कुछ नहीं बदलेगा: ऐसा कुछ नहीं है।',
  preview_is_old: () => 'उस झलक के बाद कुछ बदल गया है। अब स्थिति यह है।',
  undo_too_late: ({ minutes }) => `अब देर हो गई: ${minutes} मिनट तक ही वापस लिया जा सकता है।`,
  undo_impossible: ({ why }) => OBSTACLES[why],
  nothing_to_undo: () => 'आपका ऐसा कुछ नहीं है जो वापस लिया जाए।',
  nothing_to_confirm: () => 'अभी कुछ भी हाँ या नहीं के इंतज़ार में नहीं है।',
  confirm_by_hand: () => 'आवाज़ में हाँ ग़लत सुना जा सकता है। कृपया बटन दबाइए या हाँ लिखिए।',
  walk_in_needs: ({ missing }) =>
    `${MISSING[missing]} नहीं मिला। एक लाइन में लिखिए, जैसे: walk-in रमेश 45 पुरुष बुखार डॉ राव अभी, नकद`,
  no_time_left: ({ doctorName }) => `आज ${hindi.doctor(doctorName)} के पास कोई समय ख़ाली नहीं है।`,
  already_done: () => 'यह पहले ही हो चुका है।',
  no_such_person: () => 'सूची में ऐसा कोई व्यक्ति नहीं है।',
  no_such_chat: () => 'ऐसी कोई चैट नहीं है।',
  chat_is_bots: () => 'वह चैट फिर से बॉट के पास है: आपके शब्द नहीं भेजे गए।',
  no_linked_phone: () => 'यहाँ कोई व्हाट्सएप फ़ोन नहीं जुड़ता: WHATSAPP=web से यह चालू होता है।',
  staff_refused: ({ refusal }) => staffRefusal(refusal),
};

export const hindiAdminWording: AdminWording = {
  phrases: hindi,
  say: {
    ...makeAnswers({
      ...spans,
      words,
      and: 'और',
      patient: (asked) => `मरीज़ “${asked}”`,
      appointments: (count) => `${count} अपॉइंटमेंट`,
      moreRows: (count) => `… और ${count}`,
      reports: (count) => `📎 ${count} रिपोर्ट`,
      received: 'मिले',
      refunded: 'लौटाए',
      payments: (count) => `${count} भुगतान`,
      noVisits: 'अभी तक कोई विज़िट नहीं।',
      movements: { online: 'ऑनलाइन', desk: 'डेस्क पर', refund: 'लौटाए' },
    }),
    moneyWaits: ({ lines: told }) =>
      lines(
        ...told.map(
          ({ paymentId, amount, date, standing }) =>
            rich`${bold(amount)} · ${paymentId} · ${hindi.date(date)}: ${MONEY[standing]}`,
        ),
        [''],
        [
          'लिखिए: “pay_… CF-7K3M2 का है” (उसका भुगतान), “pay_… CF-7K3M2 के लिए रखो” (अगली विज़िट), “pay_… वापस करो”, या “pay_… वापस कर दिया”।',
        ],
      ),
    noMoneyWaits: () => ['कोई भुगतान तय होने को बाकी नहीं है।'],
    invited: ({ name, clinicName }) =>
      lines(
        rich`👋 ${name}, यह ${bold(clinicName)} का स्टाफ़ डेस्क है। आप अब सूची में हैं।`,
        'कृपया स्टाफ़ का पासवर्ड भेजिए। पासवर्ड वाला संदेश तुरंत मिटा दिया जाता है।',
      ),
    passwordPlease: ({ clinicName }) => rich`🔐 ${clinicName} का स्टाफ़ डेस्क। कृपया पासवर्ड भेजिए।`,
    passwordWrong: () => ['यह पासवर्ड सही नहीं है।'],
    waitBeforeTrying: ({ minutes }) => rich`बहुत बार ग़लत पासवर्ड आया। कृपया ${minutes} मिनट बाद कोशिश कीजिए।`,
    signedIn: ({ name, minutes }) =>
      rich`✅ स्वागत है, ${bold(name)}। ${minutes} मिनट तक कोई संदेश न आने पर आप साइन आउट हो जाएँगे।`,
    signedOut: () => ['आप साइन आउट हो गए हैं।'],
    languageSet: () => ['अब मैं हिंदी में बात करूँगा।'],
    menuIsOld: () => ['यह बटन एक पुराने संदेश का है।'],
    didNotFollow: () => ['समझ नहीं आया। अपॉइंटमेंट, पैसे या मरीज़ों के बारे में पूछिए, जैसे “कल के बाकी भुगतान”।'],
    help: ({ role, tools }) => helpText(role, tools),
    heard: ({ text }) => rich`🎤 मैंने सुना: “${asGiven(text, 300)}”`,
    voiceNotHeard: () => ['यह वॉइस नोट समझ नहीं आया। कृपया लिखिए, या एक बार फिर बोलिए।'],
    whichLanguage: () => ['कौन सी भाषा?'],
    whatNext: () => ['आप क्या जानना चाहेंगे?'],
    refusal: (refusal) => [REFUSALS[refusal.code](refusal as never)],
    nothingFound: () => ['कुछ नहीं: ऐसा कोई अपॉइंटमेंट नहीं है।'],
    chartComes: ({ what }) => rich`📊 ${what}: चार्ट आ रहा है।`,
    paperComes: ({ what }) => rich`📄 ${what}: अभी भेज रहे हैं।`,
    countTheDrawer: () => rich`दराज़ गिन ली हो तो लिखिए “आज का हिसाब, दराज़ में 4500”: फ़र्क भी काग़ज़ पर आ जाएगा।`,
    fileComes: ({ what, rows }) => rich`📄 ${what} आ रही है, ${rows} पंक्तियाँ।`,
    pairingLink: ({ link, minutes }) => [
      `📲 यहाँ क्लिनिक का व्हाट्सएप फ़ोन जोड़ा और हटाया जाता है। लिंक एक ही बार खुलता है, ${minutes} मिनट के भीतर:`,
      '\n',
      { link },
    ],
    staffListed: ({ people }) =>
      lines(
        [bold('यह बॉट कौन चला सकता है')],
        ...people.map(
          ({ name, role, doctorName, isSignedIn }) =>
            rich`• ${bold(asGiven(name, 60))} · ${words.roles[role]}${doctorName === null ? '' : ` (डॉ. ${doctorName})`}${isSignedIn ? ' · अंदर हैं' : ''}`,
        ),
        [''],
        ['किसी को जोड़ने के लिए लिखिए, जैसे “invite Ravi as front desk”। बटन से किसी को तुरंत हटाया जा सकता है।'],
      ),
    invitation: ({ name, role, link, hours }) =>
      lines(
        rich`🔑 यह लिंक ${bold(asGiven(name, 60))} (${words.roles[role]}) को भेजिए। यह ${hours} घंटे में एक बार खुलता है; फिर पासवर्ड पूछा जाएगा।`,
        [{ link }],
      ),
    reportLinks: ({ reference, minutes, names }) =>
      lines(
        rich`📎 ${bold(reference)}: ${names.length} रिपोर्ट।`,
        rich`हर लिंक ${minutes} मिनट के भीतर एक बार खुलता है, और आपके नाम के साथ दर्ज होता है।`,
      ),
  },
  button: {
    today: 'आज',
    tomorrow: 'कल',
    unpaid: 'आज बाकी भुगतान',
    onlyUnpaid: 'केवल बाकी वाले',
    revenueToday: 'आज की आमदनी',
    revenueWeek: 'इस हफ्ते की आमदनी',
    byDoctor: 'डॉक्टर के हिसाब से',
    byDay: 'दिन के हिसाब से',
    showRows: 'सूची दिखाइए',
    more: 'और',
    chart: 'चार्ट',
    asExcel: 'Excel में',
    asCsv: 'CSV में',
    daySheet: 'दिन की सूची',
    nextToken: 'अगला टोकन',
    sendBack: ({ amount, ending }) => `↩️ ${amount} (…${ending})`,
    reports: 'रिपोर्ट',
    help: 'मदद',
    signOut: 'साइन आउट',
  },
  word: words,
  deed: hindiDeeds,
};

function helpText(role: AdminRole, tools: readonly AdminToolName[]): RichText {
  return lines(
    rich`आप ${bold(words.roles[role])} के रूप में साइन इन हैं। आप खुलकर लिख सकते हैं, जैसे:`,
    ...helpRows('hi', role, tools),
  );
}
