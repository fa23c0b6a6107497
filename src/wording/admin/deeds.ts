/** The words of deeds in each language. Used by the languages' wording of the admin bot. */
import { counted, english } from '../en/vocabulary.ts';
import { hindi } from '../hi/vocabulary.ts';
import { hinglish } from '../hinglish/vocabulary.ts';
import { makeDeedWording } from './makeDeedWording.ts';

export const englishDeeds = makeDeedWording({
  phrases: english,
  fromTo: (from, to) => `${from} to ${to}`,
  wholeDay: 'the whole day',
  titles: {
    blockTime: ({ doctor, span }) => `Close ${doctor}, ${span}`,
    unblockTime: ({ doctor, span }) => `Open ${doctor} again, ${span}`,
    cancelDay: ({ doctor, span }) => `${doctor} is away, ${span}`,
    markAttendance: ({ patient, reference, attendance, visit }) =>
      `${patient} (${reference}, ${visit}): ${attendance}`,
    recordCash: ({ patient, reference, amount, mode }) => `${amount} ${mode} from ${patient} (${reference})`,
    recordReturn: ({ patient, reference, amount, mode }) =>
      `${amount} given back ${mode} to ${patient} (${reference})`,
    settlePayment: ({ settled }) => settled,
    cancelAppointment: ({ patient, reference, visit, doctor }) =>
      `Cancel ${patient} (${reference}), ${visit}, ${doctor}`,
    moveAppointment: ({ patient, reference, visit, newVisit }) =>
      `Move ${patient} (${reference}) from ${visit} to ${newVisit}`,
    walkIn: ({ person, doctor, newVisit, reference }) =>
      `Walk-in: ${person} · ${doctor}, ${newVisit}${reference === '' ? '' : ` · ${reference}`}`,
    runningLate: ({ doctor, minutes }) => `${doctor} is ${minutes} minutes late today`,
    broadcast: ({ text }) => `Send: “${text}”`,
    takeOverChat: ({ patient, reference }) => `Take over the chat of ${patient} (${reference})`,
    giveBackChat: ({ patient, reference }) => `Give the chat of ${patient} (${reference}) back to the bot`,
    revokePerson: ({ colleague }) => `Take ${colleague} off this bot`,
    replyToPatient: ({ patient, reference, text }) => `Write to ${patient} (${reference}): “${text}”`,
    callToken: ({ doctor, token, waiting }) => `${doctor} sees number ${token}; ${waiting} wait after it`,
    setFollowUp: ({ patient, reference, doctor, newDate }) =>
      `${doctor} wants to see ${patient} (${reference}) again on ${newDate}`,
  },
  effects: {
    blockTime: 'Nobody new can book then. Who is booked stays booked; for a leave write “… is on leave”.',
    unblockTime: null,
    cancelDay:
      'Each of them is offered another time that is held. Who declines or does not answer is cancelled and gets their money back.',
    markAttendance: null,
    recordCash: 'A receipt is numbered and sent to the patient.',
    recordReturn: 'A credit note is numbered and sent to the patient.',
    settlePayment: 'The patient is told, where it is known whose money it is.',
    cancelAppointment: 'The patient is told, and what was paid online goes back.',
    moveAppointment: 'The patient is told both times.',
    walkIn: 'They are entered as arrived, or as booked for the time named.',
    runningLate: 'Each patient who is still to come today is told.',
    broadcast: 'It goes to those who agreed to messages from the clinic.',
    takeOverChat:
      'The bot is silent there for half an hour after the last word. What you write here goes to the patient until you stop.',
    giveBackChat: null,
    replyToPatient: 'The bot is silent there for half an hour, so that the patient can answer you.',
    callToken: 'Whoever is next after it is told.',
    setFollowUp: 'The patient is offered a time then, two days before.',
    revokePerson: 'At once: their session ends and their buttons do nothing.',
  },
  affected: ({ patients, telegram, whatsapp }) =>
    `${counted(patients, 'patient')}: ${telegram} on Telegram, ${whatsapp} on WhatsApp`,
  paid: (amount) => `Paid so far: ${amount}`,
  nobody: 'Nobody is booked then.',
  withoutConsent: (count) => `${counted(count, 'patient')} did not agree to such messages and will get none.`,
  attendances: { arrived: 'arrived', fulfilled: 'seen', noshow: 'did not come' },
  modes: { cash: 'in cash', upi: 'by UPI', card: 'by card' },
  ways: {
    attach: ({ payment, amount, patient, reference }) =>
      `${amount} of ${payment} pays for ${patient} (${reference})`,
    credit: ({ payment, amount, patient, reference }) =>
      `Keep ${amount} of ${payment} for the next visit of ${patient} (${reference})`,
    refund: ({ payment, amount }) => `Send ${amount} of ${payment} back as it came`,
    returned: ({ payment, amount }) => `${amount} of ${payment} was given back by other means`,
  },
  question: 'Shall I do it?',
  done: 'Done',
  undone: 'Undone',
  leaveDone: ({ offered, cancelled }) =>
    `${offered} were offered another time, ${cancelled} had to be cancelled.`,
  leaveUndone: ({ kept, answered }) => `${kept} keep their visit; ${answered} had chosen already.`,
  paper: (number) => `Receipt ${number}`,
  dropped: 'All right, nothing was done.',
  nextToken: (token) => `▶️ Next token: ${token}`,
  confirm: '✅ Yes, do it',
  drop: '✖️ No',
  undo: '↩️ Undo',
  paperButton: '🧾 Receipt',
  genders: { male: 'M', female: 'F', other: 'O' },
  due: (amount) => `Fee: ${amount}, to be paid at the desk`,
  paidNow: ({ amount, mode }) => `${amount} ${mode}, with a receipt`,
  token: (number) => `Token ${number}`,
  toldAgain: (count) => `${counted(count, 'patient')} told that it is not so.`,
  ringUp: (count) => `${counted(count, 'patient')} of them walked in and has no chat: please ring them up.`,
  cost: ({ amount, each, whatsapp }) =>
    whatsapp === 0
      ? 'Cost: nothing, Telegram is free.'
      : `Cost: ${amount} (${whatsapp} × ${each} on WhatsApp; Telegram is free)`,
});

