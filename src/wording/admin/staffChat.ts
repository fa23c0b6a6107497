/** What the clinic's people read while they talk to a patient through the bot. Complete in each language by type. */
import type { ConversationState } from '../../domain/conversation/states.ts';
import type { Language } from '../../domain/message/language.ts';
import type { RichText } from '../../domain/message/outgoingMessage.ts';
import { english } from '../en/vocabulary.ts';
import { hindi } from '../hi/vocabulary.ts';
import { hinglish } from '../hinglish/vocabulary.ts';
import type { Phrases } from '../phrases.ts';
import { asGiven, bold, lines, rich } from '../rich.ts';
import { placeInWords } from './chatPlaces.ts';

export interface ChatSubject {
  readonly patientName: string;
  /** A reference or the chat's key. */
  readonly subject: string;
}

export interface SummaryFacts {
  readonly subject: string;
  readonly isWithStaff: boolean;
  readonly state: ConversationState;
  readonly patientName: string | null;
  readonly purpose: string | null;
  readonly doctorName: string | null;
  readonly wishedDate: string | null;
  readonly upcoming: readonly string[];
  readonly before: readonly { readonly from: 'patient' | 'clinic'; readonly text: string }[];
  readonly since: readonly { readonly line: string; readonly time: string }[];
}

export interface StaffChatWording {
  readonly summary: (facts: SummaryFacts) => RichText;
  readonly writing: (facts: ChatSubject) => RichText;
  readonly sent: (facts: ChatSubject) => RichText;
  readonly whoseWords: (facts: ChatSubject) => RichText;
  readonly stopped: () => RichText;
  readonly patientWrote: (facts: { subject: string; line: string }) => RichText;
  readonly botIsBack: (facts: { subject: string }) => RichText;
  readonly button: Readonly<Record<'read' | 'reply' | 'stop' | 'giveBack' | 'toPatient' | 'forDesk', string>>;
}

interface StaffChatWords {
  readonly language: Language;
  readonly phrases: Phrases;
  readonly withStaff: string;
  readonly withBot: string;
  readonly place: (state: string) => string;
  readonly wished: (date: string) => string;
  readonly visits: (references: string) => string;
  readonly before: string;
  readonly since: string;
  readonly nothingSince: string;
  readonly patient: string;
  readonly bot: string;
  readonly writing: (who: string) => string;
  readonly sent: (who: string) => string;
  readonly whoseWords: (who: string) => string;
  readonly stopped: string;
  readonly botIsBack: (subject: string) => string;
  readonly button: StaffChatWording['button'];
}

const LONGEST_LINE = 1_000;
const LONGEST_WORD_BEFORE = 200;

const whoOf = ({ patientName, subject }: ChatSubject): string =>
  patientName === '' ? subject : `${asGiven(patientName, 40)} (${subject})`;

const whole = (words: StaffChatWords): StaffChatWording => ({
  summary: (facts) =>
    lines(
      rich`💬 ${bold(whoOf({ patientName: facts.patientName ?? '', subject: facts.subject }))}: ${facts.isWithStaff ? words.withStaff : words.withBot}`,
      [words.place(placeInWords(facts.state, words.language))],
      factsRow(words, facts),
      facts.upcoming.length === 0 ? null : [words.visits(facts.upcoming.join(', '))],
      facts.before.length === 0 ? null : rich`\n${bold(words.before)}`,
      ...facts.before.map(
        ({ from, text }) =>
          rich`${from === 'patient' ? words.patient : words.bot}: ${asGiven(text, LONGEST_WORD_BEFORE)}`,
      ),
      facts.since.length === 0 ? rich`\n${words.nothingSince}` : rich`\n${bold(words.since)}`,
      ...facts.since.map(
        ({ line, time }) => rich`${words.phrases.time(time)}: ${asGiven(line, LONGEST_LINE)}`,
      ),
    ),
  writing: (facts) => [words.writing(whoOf(facts))],
  sent: (facts) => [words.sent(whoOf(facts))],
  whoseWords: (facts) => [words.whoseWords(whoOf(facts))],
  stopped: () => [words.stopped],
  patientWrote: ({ subject, line }) => rich`💬 ${subject}: ${asGiven(line, LONGEST_LINE)}`,
  botIsBack: ({ subject }) => [words.botIsBack(subject)],
  button: words.button,
});

function factsRow({ phrases, wished }: StaffChatWords, facts: SummaryFacts): RichText | null {
  const { purpose, doctorName, wishedDate } = facts;
  const known = [
    purpose === null ? '' : asGiven(purpose),
    doctorName === null ? '' : phrases.doctor(doctorName),
    wishedDate === null ? '' : wished(phrases.date(wishedDate)),
  ].filter((part) => part !== '');
  return known.length === 0 ? null : [known.join(' · ')];
}

