/** Examples in the help of the staff's bot, by what they do; a test holds each to it (`testing/admin/helpSentences.test.ts`). */
import type { AdminRole } from '../../domain/admin/admin.ts';
import type { AdminToolName } from '../../domain/admin/rights.ts';
import type { Language } from '../../domain/message/language.ts';
import type { RichText } from '../../domain/message/outgoingMessage.ts';
import { rich } from '../rich.ts';

type Examples = Partial<Record<AdminToolName, string>>;

const ENGLISH: Examples = {
  listAppointments: '/today · /tomorrow · “who is coming to Dr Rao tomorrow evening?”',
  countAppointments: '“how many no-shows this month by doctor?”',
  revenue: '/revenue · “collection this week”',
  closeDay: '/close · “day close of yesterday” · “close the day, 4500 in the drawer”',
  findPatient: '“find Asha Verma” · “98765 43210”',
  chart: '“chart of bookings this week”',
  exportAppointments: '/export · “tomorrow as Excel”',
  printDaySheet: '“day sheet of Dr Iyer for tomorrow”',
  openReport: '“reports of CF-7K3M2”',
  blockTime: '/block · “block Dr Rao tomorrow 4 to 6”',
  cancelDay: '“Dr Iyer is on leave tomorrow evening”',
  runningLate: '“Dr Rao is 30 minutes late”',
  markAttendance: '“CF-7K3M2 has arrived” · “CF-7K3M2 no-show”',
  recordCash: '“CF-7K3M2 paid 400 cash”',
  settlePayment: '/money · “pay_… is for CF-7K3M2”',
  recordReturn: '“gave 600 cash back to CF-7K3M2”',
  broadcast: '“tell everybody of tomorrow: bring old reports”',
  takeOverChat: '“take over CF-7K3M2” · “give it back”',
  replyToPatient: '“reply to CF-7K3M2: please bring the report” · “read the chat of CF-7K3M2”',
  callToken: '“next token of Dr Rao”',
  setFollowUp: '“follow-up CF-7K3M2 on 7 December”',
  linkWhatsapp: '/whatsapp · “link WhatsApp”',
  noticeSettings: '/notices',
  showStaff: '/staff · “invite Ravi as front desk”',
  setLanguage: '/language · “Hindi me bolo”',
};

const HINDI: Examples = {
  listAppointments: '/today · /tomorrow · “कल शाम डॉ राव के पास कौन आ रहा है?”',
  countAppointments: '“इस महीने डॉक्टर के हिसाब से कितने नहीं आए?”',
  revenue: '/revenue · “इस हफ्ते का कलेक्शन”',
  closeDay: '/close · “कल का डे क्लोज़” · “आज का हिसाब, दराज़ में 4500”',
  findPatient: '“आशा वर्मा को ढूंढो” · “98765 43210”',
  chart: '“इस हफ्ते की बुकिंग का चार्ट”',
  exportAppointments: '/export · “कल की सूची एक्सेल में”',
  printDaySheet: '“कल के लिए डॉ अय्यर की डे शीट”',
  openReport: '“CF-7K3M2 की रिपोर्ट”',
  blockTime: '/block · “कल 4 से 6 डॉ राव का समय बंद करो”',
  cancelDay: '“डॉ अय्यर कल शाम नहीं आएंगी”',
  runningLate: '“डॉ राव 30 मिनट लेट हैं”',
  markAttendance: '“CF-7K3M2 आ गए” · “CF-7K3M2 नहीं आए”',
  recordCash: '“CF-7K3M2 ने 400 नकद दिए”',
  settlePayment: '/money · “pay_… CF-7K3M2 का है”',
  recordReturn: '“CF-7K3M2 को 600 नकद वापस दिए”',
  broadcast: '“कल के सबको बता दो: पुरानी रिपोर्ट लाएँ”',
  takeOverChat: '“CF-7K3M2 की चैट मुझे दो” · “वापस कर दो”',
  replyToPatient: '“CF-7K3M2 को जवाब: रिपोर्ट ले आइए” · “CF-7K3M2 की चैट पढ़ो”',
  callToken: '“डॉ राव का अगला टोकन”',
  setFollowUp: '“CF-7K3M2 को 7 दिसंबर को फिर बुलाना है”',
  linkWhatsapp: '/whatsapp · “व्हाट्सएप जोड़ो”',
  noticeSettings: '/notices',
  showStaff: '/staff · “invite Ravi as front desk”',
  setLanguage: '/language · “in English”',
};

