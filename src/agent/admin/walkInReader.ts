/** Reads a walk-in out of one line of the desk: "walk-in Ramesh 45 M fever Dr Rao now, cash". What patients write of themselves is read the same way. */
import type { DeskMode } from '../../domain/money/money.ts';
import type { Gender } from '../../domain/patient/patientDetails.ts';
import type { AdminReading } from '../../understanding/admin/readAdminMessage.ts';
import type { Understanding } from '../../understanding/reading.ts';
import type { AdminPlace, AdminProposal } from './adminReader.ts';

const CALLED =
  /(?:naya\s+|new\s+|a\s+)?(?:walk[\s-]?in|वॉक[\s-]?इन|वाक[\s-]?इन|seedh[aei]\s+aa\S*|सीध[ेाी]\s+आ\S*|bina\s+(?:appointment|booking)|बिना\s+अपॉइंटमेंट)(?:\s+(?:patient|mareez|marij|मरीज़?))?(?:\s+(?:hai|है|aaya|aaye|aayi))?[\s:,–-]*/iu;
const MODE_WORDS: readonly (readonly [DeskMode, string])[] = [
  ['cash', 'cash|nakad|nagad|नकद|कैश'],
  ['upi', 'upi|gpay|google pay|phonepe|paytm|यूपीआई'],
  ['card', 'card|कार्ड'],
];
const RUPEES = String.raw`(?:₹|rs\.?|rupees|rupaye|रुपये|रुपए)?`;
const NOW = /(?<![\p{L}\p{M}])(?:right now|now|abhi|turant|next free|next|अभी|तुरंत|अगला)(?![\p{L}\p{M}])/giu;
const BARE_AGE = /(?<![\p{L}\p{N}/:.-])(\p{Nd}{1,3})(?![\p{L}\p{N}/:.-])/u;

interface Money {
  readonly mode: DeskMode | null;
  readonly rupees: number | null;
  readonly rest: string;
}

/** "cash 400", "400 rs by UPI", "cash": out of the text, for its figure is no age. */
function takeMoney(text: string): Money {
  for (const [mode, words] of MODE_WORDS) {
    const figure = String.raw`(?<!\d)(\d{1,3}(?:,\d{2,3})+|\d{1,6})(?!\d)`;
    const paid = new RegExp(
      String.raw`(?:paid\s+|ne\s+)?(?:${RUPEES}\s*${figure}\s*${RUPEES}\s*(?:in\s+|by\s+|se\s+)?(?:${words})|(?:${words})\s*(?:${RUPEES}\s*${figure})?)(?:\s*(?:paid|diye|diya|liya|se|दिए|से))*`,
      'iu',
    );
    const found = paid.exec(text);
    if (found === null) continue;
    const amount = found[1] ?? found[2];
    const rupees = amount === undefined ? null : Number(amount.replaceAll(',', ''));
    return { mode, rupees, rest: text.replace(found[0], ' , ') };
  }
  return { mode: null, rupees: null, rest: text };
}

/** Asks back for what is missing; a name, an age, M or F and a doctor are needed. */
export function readWalkIn(reading: AdminReading, place: AdminPlace): AdminProposal {
  const { mode, rupees, rest } = takeMoney(place.text.replace(CALLED, ''));
  const line = rest.replaceAll(NOW, ' ').trim();
  const read = place.understand(line);
  const [doctor] = reading.doctorIds;
  const named = read.name?.value ?? nameBefore(line);
  const name = named === null || isDoctors(line, named) ? null : named;
  const age = read.age?.value ?? bareAge(line, read);
  const gender = read.gender?.value ?? genderOf(line);
  if (name === null) return needs('name');
  if (age === null) return needs('age');
  if (gender === null) return needs('gender');
  if (doctor === undefined) return needs('doctor');
  const { date, time } = read.when?.value ?? { date: null, time: null };
  return {
    kind: 'calls',
    calls: [
      {
        tool: 'walkIn',
        arguments: {
          ...{ name, years: age.years, gender, doctor },
          ...(age.months === null ? {} : { months: age.months }),
          ...(read.phone === null ? {} : { phone: read.phone.value }),
          ...(read.purpose === null ? {} : { purpose: read.purpose.value.replace(TITLE_LAST, '') }),
          ...(time === null ? {} : { date: date ?? place.today, time }),
          ...(mode === null ? {} : { mode }),
          ...(rupees === null ? {} : { rupees }),
        },
      },
    ],
  };
}

const needs = (missing: 'name' | 'age' | 'gender' | 'doctor'): AdminProposal => ({
  kind: 'refusal',
  refusal: { code: 'walk_in_needs', missing },
});

/** "fever Dr": the doctor's title is no part of the reason. */
const TITLE_LAST = /[\s,]+(?:dr|doctor|doc|डॉ|डॉक्टर)\.?\s*$/iu;

/** "Walk-in Dr Rao 45": the name behind the title is the doctor's. */
const isDoctors = (line: string, name: string): boolean =>
  new RegExp(
    String.raw`(?:^|\s)(?:dr|doctor|doc|डॉ|डॉक्टर)\.?\s+${name.replaceAll(/[^\p{L}\p{M} ]/gu, '.')}(?![\p{L}\p{M}])`,
    'iu',
  ).test(line);

/** The words before the age or the M, where they stand alone: "रमेश 45 …". */
function nameBefore(line: string): string | null {
  const name = /^([\p{L}\p{M}. ]{2,60}?)\s*,?\s*(?:\p{Nd}|(?<=[\s,])(?:m|f|male|female|पुरुष|महिला)(?=[\s,]))/iu
    .exec(line)?.[1]
    ?.trim();
  return name === undefined || name === '' || TITLE.test(name) ? null : name;
}

/** "Walk-in Dr Rao 45" names the doctor and not the patient. */
const TITLE = /^(?:dr|doctor|doc)\b|^डॉ/iu;

const GENDER_WORDS: readonly (readonly [Gender, RegExp])[] = [
  ['male', /(?<![\p{L}\p{M}])(?:boy|man|gents?|ladka|aadmi|लड़का|आदमी)(?![\p{L}\p{M}])/iu],
  ['female', /(?<![\p{L}\p{M}])(?:girl|lady|woman|ladki|aurat|mahila|लड़की|औरत)(?![\p{L}\p{M}])/iu],
];

/** Words that a patient says of others ("my boy") and a desk of who stands there. */
const genderOf = (line: string): Gender | null =>
  GENDER_WORDS.find(([, pattern]) => pattern.test(line))?.[0] ?? null;

/** A figure alone among the details of a person is their age. */
function bareAge(line: string, { phone }: Understanding): { years: number; months: null } | null {
  const text = phone === null ? line : `${line.slice(0, phone.start)} ${line.slice(phone.end)}`;
  const figure = BARE_AGE.exec(text)?.[1];
  const years =
    figure === undefined
      ? Number.NaN
      : Number(figure.normalize('NFKC').replaceAll(/[०-९]/g, (digit) => String('०१२३४५६७८९'.indexOf(digit))));
  return years >= 1 && years <= 120 ? { years, months: null } : null;
}