const en = whole({
  language: 'en',
  phrases: english,
  withStaff: 'with staff, the bot is silent',
  withBot: 'with the bot',
  place: (state) => `The bot was at: ${state}`,
  wished: (date) => `wishes ${date}`,
  visits: (references) => `Visits to come: ${references}`,
  before: 'Before',
  since: 'Written since',
  nothingSince: 'Nothing was written since.',
  patient: 'Patient',
  bot: 'Bot',
  writing: (who) =>
    `✍️ You are writing to ${who}. Every message of yours goes there as it is, until you tap “Stop writing”.`,
  sent: (who) => `✉️ Sent to ${who}.`,
  whoseWords: (who) =>
    `You are writing to ${who}, and this sounds like something to be done here. Nothing has been sent or done yet. For whom is it?`,
  stopped: 'Your words are for this desk again. The bot stays silent there until you give the chat back.',
  botIsBack: (subject) => `🤖 The bot has the chat ${subject} again.`,
  button: {
    read: '📖 Read',
    reply: '✍️ Reply',
    stop: '✋ Stop writing',
    giveBack: '🤖 Give back',
    toPatient: '✉️ Send it to the patient',
    forDesk: '🗂 Do it here',
  },
});

const hi = whole({
  language: 'hi',
  phrases: hindi,
  withStaff: 'स्टाफ़ के पास, बॉट चुप है',
  withBot: 'बॉट के पास',
  place: (state) => `बॉट यहाँ था: ${state}`,
  wished: (date) => `चाहते हैं: ${date}`,
  visits: (references) => `आगे की विज़िट: ${references}`,
  before: 'पहले',
  since: 'तब से लिखा',
  nothingSince: 'तब से कुछ नहीं लिखा गया।',
  patient: 'मरीज़',
  bot: 'बॉट',
  writing: (who) => `✍️ आप ${who} को लिख रहे हैं। “लिखना बंद” दबाने तक आपका हर संदेश वैसा ही वहाँ जाएगा।`,
  sent: (who) => `✉️ ${who} को भेजा गया।`,
  whoseWords: (who) =>
    `आप ${who} को लिख रहे हैं, और यह यहाँ करने की बात लगती है। अभी न कुछ भेजा गया है, न किया गया है। यह किसके लिए है?`,
  stopped: 'अब आपके संदेश इसी डेस्क के लिए हैं। चैट लौटाने तक बॉट वहाँ चुप रहेगा।',
  botIsBack: (subject) => `🤖 चैट ${subject} फिर से बॉट के पास है।`,
  button: {
    read: '📖 पढ़िए',
    reply: '✍️ जवाब',
    stop: '✋ लिखना बंद',
    giveBack: '🤖 बॉट को वापस',
    toPatient: '✉️ मरीज़ को भेजिए',
    forDesk: '🗂 यहाँ कीजिए',
  },
});

const hinglishWords = whole({
  language: 'hinglish',
  phrases: hinglish,
  withStaff: 'staff ke paas, bot chup hai',
  withBot: 'bot ke paas',
  place: (state) => `Bot yahan tha: ${state}`,
  wished: (date) => `chahte hain: ${date}`,
  visits: (references) => `Aage ki visits: ${references}`,
  before: 'Pehle',
  since: 'Tab se likha',
  nothingSince: 'Tab se kuch nahi likha gaya.',
  patient: 'Patient',
  bot: 'Bot',
  writing: (who) =>
    `✍️ Aap ${who} ko likh rahe hain. “Likhna band” dabane tak aapka har message waisa hi wahan jayega.`,
  sent: (who) => `✉️ ${who} ko bheja gaya.`,
  whoseWords: (who) =>
    `Aap ${who} ko likh rahe hain, aur yeh yahan karne ki baat lagti hai. Abhi na kuch bheja gaya hai, na kiya gaya hai. Yeh kiske liye hai?`,
  stopped: 'Ab aapke message isi desk ke liye hain. Chat lautane tak bot wahan chup rahega.',
  botIsBack: (subject) => `🤖 Chat ${subject} phir se bot ke paas hai.`,
  button: {
    read: '📖 Padhiye',
    reply: '✍️ Jawab',
    stop: '✋ Likhna band',
    giveBack: '🤖 Bot ko wapas',
    toPatient: '✉️ Patient ko bhejiye',
    forDesk: '🗂 Yahan kijiye',
  },
});

const WORDING: Readonly<Record<Language, StaffChatWording>> = { en, hi, hinglish: hinglishWords };

export const staffChatWordingOf = (language: Language): StaffChatWording => WORDING[language];
