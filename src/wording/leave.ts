/** What patients read when their doctor is away: another time that is held for them, and what became of it. Complete in each language by type. */
import type { Language } from '../domain/message/language.ts';
import type { RichText } from '../domain/message/outgoingMessage.ts';
import { formatRupees } from '../domain/money/money.ts';
import { english } from './en/vocabulary.ts';
import { hindi } from './hi/vocabulary.ts';
import { hinglish } from './hinglish/vocabulary.ts';
import { bold, lines, rich } from './rich.ts';

export interface AwayFacts {
  readonly doctorName: string;
  readonly visitDate: string;
  readonly visitTime: string;
  readonly reference: string;
}

export interface OfferFacts extends AwayFacts {
  readonly offered: { readonly doctorName: string; readonly visitDate: string; readonly visitTime: string };
  readonly untilDate: string;
  readonly untilTime: string;
  /** What was paid online, and goes back to whoever declines. */
  readonly paidPaise: number;
}

export interface LeaveWording {
  readonly offer: (facts: OfferFacts) => RichText;
  readonly noTime: (facts: AwayFacts & { paidPaise: number }) => RichText;
  /** The offer ran out unanswered: the visit is cancelled. */
  readonly lapsed: (facts: AwayFacts) => RichText;
  readonly backAfterAll: (facts: AwayFacts) => RichText;
  readonly decline: string;
}

const WORDING: Readonly<Record<Language, LeaveWording>> = {
  en: {
    offer: (facts) =>
      lines(
        rich`🙏 Sorry: ${english.doctor(facts.doctorName)} cannot be there on ${english.visit(facts)} (${facts.reference}).`,
        rich`We keep another time for you: ${bold(english.visit(facts.offered))}, ${english.doctor(facts.offered.doctorName)}.`,
        rich`It is yours until ${english.visit({ visitDate: facts.untilDate, visitTime: facts.untilTime })}.${facts.paidPaise > 0 ? ` If it does not suit you, ${formatRupees(facts.paidPaise)} goes back to you.` : null}`,
      ),
    noTime: (facts) =>
      lines(
        rich`🙏 Sorry: ${english.doctor(facts.doctorName)} cannot be there on ${english.visit(facts)}, so ${facts.reference} is cancelled.`,
        facts.paidPaise > 0 ? rich`We are refunding ${bold(formatRupees(facts.paidPaise))}.` : null,
        'Write here for another time.',
      ),
    lapsed: (facts) =>
      rich`The time that was kept for you is free again, and ${facts.reference} (${english.visit(facts)}) is cancelled.`,
    backAfterAll: (facts) =>
      rich`✅ Good news: ${english.doctor(facts.doctorName)} is there after all. Your visit stays as it was: ${bold(english.visit(facts))} (${facts.reference}).`,
    decline: 'Cancel my visit',
  },
  hi: {
    offer: (facts) =>
      lines(
        rich`🙏 माफ़ कीजिए: ${hindi.doctor(facts.doctorName)} ${hindi.visit(facts)} को नहीं आ पाएँगे (${facts.reference})।`,
        rich`हमने आपके लिए दूसरा समय रखा है: ${bold(hindi.visit(facts.offered))}, ${hindi.doctor(facts.offered.doctorName)}।`,
        rich`यह ${hindi.visit({ visitDate: facts.untilDate, visitTime: facts.untilTime })} तक आपका है।${facts.paidPaise > 0 ? ` ठीक न लगे तो ${formatRupees(facts.paidPaise)} आपको वापस मिलेंगे।` : null}`,
      ),
    noTime: (facts) =>
      lines(
        rich`🙏 माफ़ कीजिए: ${hindi.doctor(facts.doctorName)} ${hindi.visit(facts)} को नहीं आ पाएँगे, इसलिए ${facts.reference} रद्द हो गया।`,
        facts.paidPaise > 0 ? rich`${bold(formatRupees(facts.paidPaise))} वापस किए जा रहे हैं।` : null,
        'दूसरे समय के लिए यहीं लिखिए।',
      ),
    lapsed: (facts) =>
      rich`आपके लिए रखा समय अब किसी और को मिल सकता है, और ${facts.reference} (${hindi.visit(facts)}) रद्द हो गया है।`,
    backAfterAll: (facts) =>
      rich`✅ अच्छी ख़बर: ${hindi.doctor(facts.doctorName)} आ रहे हैं। आपका समय वही है: ${bold(hindi.visit(facts))} (${facts.reference})।`,
    decline: 'मेरी विज़िट रद्द करें',
  },
  hinglish: {
    offer: (facts) =>
      lines(
        rich`🙏 Sorry: ${hinglish.doctor(facts.doctorName)} ${hinglish.visit(facts)} ko nahi aa payenge (${facts.reference}).`,
        rich`Humne aapke liye dusra time rakha hai: ${bold(hinglish.visit(facts.offered))}, ${hinglish.doctor(facts.offered.doctorName)}.`,
        rich`Yeh ${hinglish.visit({ visitDate: facts.untilDate, visitTime: facts.untilTime })} tak aapka hai.${facts.paidPaise > 0 ? ` Theek na lage to ${formatRupees(facts.paidPaise)} aapko wapas milenge.` : null}`,
      ),
    noTime: (facts) =>
      lines(
        rich`🙏 Sorry: ${hinglish.doctor(facts.doctorName)} ${hinglish.visit(facts)} ko nahi aa payenge, isliye ${facts.reference} cancel ho gaya.`,
        facts.paidPaise > 0 ? rich`${bold(formatRupees(facts.paidPaise))} wapas kiye ja rahe hain.` : null,
        'Dusre time ke liye yahin likhiye.',
      ),
    lapsed: (facts) =>
      rich`Aapke liye rakha time ab free hai, aur ${facts.reference} (${hinglish.visit(facts)}) cancel ho gaya hai.`,
    backAfterAll: (facts) =>
      rich`✅ Achhi khabar: ${hinglish.doctor(facts.doctorName)} aa rahe hain. Aapka time wahi hai: ${bold(hinglish.visit(facts))} (${facts.reference}).`,
    decline: 'Meri visit cancel karo',
  },
};

export const leaveWordingOf = (language: Language): LeaveWording => WORDING[language];
