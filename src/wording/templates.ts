/**
 * What the clinic says first: the forms that WhatsApp approves before a message may go out a day after the patient's last one
 * (https://developers.facebook.com/docs/whatsapp/message-templates/guidelines). The Cloud channel fills them, `npm run config:docs` writes them out for the approval.
 */
import type { Language } from '../domain/message/language.ts';
import type { MessageTemplate } from '../domain/message/outgoingMessage.ts';
import { wordingOf } from './wordingOf.ts';

export type TemplateName = MessageTemplate['name'];

export interface TemplateForm {
  /** `{{1}}`, `{{2}}`: the places in their order. None of them may stand at the beginning or the end. */
  readonly body: string;
  /** What a reviewer of WhatsApp sees in the places. */
  readonly examples: readonly string[];
  /** Quick replies: the first choices of the message, under the very words that they have elsewhere. */
  readonly buttons: readonly string[];
}

type Bodies = Readonly<Record<Language, string>>;

interface Draft {
  readonly bodies: Bodies;
  readonly examples: Readonly<Record<Language, readonly string[]>>;
  readonly buttons: (language: Language) => readonly string[];
}

const PATIENT = { en: 'Asha Verma', hi: 'आशा वर्मा', hinglish: 'Asha Verma' } as const;
const DOCTOR = { en: 'Dr Lakshmi Iyer', hi: 'डॉ. लक्ष्मी अय्यर', hinglish: 'Dr Lakshmi Iyer' } as const;
const DAY = '2026-11-26';
const TIME = '17:20';

const examples = (
  make: (language: Language, words: ReturnType<typeof wordingOf>) => readonly string[],
): Draft['examples'] => ({
  en: make('en', wordingOf('en')),
  hi: make('hi', wordingOf('hi')),
  hinglish: make('hinglish', wordingOf('hinglish')),
});

const none = (): readonly string[] => [];