const HINGLISH: Examples = {
  listAppointments: '/today · /tomorrow · “kal shaam Dr Rao ke paas kaun aa raha hai?”',
  countAppointments: '“is mahine doctor ke hisaab se kitne no-show?”',
  revenue: '/revenue · “is hafte ka collection”',
  closeDay: '/close · “kal ka day close” · “aaj ka hisaab, drawer mein 4500”',
  findPatient: '“Asha Verma ko dhoondo” · “98765 43210”',
  chart: '“is hafte ki bookings ka chart”',
  exportAppointments: '/export · “kal ki list Excel me”',
  printDaySheet: '“kal ke liye Dr Iyer ki day sheet”',
  openReport: '“CF-7K3M2 ki report”',
  blockTime: '/block · “kal 4 se 6 Dr Rao ka time block karo”',
  cancelDay: '“Dr Iyer kal shaam nahi aayenge”',
  runningLate: '“Dr Rao 30 minute late hain”',
  markAttendance: '“CF-7K3M2 aa gaye” · “CF-7K3M2 nahi aaye”',
  recordCash: '“CF-7K3M2 ne 400 cash diye”',
  settlePayment: '/money · “pay_… CF-7K3M2 ka hai”',
  recordReturn: '“CF-7K3M2 ko 600 cash wapas diye”',
  broadcast: '“kal ke sabko bata do: purani report laayein”',
  takeOverChat: '“CF-7K3M2 ki chat mujhe do” · “wapas kar do”',
  replyToPatient: '“CF-7K3M2 ko jawab: report le aaiye” · “CF-7K3M2 ki chat padho”',
  callToken: '“Dr Rao ka agla token”',
  setFollowUp: '“CF-7K3M2 ko 7 December ko phir bulana hai”',
  linkWhatsapp: '/whatsapp · “whatsapp jodo”',
  noticeSettings: '/notices',
  showStaff: '/staff · “invite Ravi as front desk”',
  setLanguage: '/language · “in English”',
};

const EXAMPLES: Readonly<Record<Language, Examples>> = { en: ENGLISH, hi: HINDI, hinglish: HINGLISH };

/** A doctor's own time and patients: nobody needs to be named. */
const OF_DOCTOR: Readonly<Record<Language, Examples>> = {
  en: {
    listAppointments: '/today · /tomorrow · “who is coming tomorrow evening?”',
    countAppointments: '“how many no-shows this month?”',
    printDaySheet: '“day sheet for tomorrow”',
    blockTime: '/block · “block tomorrow 4 to 6”',
    cancelDay: '“I am on leave tomorrow evening”',
    runningLate: '“I am 30 minutes late”',
    callToken: '“next token”',
  },
  hi: {
    listAppointments: '/today · /tomorrow · “कल शाम कौन आ रहा है?”',
    countAppointments: '“इस महीने कितने नहीं आए?”',
    printDaySheet: '“कल की डे शीट”',
    blockTime: '/block · “कल 4 से 6 मेरा समय बंद करो”',
    cancelDay: '“मैं कल शाम छुट्टी पर हूँ”',
    runningLate: '“मैं 30 मिनट लेट हूँ”',
    callToken: '“अगला टोकन”',
  },
  hinglish: {
    listAppointments: '/today · /tomorrow · “kal shaam kaun aa raha hai?”',
    countAppointments: '“is mahine kitne no-show?”',
    printDaySheet: '“kal ki day sheet”',
    blockTime: '/block · “kal 4 se 6 mera time block karo”',
    cancelDay: '“main kal shaam chutti par hoon”',
    runningLate: '“main 30 minute late hoon”',
    callToken: '“agla token”',
  },
};

export function helpRows(
  language: Language,
  role: AdminRole,
  tools: readonly AdminToolName[],
): readonly RichText[] {
  const examples = { ...EXAMPLES[language], ...(role === 'doctor' ? OF_DOCTOR[language] : {}) };
  return tools.flatMap((tool) => (examples[tool] === undefined ? [] : [rich`• ${examples[tool]}`]));
}
