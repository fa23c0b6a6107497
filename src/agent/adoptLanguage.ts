/** Lets a conversation take up the language that its patient writes; `answerMessage.ts` asks for each text. */
import type { Turn } from '../app/turn/turn.ts';
import type { Language } from '../domain/message/language.ts';
import type { Understanding } from '../understanding/reading.ts';

/** Four words or more: "ok" and a name are English in no sense that should turn a Hindi conversation. */
const ENGLISH_IS_MEANT = 4;

/** The conversation follows the patient's language, until they choose one themselves. */
export function adoptLanguage(turn: Turn, read: Understanding, text: string): void {
  if (turn.conversation.languageChosen) return;
  const language: Language = read.language === 'mixed' ? 'hinglish' : read.language;
  const isLong = text.trim().split(/\s+/).length >= ENGLISH_IS_MEANT;
  // A name is of no language, whatever its syllables sound like; its script is.
  const isName = read.name !== null && read.intent.value === 'none';
  if (!isLong && (language === 'en' || (language === 'hinglish' && isName))) return;
  turn.conversation = { ...turn.conversation, language };
}
