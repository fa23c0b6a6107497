/** The commands of the admin bot as Telegram lists them beside the message field; `agent/admin/commandWords.ts` has what each is short for. */
import type { CommandMenu } from '../registerBot.ts';

export const ADMIN_COMMAND_MENU: CommandMenu = {
  en: {
    today: "Today's appointments",
    tomorrow: "Tomorrow's appointments",
    doctor: 'Today by doctor',
    unpaid: 'Unpaid today',
    revenue: 'Revenue today',
    block: "Close a doctor's time",
    export: 'Today as an Excel file',
    close: "Close the day's cash",
    money: 'Payments that wait to be settled',
    whatsapp: "Link the clinic's WhatsApp phone",
    notices: 'What you are told, and when',
    staff: 'Who may use this bot',
    language: 'English, हिंदी, Hinglish',
    help: 'What can be asked and done',
  },
  hi: {
    today: 'आज के अपॉइंटमेंट',
    tomorrow: 'कल के अपॉइंटमेंट',
    doctor: 'आज, डॉक्टर के हिसाब से',
    unpaid: 'आज के बाकी भुगतान',
    revenue: 'आज की आमदनी',
    block: 'डॉक्टर का समय बंद करें',
    export: 'आज की सूची Excel में',
    close: 'दिन का हिसाब बंद करें',
    money: 'तय होने को बाकी भुगतान',
    whatsapp: 'क्लिनिक का व्हाट्सएप फ़ोन जोड़ें',
    notices: 'आपको क्या और कब बताया जाए',
    staff: 'यह बॉट कौन चला सकता है',
    language: 'English, हिंदी, Hinglish',
    help: 'क्या पूछा और किया जा सकता है',
  },
};
