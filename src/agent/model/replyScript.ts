/** The letters of a reply: folded for comparing, and checked to be those that the patient reads. Used by checkReply. */
import type { Language } from '../../domain/message/language.ts';
import type { TurnFacts } from './turnFacts.ts';

/** Marks that nobody sees and that turn the direction of writing or hide letters; the joiners of Devanagari are none. */
const UNSEEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

/** Compatibility forms, Indian digits and odd spaces as everybody writes them, so that "５：３０ ｐｍ" is read as what it looks like. */
export const foldReply = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      return code < 128 ? digit : String((code - 6) % 16);
    })
    .replace(/[^\S\n]+/gu, ' ');

/** Letters of a script that no patient here writes (confusable Cyrillic among them), and marks that hide something. */
export const hasForeignLetters = (text: string): boolean =>
  UNSEEN.test(text) ||
  /[^\p{Script=Latin}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}]/u.test(text);

/** Hindi is in Devanagari but for names and a loan word; the other two have none. */
export function isInScript(text: string, language: Language, { doctors, clinic }: TurnFacts): boolean {
  const names = [clinic.name, clinic.address, ...doctors.map((doctor) => doctor.name)].flatMap((name) =>
    name.split(/\s+/),
  );
  const own = names.reduce((rest, name) => rest.replaceAll(name, ''), text.replace(/https?:\S+/g, ''));
  const devanagari = (own.match(/\p{Script=Devanagari}/gu) ?? []).length;
  const latin = (own.match(/\p{Script=Latin}/gu) ?? []).length;
  return language === 'hi' ? devanagari >= latin : devanagari === 0;
}
