/** The languages in which the clinic speaks: English, Hindi in Devanagari, and Hindi in Latin letters as people type it. */
export const LANGUAGES = ['en', 'hi', 'hinglish'] as const;
export type Language = (typeof LANGUAGES)[number];
