/** What a reply may say in one turn: gathered from tool answers, the state and the clinic; compared by checkReply. */
import type { Clinic } from '../../domain/clinic/clinic.ts';
import type { Doctor } from '../../domain/clinic/doctor.ts';
import { WEEKDAYS } from '../../domain/clinic/doctor.ts';
import type { Deed } from './replyWords.ts';

/** Facts that belong together: a slot of a doctor, a fee, an appointment. What is set of it may be said together. */
export interface FactRecord {
  /** Without title. Null: of no doctor in particular. */
  readonly doctorName: string | null;
  readonly amountsPaise: readonly number[];
  /** `YYYY-MM-DD`. */
  readonly dates: readonly string[];
  /** `HH:MM`. */
  readonly times: readonly string[];
  readonly references: readonly string[];
  readonly links: readonly string[];
  /** Counts, ages and the like. */
  readonly numbers: readonly number[];
}

export const NO_FACTS: FactRecord = {
  doctorName: null,
  amountsPaise: [],
  dates: [],
  times: [],
  references: [],
  links: [],
  numbers: [],
};

export interface TurnFacts {
  readonly records: readonly FactRecord[];
  readonly clinic: Clinic;
  readonly doctors: readonly Doctor[];
  /** What has happened in this turn. */
  readonly done: ReadonlySet<Deed>;
  /** The clinic's day. */
  readonly today: string;
  /** E.164 numbers that the patient gave. */
  readonly phones: readonly string[];
}

/** Which deeds a tool's success stands for. */
export const DEEDS_OF_TOOL: Readonly<Record<string, readonly Deed[]>> = {
  payAtClinic: ['booked'],
  confirmCancel: ['cancelled'],
  moveToSlot: ['moved'],
  sendInvoice: ['sent'],
  askForStaff: ['told'],
};

const AMOUNT_KEYS = /paise$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}$/;
const LINK = /^https?:\/\//;
const REFERENCE = /^CF-/;

/** The clinic's hours are facts of their own: no visit is at nine because the clinic opens then. */
const HOURS_KEYS = new Set(['opens', 'closes']);

/** Reads the records out of a tool's answer: each object in it is one, with what stands directly in it. */
export function factRecordsOf(answer: unknown): readonly FactRecord[] {
  if (Array.isArray(answer)) return answer.flatMap(factRecordsOf);
  if (typeof answer !== 'object' || answer === null) return [];
  const entries = Object.entries(answer);
  const plain = entries
    .filter(([key]) => !HOURS_KEYS.has(key))
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  const inner = entries
    .filter(([, value]) => typeof value === 'object' && value !== null)
    .flatMap(([, value]) => factRecordsOf(value));
  return plain.length === 0 ? inner : [recordOf(plain as [string, string | number][]), ...inner];
}

function recordOf(entries: readonly (readonly [string, string | number])[]): FactRecord {
  const texts = entries.flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
  const numbers = entries.filter((entry): entry is readonly [string, number] => typeof entry[1] === 'number');
  const named = entries.find(
    ([key, value]) => typeof value === 'string' && (key === 'doctorName' || key === 'name'),
  );
  return {
    doctorName: typeof named?.[1] === 'string' ? named[1] : null,
    amountsPaise: numbers.filter(([key]) => AMOUNT_KEYS.test(key)).map(([, value]) => value),
    numbers: numbers.filter(([key]) => !AMOUNT_KEYS.test(key)).map(([, value]) => value),
    dates: texts.filter((text) => DATE.test(text)),
    times: texts.filter((text) => TIME.test(text)),
    references: texts.filter((text) => REFERENCE.test(text)),
    links: texts.filter((text) => LINK.test(text)),
  };
}

/** Fees of doctors, which the model is told with the list of doctors. */
export const feeRecords = (doctors: readonly Doctor[]): readonly FactRecord[] =>
  doctors.map(({ name, feePaise }) => ({ ...NO_FACTS, doctorName: name, amountsPaise: [feePaise] }));

/** Weekdays from 1 (Monday) on which the clinic is closed. */
export const closedWeekdays = (clinic: Clinic): readonly number[] =>
  clinic.openingHours.closedDays.map((day) => WEEKDAYS.indexOf(day) + 1);
