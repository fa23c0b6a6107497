/** The wording of a language. Called by everyone who says something to a patient. */
import type { Language } from '../domain/message/language.ts';
import { englishWording } from './en/english.ts';
import { hindiWording } from './hi/hindi.ts';
import { hinglishWording } from './hinglish/hinglish.ts';
import type { Wording, WordingByLanguage } from './wording.ts';

const WORDING: WordingByLanguage = { en: englishWording, hi: hindiWording, hinglish: hinglishWording };

/** Each language by its own name, as on the buttons that choose it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  hi: 'हिंदी',
  hinglish: 'Hinglish',
};

export const wordingOf = (language: Language): Wording => WORDING[language];