export const hindiDeeds = makeDeedWording({
  phrases: hindi,
  fromTo: (from, to) => `${from} से ${to} तक`,
  wholeDay: 'पूरा दिन',
  titles: {
    blockTime: ({ doctor, span }) => `${doctor} का समय बंद: ${span}`,
    unblockTime: ({ doctor, span }) => `${doctor} का समय फिर चालू: ${span}`,
    cancelDay: ({ doctor, span }) => `${doctor} नहीं आएँगे: ${span}`,
    markAttendance: ({ patient, reference, attendance, visit }) =>
      `${patient} (${reference}, ${visit}): ${attendance}`,
    recordCash: ({ patient, reference, amount, mode }) => `${patient} (${reference}) से ${amount} ${mode}`,
    recordReturn: ({ patient, reference, amount, mode }) =>
      `${patient} (${reference}) को ${amount} ${mode} लौटाए`,
    settlePayment: ({ settled }) => settled,
    cancelAppointment: ({ patient, reference, visit, doctor }) =>
      `${patient} (${reference}) का अपॉइंटमेंट रद्द: ${visit}, ${doctor}`,
    moveAppointment: ({ patient, reference, visit, newVisit }) =>
      `${patient} (${reference}): ${visit} की जगह ${newVisit}`,
    walkIn: ({ person, doctor, newVisit, reference }) =>
      `सीधे आए: ${person} · ${doctor}, ${newVisit}${reference === '' ? '' : ` · ${reference}`}`,
    runningLate: ({ doctor, minutes }) => `${doctor} आज ${minutes} मिनट लेट हैं`,
    broadcast: ({ text }) => `भेजें: “${text}”`,
    takeOverChat: ({ patient, reference }) => `${patient} (${reference}) की चैट आप सँभालेंगे`,
    giveBackChat: ({ patient, reference }) => `${patient} (${reference}) की चैट बॉट को वापस`,
    revokePerson: ({ colleague }) => `${colleague} को इस बॉट से हटाएँ`,
    replyToPatient: ({ patient, reference, text }) => `${patient} (${reference}) को लिखें: “${text}”`,
    callToken: ({ doctor, token, waiting }) => `${doctor} के पास नंबर ${token}; उसके बाद ${waiting} बैठे हैं`,
    setFollowUp: ({ patient, reference, doctor, newDate }) =>
      `${doctor} ने ${patient} (${reference}) को ${newDate} को फिर बुलाया है`,
  },
  effects: {
    blockTime: 'तब कोई नई बुकिंग नहीं होगी। जो बुक हैं वे बने रहेंगे; छुट्टी के लिए “… छुट्टी पर हैं” लिखिए।',
    unblockTime: null,
    cancelDay:
      'हर मरीज़ के लिए दूसरा समय रखकर पूछा जाएगा। जो मना करें या जवाब न दें, उनका अपॉइंटमेंट रद्द होगा और पैसे वापस मिलेंगे।',
    markAttendance: null,
    recordCash: 'रसीद का नंबर बनेगा और मरीज़ को भेजी जाएगी।',
    recordReturn: 'क्रेडिट नोट का नंबर बनेगा और मरीज़ को भेजा जाएगा।',
    settlePayment: 'जिनका पैसा है, पता हो तो उन्हें बताया जाएगा।',
    cancelAppointment: 'मरीज़ को बताया जाएगा, और ऑनलाइन भुगतान वापस होगा।',
    moveAppointment: 'मरीज़ को दोनों समय बताए जाएँगे।',
    walkIn: 'इन्हें आया हुआ लिखा जाएगा, या बताए समय पर बुक।',
    runningLate: 'आज आने वाले हर मरीज़ को बताया जाएगा।',
    broadcast: 'यह उन्हीं को जाएगा जिन्होंने क्लिनिक के संदेशों की सहमति दी है।',
    takeOverChat: 'आख़िरी शब्द के बाद आधे घंटे तक बॉट वहाँ चुप रहेगा। रुकने तक आप जो लिखेंगे वह मरीज़ को जाएगा।',
    giveBackChat: null,
    replyToPatient: 'बॉट वहाँ आधे घंटे चुप रहेगा, ताकि मरीज़ आपको जवाब दे सकें।',
    callToken: 'जिनकी बारी पास है उन्हें बताया जाएगा।',
    setFollowUp: 'मरीज़ से दो दिन पहले समय के लिए पूछा जाएगा।',
    revokePerson: 'तुरंत: सत्र ख़त्म होगा और उनके बटन काम नहीं करेंगे।',
  },
  affected: ({ patients, telegram, whatsapp }) =>
    `${patients} मरीज़: टेलीग्राम पर ${telegram}, व्हाट्सएप पर ${whatsapp}`,
  paid: (amount) => `अब तक भुगतान: ${amount}`,
  nobody: 'तब कोई बुक नहीं है।',
  withoutConsent: (count) => `${count} मरीज़ों ने ऐसे संदेशों की सहमति नहीं दी; उन्हें नहीं जाएगा।`,
  attendances: { arrived: 'आ गए', fulfilled: 'देख लिए गए', noshow: 'नहीं आए' },
  modes: { cash: 'नकद', upi: 'UPI से', card: 'कार्ड से' },
  ways: {
    attach: ({ payment, amount, patient, reference }) =>
      `${payment} के ${amount} ${patient} (${reference}) के अपॉइंटमेंट के लिए`,
    credit: ({ payment, amount, patient, reference }) =>
      `${payment} के ${amount} ${patient} (${reference}) की अगली विज़िट के लिए रखें`,
    refund: ({ payment, amount }) => `${payment} के ${amount} उसी खाते में लौटाएँ`,
    returned: ({ payment, amount }) => `${payment} के ${amount} दूसरे तरीक़े से लौटा दिए गए`,
  },
  question: 'क्या यह कर दूँ?',
  done: 'हो गया',
  undone: 'वापस ले लिया',
  leaveDone: ({ offered, cancelled }) => `${offered} को दूसरा समय दिया गया, ${cancelled} रद्द करने पड़े।`,
  leaveUndone: ({ kept, answered }) => `${kept} का समय वही रहा; ${answered} पहले ही चुन चुके थे।`,
  paper: (number) => `रसीद ${number}`,
  dropped: 'ठीक है, कुछ नहीं किया गया।',
  nextToken: (token) => `▶️ अगला टोकन: ${token}`,
  confirm: '✅ हाँ, कर दो',
  drop: '✖️ नहीं',
  undo: '↩️ वापस लो',
  paperButton: '🧾 रसीद',
  genders: { male: 'पु.', female: 'म.', other: 'अन्य' },
  due: (amount) => `फ़ीस: ${amount}, डेस्क पर देनी है`,
  paidNow: ({ amount, mode }) => `${amount} ${mode}, रसीद के साथ`,
  token: (number) => `टोकन ${number}`,
  toldAgain: (count) => `${count} मरीज़ों को बता दिया कि अब ऐसा नहीं है।`,
  ringUp: (count) => `इनमें से ${count} सीधे आए थे और उनकी चैट नहीं है: कृपया फ़ोन कीजिए।`,
  cost: ({ amount, each, whatsapp }) =>
    whatsapp === 0
      ? 'ख़र्च: कुछ नहीं, टेलीग्राम मुफ़्त है।'
      : `ख़र्च: ${amount} (व्हाट्सएप पर ${whatsapp} × ${each}; टेलीग्राम मुफ़्त है)`,
});

