/** The admin bot's wording of a language. Called by everyone who says something to the clinic's people. */
import type { Language } from '../../domain/message/language.ts';
import type { AdminWording } from './adminWording.ts';
import { englishAdminWording } from './english.ts';
import { hindiAdminWording } from './hindi.ts';
import { hinglishAdminWording } from './hinglish.ts';

const WORDING: Readonly<Record<Language, AdminWording>> = {
  en: englishAdminWording,
  hi: hindiAdminWording,
  hinglish: hinglishAdminWording,
};

export const adminWordingOf = (language: Language): AdminWording => WORDING[language];
