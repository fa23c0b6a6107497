/** Reads Indian mobile numbers in every way people write them, and reports what was meant as one and is none; called by understand. */
import type { Message } from '../message.ts';
import type { Reading } from '../reading.ts';
import { parseIndianMobile } from './indianMobile.ts';
import { readSpokenPhone } from './spokenPhone.ts';

export interface PhoneReadings {
  readonly phone: Reading<string> | null;
  readonly unusablePhone: Reading<string> | null;
}

/** Digits with the marks people put between them. Bounded, and every step takes a digit: no backtracking over long runs. */
const RUN = /(?:\(?\+\s?\(?|\()?\d(?:[ \t().\-_*]{0,4}\d){4,19}/g;
/** No telephone number is shorter; pin codes (6) and one-time codes are not meant as one unless asked for. */
const MEANT_AS_PHONE_DIGITS = 9;
const ASKED_DIGITS = 4;
const PHONE_WORDS =
  /(?:phone|fone|mobile|mob|number|numbar|nambar|contact|whats ?app|cell|call me (?:on|at)|tel|\bph|\bno|फोन|मोबाइल|नंबर|नम्बर|संपर्क|व्हाट्सएप)\W{0,4}(?:is|hai|h|ye|yeh|है|:|-|no|number|नंबर)?\W{0,4}$/u;
/** Letters written on to a run make it a code ("E1516..."), unless they are the short word for a phone. */
const LETTERS_BEFORE = /[\p{L}]+$/u;
const ALLOWED_BEFORE = /^(?:ph|mob|no|num|tel|phone|mobile|number|call|cell)$/u;
const EXTENSION = /^\s?(?:x|ext|extn|extension)\.?\s?\d/u;

interface Run {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A date or a time goes on right behind it. */
  readonly isCut: boolean;
}

/** A run that holds a small number beside the phone ("34 98765 43210", "98765 43210 34") is read without it. */
function splitsOf(run: Run): readonly Run[] {
  const splits: Run[] = [run];
  const head = /^\d{1,3}[ ]+(?=\d{5}[ -]?\d{5}$|\d{10}$)/.exec(run.text);
  if (head !== null)
    splits.push({ ...run, text: run.text.slice(head[0].length), start: run.start + head[0].length });
  const tail =
    /^(\+?(?:91|0)?[ -]?(?:\d{10}|\d{5}[ -]\d{5}|\d{4}[ -]\d{3}[ -]\d{3}|\d{3}[ -]\d{3}[ -]\d{4}))[ ]+\d{1,4}(?:[ ]+\d{1,2})*$/.exec(
      run.text,
    );
  if (tail?.[1] !== undefined) splits.push({ ...run, text: tail[1], end: run.start + tail[1].length });
  const pair = /^(\d{10})[ ]+\d{10}$/.exec(run.text);
  if (pair?.[1] !== undefined) splits.push({ ...run, text: pair[1], end: run.start + 10 });
  // "(914)349-8600 04/21/2020": the last group belongs to the date or time that goes on behind it.
  const stray = /^(.*\d)[ ]+\d{1,2}$/.exec(run.text);
  if (stray?.[1] !== undefined && run.isCut)
    splits.push({ ...run, text: stray[1], end: run.start + stray[1].length });
  return splits;
}

function isCode(folded: string, run: Run): boolean {
  const before = LETTERS_BEFORE.exec(folded.slice(Math.max(0, run.start - 12), run.start))?.[0];
  if (before !== undefined && !ALLOWED_BEFORE.test(before)) return true;
  return /^[a-z]\d|^\d/u.test(folded.slice(run.end, run.end + 2)) && !EXTENSION.test(folded.slice(run.end));
}

function readingAt(message: Message, run: Run, value: string): Reading<string> {
  const place = message.normalised.toOriginal(run.start, run.end);
  return { value, start: place.start, end: place.end, confidence: 0.98 };
}

function usablePhone(message: Message, run: Run): Reading<string> | null {
  const folded = message.normalised.text;
  if (isCode(folded, run) || EXTENSION.test(folded.slice(run.end, run.end + 14))) return null;
  for (const split of splitsOf(run)) {
    const phone = parseIndianMobile(split.text);
    if (phone !== null) return readingAt(message, split, phone);
  }
  return null;
}

/** A date in figures, with the first figures of a clock time behind it or none. */
function isDate(text: string): boolean {
  return /^\(?\d{1,2}[ .-]\d{1,2}[ .-](?:\d{2}|\d{4})(?: +\d{1,2})?$|^\d{4}[.-]\d{1,2}[.-]\d{1,2}(?: +\d{1,4})?$/.test(
    text.trim(),
  );
}

/** Something meant as a phone number: long enough, or asked for, or announced by a word. */
function isMeantAsPhone(message: Message, run: Run): boolean {
  const digits = run.text.replace(/\D/g, '').length;
  if (isDate(run.text) || isCode(message.normalised.text, run)) return false;
  if (message.context.state === 'AWAITING_PHONE') return digits >= ASKED_DIGITS;
  if (PHONE_WORDS.test(message.normalised.text.slice(Math.max(0, run.start - 40), run.start)))
    return digits >= ASKED_DIGITS;
  return digits >= MEANT_AS_PHONE_DIGITS;
}

/** The first usable Indian mobile number, and the first unusable thing meant as one when there is none. */
export function readPhone(message: Message): PhoneReadings {
  let unusable: Reading<string> | null = null;
  const pattern = message.context.state === 'AWAITING_PHONE' ? /\(?\+?\d(?:[ \t().\-_*]{0,4}\d){2,19}/g : RUN;
  let phone: Reading<string> | null = null;
  for (const match of message.normalised.text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const isCut = /^[/:]\d/.test(message.normalised.text.slice(end, end + 2));
    const run: Run = { text: match[0], start: match.index, end, isCut };
    const usable = usablePhone(message, run);
    // The last number of a correction counts ("not 98..., 97..."); otherwise the first is the writer's own.
    if (usable !== null && phone === null) phone = usable;
    if (usable === null && unusable === null && isMeantAsPhone(message, run)) {
      unusable = {
        ...readingAt(message, run, run.text),
        value: message.text.slice(readingAt(message, run, '').start, readingAt(message, run, '').end),
      };
    }
  }
  phone ??= readSpokenPhone(message, parseIndianMobile);
  return { phone, unusablePhone: phone === null ? unusable : null };
}