export const hinglishDeeds = makeDeedWording({
  phrases: hinglish,
  fromTo: (from, to) => `${from} se ${to}`,
  wholeDay: 'poora din',
  titles: {
    blockTime: ({ doctor, span }) => `${doctor} ka time band: ${span}`,
    unblockTime: ({ doctor, span }) => `${doctor} ka time phir chalu: ${span}`,
    cancelDay: ({ doctor, span }) => `${doctor} nahi aayenge: ${span}`,
    markAttendance: ({ patient, reference, attendance, visit }) =>
      `${patient} (${reference}, ${visit}): ${attendance}`,
    recordCash: ({ patient, reference, amount, mode }) => `${patient} (${reference}) se ${amount} ${mode}`,
    recordReturn: ({ patient, reference, amount, mode }) =>
      `${patient} (${reference}) ko ${amount} ${mode} wapas`,
    settlePayment: ({ settled }) => settled,
    cancelAppointment: ({ patient, reference, visit, doctor }) =>
      `${patient} (${reference}) ka appointment cancel: ${visit}, ${doctor}`,
    moveAppointment: ({ patient, reference, visit, newVisit }) =>
      `${patient} (${reference}): ${visit} ki jagah ${newVisit}`,
    walkIn: ({ person, doctor, newVisit, reference }) =>
      `Walk-in: ${person} · ${doctor}, ${newVisit}${reference === '' ? '' : ` · ${reference}`}`,
    runningLate: ({ doctor, minutes }) => `${doctor} aaj ${minutes} minute late hain`,
    broadcast: ({ text }) => `Bhejo: “${text}”`,
    takeOverChat: ({ patient, reference }) => `${patient} (${reference}) ki chat aap sambhalenge`,
    giveBackChat: ({ patient, reference }) => `${patient} (${reference}) ki chat bot ko wapas`,
    revokePerson: ({ colleague }) => `${colleague} ko is bot se hatao`,
    replyToPatient: ({ patient, reference, text }) => `${patient} (${reference}) ko likho: “${text}”`,
    callToken: ({ doctor, token, waiting }) =>
      `${doctor} ke paas number ${token}; uske baad ${waiting} baithe hain`,
    setFollowUp: ({ patient, reference, doctor, newDate }) =>
      `${doctor} ne ${patient} (${reference}) ko ${newDate} ko phir bulaya hai`,
  },
  effects: {
    blockTime:
      'Tab nayi booking nahi hogi. Jo booked hain woh rahenge; chutti ke liye “… chutti par hain” likhiye.',
    unblockTime: null,
    cancelDay:
      'Har patient ke liye dusra time hold karke poocha jayega. Jo mana karein ya jawab na dein, unka cancel hoga aur paise wapas milenge.',
    markAttendance: null,
    recordCash: 'Receipt ka number banega aur patient ko bheji jayegi.',
    recordReturn: 'Credit note ka number banega aur patient ko bheja jayega.',
    settlePayment: 'Jinka paisa hai, pata ho to unhe bataya jayega.',
    cancelAppointment: 'Patient ko bataya jayega, aur online payment wapas hoga.',
    moveAppointment: 'Patient ko dono time bataye jayenge.',
    walkIn: 'Inko aaya hua likha jayega, ya bataye time par booked.',
    runningLate: 'Aaj aane wale har patient ko bataya jayega.',
    broadcast: 'Yeh unhi ko jayega jinhone clinic ke messages ki permission di hai.',
    takeOverChat:
      'Aakhri shabd ke baad aadhe ghante tak bot wahan chup rahega. Rukne tak aap jo likhenge woh patient ko jayega.',
    giveBackChat: null,
    replyToPatient: 'Bot wahan aadhe ghante chup rahega, taaki patient aapko jawab de sakein.',
    callToken: 'Jinki baari paas hai unhe bataya jayega.',
    setFollowUp: 'Patient se do din pehle time ke liye poocha jayega.',
    revokePerson: 'Turant: session khatam hoga aur unke button kaam nahi karenge.',
  },
  affected: ({ patients, telegram, whatsapp }) =>
    `${patients} patients: Telegram par ${telegram}, WhatsApp par ${whatsapp}`,
  paid: (amount) => `Ab tak paid: ${amount}`,
  nobody: 'Tab koi booked nahi hai.',
  withoutConsent: (count) => `${count} patients ne aise messages ki permission nahi di; unko nahi jayega.`,
  attendances: { arrived: 'aa gaye', fulfilled: 'dekh liye gaye', noshow: 'nahi aaye' },
  modes: { cash: 'cash', upi: 'UPI se', card: 'card se' },
  ways: {
    attach: ({ payment, amount, patient, reference }) =>
      `${payment} ke ${amount} ${patient} (${reference}) ke appointment ke liye`,
    credit: ({ payment, amount, patient, reference }) =>
      `${payment} ke ${amount} ${patient} (${reference}) ki agli visit ke liye rakhein`,
    refund: ({ payment, amount }) => `${payment} ke ${amount} usi account me wapas`,
    returned: ({ payment, amount }) => `${payment} ke ${amount} doosre tareeke se wapas kiye gaye`,
  },
  question: 'Kar doon?',
  done: 'Ho gaya',
  undone: 'Wapas le liya',
  leaveDone: ({ offered, cancelled }) => `${offered} ko dusra time diya, ${cancelled} cancel karne pade.`,
  leaveUndone: ({ kept, answered }) => `${kept} ka time wahi raha; ${answered} pehle hi chun chuke the.`,
  paper: (number) => `Receipt ${number}`,
  dropped: 'Theek hai, kuch nahi kiya.',
  nextToken: (token) => `▶️ Agla token: ${token}`,
  confirm: '✅ Haan, kar do',
  drop: '✖️ Nahi',
  undo: '↩️ Undo',
  paperButton: '🧾 Receipt',
  genders: { male: 'M', female: 'F', other: 'O' },
  due: (amount) => `Fees: ${amount}, desk par deni hai`,
  paidNow: ({ amount, mode }) => `${amount} ${mode}, receipt ke saath`,
  token: (number) => `Token ${number}`,
  toldAgain: (count) => `${count} patients ko bata diya ki ab aisa nahi hai.`,
  ringUp: (count) => `Inme se ${count} seedhe aaye the aur unki chat nahi hai: please phone kijiye.`,
  cost: ({ amount, each, whatsapp }) =>
    whatsapp === 0
      ? 'Kharch: kuch nahi, Telegram free hai.'
      : `Kharch: ${amount} (WhatsApp par ${whatsapp} × ${each}; Telegram free hai)`,
});
