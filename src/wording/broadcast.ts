/** What patients read when the clinic's people write to many of them, are late, or take a chat over. Complete in each language by type. */
import type { Language } from '../domain/language.ts';
import type { RichText } from '../domain/outgoingMessage.ts';
import { asGiven, bold, lines, rich } from './rich.ts';

export interface BroadcastWording {
  readonly fromClinic: (facts: { clinicName: string; text: string }) => RichText;
  readonly runningLate: (facts: { doctor: string; time: string; minutes: number }) => RichText;
  readonly personTakesOver: () => RichText;
}

const LONGEST_TEXT = 1_000;

const fromClinic: BroadcastWording['fromClinic'] = ({ clinicName, text }) =>
  lines(rich`📣 ${bold(clinicName)}`, [asGiven(text, LONGEST_TEXT)]);

const WORDING: Readonly<Record<Language, BroadcastWording>> = {
  en: {
    fromClinic,
    runningLate: ({ doctor, time, minutes }) =>
      rich`🕒 ${doctor} is running about ${bold(`${minutes} minutes`)} late today. Your visit at ${time} will begin later by as much. Sorry for the wait.`,
    personTakesOver: () => ['🙋 A person from the clinic is with you now.'],
  },
  hi: {
    fromClinic,
    runningLate: ({ doctor, time, minutes }) =>
      rich`🕒 ${doctor} आज क़रीब ${bold(`${minutes} मिनट`)} लेट हैं। ${time} की आपकी विज़िट इतनी देर से शुरू होगी। असुविधा के लिए माफ़ कीजिए।`,
    personTakesOver: () => ['🙋 अब क्लिनिक के एक व्यक्ति आपसे बात करेंगे।'],
  },
  hinglish: {
    fromClinic,
    runningLate: ({ doctor, time, minutes }) =>
      rich`🕒 ${doctor} aaj kareeb ${bold(`${minutes} minute`)} late hain. ${time} ki aapki visit itni der se shuru hogi. Sorry.`,
    personTakesOver: () => ['🙋 Ab clinic ke ek vyakti aapse baat karenge.'],
  },
};

export const broadcastWordingOf = (language: Language): BroadcastWording => WORDING[language];
