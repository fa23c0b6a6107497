/** Asks the staff's bot questions whose answers SQL knows, and says which were answered wrongly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { DEMO_DOCTORS } from '../../domain/clinic/demoClinic.ts';
import type { Language } from '../../domain/message/language.ts';
import type { ToolCall } from '../../domain/message/toolCall.ts';
import { formatRupees } from '../../domain/money/money.ts';
import type { StaffAnswer } from './staffDesk.ts';

export interface KnownQuestion {
  readonly kind: 'list' | 'count' | 'groups' | 'money' | 'moneyGroups' | 'patient';
  readonly sql: string;
  readonly call: ToolCall;
  readonly after: { readonly call: ToolCall } | null;
  readonly en: string;
  readonly hi: string;
  readonly hinglish: string;
}

export const QUESTION_LANGUAGES = ['en', 'hi', 'hinglish'] as const satisfies readonly Language[];

export const knownQuestions = (file: 'questions' | 'freshQuestions'): readonly KnownQuestion[] =>
  readFileSync(join(import.meta.dirname, 'fixtures', `${file}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as KnownQuestion);

export interface SqlRow {
  readonly key?: string;
  readonly value: string | number;
}

/** Reads the store's file past the product. */
export function askSql(dataDir: string, sql: string): readonly SqlRow[] {
  const database = new Database(join(dataDir, 'frontdesk.db'), { readonly: true });
  try {
    return database.prepare(sql).all() as readonly SqlRow[];
  } finally {
    database.close();
  }
}

const SHOWN = 12;
const NOTHING = /there is no appointment|ऐसा कोई अपॉइंटमेंट नहीं|aisa koi appointment nahi/;
const TOTAL = /(?:^|\n)(\d+) (?:appointments?|अपॉइंटमेंट)(?:\n|$)/;

/** What is wrong with the answer; null when it is what SQL says. */
export function faultOf(
  { kind }: KnownQuestion,
  rows: readonly SqlRow[],
  { text }: StaffAnswer,
): string | null {
  switch (kind) {
    case 'list':
      return rows.length === 0 ? nothingFault(text) : listFault(rows, text);
    case 'count':
      return countFault(Number(rows[0]?.value ?? 0), text);
    case 'groups':
      return groupsFault(rows, text);
    case 'money': {
      const wanted = formatRupees(Number(rows[0]?.value ?? 0));
      return text.includes(`\n\n${wanted}\n`) ? null : `wanted ${wanted}`;
    }
    case 'moneyGroups':
      return moneyGroupsFault(rows, text);
    case 'patient':
      return patientFault(rows, text);
  }
}

const nothingFault = (text: string): string | null => (NOTHING.test(text) ? null : 'wanted nothing');

const referencesIn = (text: string): readonly string[] => text.match(/CF-[A-Z0-9]{5}/g) ?? [];

function listFault(rows: readonly SqlRow[], text: string): string | null {
  const wanted = rows.slice(0, SHOWN).map(({ value }) => value);
  const shown = referencesIn(text);
  if (shown.join() !== wanted.join()) return `wanted ${wanted.join()} and got ${shown.join()}`;
  return countFault(rows.length, text);
}

function countFault(wanted: number, text: string): string | null {
  if (wanted === 0) return nothingFault(text);
  const total = Number(TOTAL.exec(text)?.[1] ?? Number.NaN);
  return total === wanted ? null : `wanted ${wanted} and got ${total}`;
}

/** The figures of the groups in their order, with the doctors' names where there are doctors. */
function groupsFault(rows: readonly SqlRow[], text: string): string | null {
  const total = rows.reduce((sum, { value }) => sum + Number(value), 0);
  const shown = [...text.matchAll(/: (\d+)(?=\n|$)/g)].map(([, figure]) => Number(figure));
  if (shown.join() !== rows.map(({ value }) => value).join())
    return `wanted ${JSON.stringify(rows)} and got ${shown.join()}`;
  const unnamed = rows.filter(({ key, value }) => !isNamed(text, key ?? '', String(value)));
  return unnamed.length > 0 ? `${unnamed[0]?.key} is not named` : countFault(total, text);
}

/** A doctor's figure stands behind their name. */
function isNamed(text: string, key: string, figure: string): boolean {
  const doctor = DEMO_DOCTORS.find(({ id }) => id === key);
  return doctor === undefined || text.includes(`${doctor.name}: ${figure}`);
}

function moneyGroupsFault(rows: readonly SqlRow[], text: string): string | null {
  const wanted = rows.map(({ value }) => formatRupees(Number(value)));
  const shown = [...text.matchAll(/: (-?₹[\d,.]+)(?=\n|$)/g)]
    .map(([, amount]) => amount)
    .slice(-wanted.length);
  const unnamed = rows.some(({ key, value }) => !isNamed(text, key ?? '', formatRupees(Number(value))));
  return shown.join() === wanted.join() && !unnamed
    ? null
    : `wanted ${wanted.join()} and got ${shown.join()}`;
}

/** Of many visits only the last few are shown: those have to be the patient's own. */
function patientFault(rows: readonly SqlRow[], text: string): string | null {
  const own = new Set(rows.map(({ value }) => String(value)));
  const shown = referencesIn(text);
  const strange = shown.filter((reference) => !own.has(reference));
  return shown.length > 0 && strange.length === 0 ? null : `strange or none: ${strange.join()}`;
}