const DRAFTS: { readonly [Name in TemplateName]: Draft } = {
  visit_reminder: {
    bodies: {
      en: '⏰ A reminder of the visit of {{1}}: {{2}}, {{3}}. Reference {{4}}. Will you come?',
      hi: '⏰ {{1}} के अपॉइंटमेंट की याद: {{2}}, {{3}}। रेफ़रेंस {{4}}। क्या आप आएँगे?',
      hinglish: '⏰ {{1}} ke appointment ki yaad: {{2}}, {{3}}. Reference {{4}}. Kya aap aayenge?',
    },
    examples: examples((language, words) => [
      PATIENT[language],
      DOCTOR[language],
      words.formatSlot(DAY, TIME),
      'CF-7KQ2M',
    ]),
    buttons: (language) => {
      const { label } = wordingOf(language);
      return [label.iWillCome, label.move, label.cancelAppointment];
    },
  },
  missed_visit: {
    bodies: {
      en: 'We missed {{1}} at the visit to {{2}}, {{3}}. Is everything all right?',
      hi: 'नमस्ते, {{1}} का {{2}} के साथ अपॉइंटमेंट, {{3}}, छूट गया। सब ठीक है?',
      hinglish: 'Namaste, {{1}} ka {{2}} ke saath appointment, {{3}}, chhoot gaya. Sab theek hai?',
    },
    examples: examples((language, words) => [
      PATIENT[language],
      DOCTOR[language],
      words.formatSlot(DAY, TIME),
    ]),
    buttons: (language) => {
      const { label } = wordingOf(language);
      return [label.iWasThere, label.couldNotCome];
    },
  },
  visit_feedback: {
    bodies: {
      en: 'How was the visit of {{1}} to {{2}}? One tap is enough: 5 is very good, 1 is bad.',
      hi: 'नमस्ते, {{1}} की {{2}} के साथ मुलाक़ात कैसी रही? एक टैप काफ़ी है: 5 बहुत अच्छा, 1 ख़राब।',
      hinglish:
        'Namaste, {{1}} ki {{2}} ke saath mulaqat kaisi rahi? Ek tap kaafi hai: 5 bahut achha, 1 kharab.',
    },
    examples: examples((language) => [PATIENT[language], DOCTOR[language]]),
    buttons: () => ['5 ★', '4 ★', '3 ★', '2 ★', '1 ★'],
  },
  follow_up: {
    bodies: {
      en: 'A reminder: {{1}} asked to see {{2}} again around {{3}}. Shall we find a time?',
      hi: 'याद दिला दें: {{1}} ने {{2}} को {{3}} के आसपास फिर दिखाने को कहा था। क्या समय देखें?',
      hinglish:
        'Yaad dila dein: {{1}} ne {{2}} ko {{3}} ke aaspaas phir dikhane ko kaha tha. Kya time dekhein?',
    },
    examples: examples((language, words) => [
      DOCTOR[language],
      PATIENT[language],
      words.formatDate(DAY, DAY),
    ]),
    buttons: (language) => [wordingOf(language).label.bookAgain],
  },
  waitlist_offer: {
    bodies: {
      en: '🎉 A time has become free for {{1}}: {{2}}, {{3}}. We keep it for you until {{4}}. Would you like it?',
      hi: '🎉 {{1}} के लिए एक समय खाली हुआ है: {{2}}, {{3}}। हम इसे {{4}} तक आपके लिए रखेंगे। क्या आपको यह चाहिए?',
      hinglish:
        '🎉 {{1}} ke liye ek time khaali hua hai: {{2}}, {{3}}. Hum ise {{4}} tak aapke liye rakhenge. Kya aapko yeh chahiye?',
    },
    examples: examples((language, words) => [
      PATIENT[language],
      DOCTOR[language],
      words.formatSlot(DAY, TIME),
      words.formatTime('16:20'),
    ]),
    buttons: (language) => {
      const { label } = wordingOf(language);
      return [label.takeOffer, label.declineOffer];
    },
  },
  running_late: {
    bodies: {
      en: '⏳ News from the clinic: {{1}} is about {{2}} minutes late today. Please come for about {{3}} instead.',
      hi: '⏳ क्लिनिक से सूचना: {{1}} आज लगभग {{2}} मिनट लेट हैं। कृपया लगभग {{3}} आइए।',
      hinglish: '⏳ Clinic se soochna: {{1}} aaj lagbhag {{2}} minute late hain. Kripya lagbhag {{3}} aaiye.',
    },
    examples: examples((language, words) => [DOCTOR[language], '40', words.formatTime('18:10')]),
    buttons: none,
  },
  token_soon: {
    bodies: {
      en: '🎟 Your turn is near. Your token is {{1}}, patients before you: {{2}}. Please be at the clinic.',
      hi: '🎟 आपकी बारी आने वाली है। आपका टोकन {{1}} है, आपसे पहले {{2}} मरीज़ हैं। कृपया क्लिनिक में रहें।',
      hinglish:
        '🎟 Aapki baari aane wali hai. Aapka token {{1}} hai, aapse pehle {{2}} patient hain. Kripya clinic mein rahein.',
    },
    examples: examples(() => ['17', '2']),
    buttons: none,
  },
};

export const TEMPLATE_NAMES = Object.keys(DRAFTS) as TemplateName[];

export function templateForm(name: TemplateName, language: Language): TemplateForm {
  const { bodies, examples: shown, buttons } = DRAFTS[name];
  return { body: bodies[language], examples: shown[language], buttons: buttons(language) };
}

/** For everything that has no form of its own: the clinic's name, and what there is to say. */
export const GENERAL_BODIES: Bodies = {
  en: 'A message from {{1}}: {{2}} Please reply here to go on.',
  hi: 'नमस्ते, {{1}} का संदेश: {{2}} आगे के लिए यहाँ जवाब दें।',
  hinglish: 'Namaste, {{1}} ka sandesh: {{2}} Aage ke liye yahan jawab dein.',
};

/** WhatsApp has no code for Hindi in Latin letters: such a form is a template of its own, approved under Hindi. */
export const approvedAs = (
  name: string,
  language: Language,
): { readonly name: string; readonly code: 'en' | 'hi' } =>
  language === 'hinglish' ? { name: `${name}_latin`, code: 'hi' } : { name, code: language };
