/** Tells whether an answer is in the language of the conversation, by its script and by the little words that only one language has. */
import type { Play, PlayTurn } from '../play/record.ts';

/** Words of Hindi in Latin letters that no English sentence needs. */
const HINGLISH =
  /\b(?:hai|hain|ka|ki|ke|ko|mein|aap|aapka|aapki|aapke|kya|nahi|karein|kijiye|likhiye|bataiye|chuniye|chahiye|gaya|gayi|hum|abhi|liye|wapas|kab|kaun|yeh|woh|bhi|raha|rahe|rahi|sakte|dijiye|hua|aur|ya|se|par)\b/giu;
/** Shorter texts may be a name, an amount or a greeting. */
const LEAST_LETTERS = 40;

const MOST_DEVANAGARI = 0.5;
const LEAST_DEVANAGARI = 0.4;
const MOST_HINGLISH = 0.06;
const LEAST_HINGLISH = 0.05;

export const foreignWords = ({ turns }: Play): readonly string[] => turns.flatMap(foreignIn);

function foreignIn({ heard, language }: PlayTurn): readonly string[] {
  const text = withoutNames(heard.map((message) => message.text).join('\n'));
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LEAST_LETTERS) return [];
  const devanagari = (text.match(/\p{Script=Devanagari}/gu)?.length ?? 0) / letters;
  const words = text.match(/[\p{L}\p{M}]+/gu)?.length ?? 1;
  const hinglish = (text.match(HINGLISH)?.length ?? 0) / words;
  const isRight = {
    hi: devanagari >= LEAST_DEVANAGARI,
    en: devanagari < MOST_DEVANAGARI && hinglish < MOST_HINGLISH,
    hinglish: devanagari < MOST_DEVANAGARI && hinglish >= LEAST_HINGLISH,
  }[language];
  return isRight === false ? [`not ${language}: ${text.slice(0, 160)}`] : [];
}

/** Doctors, links and references are the same in every language. */
const withoutNames = (text: string): string =>
  text
    .replace(/https?:\S+/g, '')
    .replace(/\bDr \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?/gu, '')
    .replace(/\bCF-\w+/g, '');
