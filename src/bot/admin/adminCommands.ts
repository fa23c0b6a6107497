/** The commands of the admin bot: what stands beside the message field, and the words that each one is short for. */
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
    help: 'क्या पूछा और किया जा सकता है',
  },
};

/** A command alone, in words; with words behind it ("/unpaid tomorrow") it is its own name and they. */
const ALONE: Readonly<Record<string, string>> = {
  doctor: 'today by doctor',
  unpaid: 'unpaid today',
  revenue: 'revenue today',
  export: 'export today',
  close: 'close the day',
  money: 'waiting money',
  whatsapp: 'link whatsapp',
};

/** The text of a message as the readers take it: a command becomes the words that it is short for. */
export function wordsOfCommand(text: string): string {
  const [, name = '', rest = ''] = /^\/([a-z_]+)(?:@\w+)?\s*([\s\S]*)$/i.exec(text.trim()) ?? [];
  if (name === '') return text;
  return rest === '' ? (ALONE[name.toLowerCase()] ?? name) : `${name} ${rest}`;
}
