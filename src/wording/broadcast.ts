/** What patients read when the clinic's people write to many of them or take a chat over. Complete in each language by type. */
import type { Language } from '../domain/message/language.ts';
import type { RichText } from '../domain/message/outgoingMessage.ts';
import { asGiven, bold, lines, rich } from './rich.ts';

export interface BroadcastWording {
  readonly fromClinic: (facts: { clinicName: string; text: string }) => RichText;
  readonly personTakesOver: () => RichText;
}

const LONGEST_TEXT = 1_000;

const fromClinic: BroadcastWording['fromClinic'] = ({ clinicName, text }) =>
  lines(rich`📣 ${bold(clinicName)}`, [asGiven(text, LONGEST_TEXT)]);

const WORDING: Readonly<Record<Language, BroadcastWording>> = {
  en: {
    fromClinic,
    personTakesOver: () => ['🙋 A person from the clinic is with you now.'],
  },
  hi: {
    fromClinic,
    personTakesOver: () => ['🙋 अब क्लिनिक के एक व्यक्ति आपसे बात करेंगे।'],
  },
  hinglish: {
    fromClinic,
    personTakesOver: () => ['🙋 Ab clinic ke ek vyakti aapse baat karenge.'],
  },
};

export const broadcastWordingOf = (language: Language): BroadcastWording => WORDING[language];
