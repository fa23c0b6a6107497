// Sandbox, Sheets: ranges in A1 notation (https://developers.google.com/workspace/sheets/api/guides/concepts#cell), read and written.
import { SheetsRefusal } from './refusal.ts';

/** Zero-based; `undefined` ends are open. */
export interface CellRange {
  readonly tab: string;
  readonly fromRow: number;
  readonly toRow: number | undefined;
  readonly fromColumn: number;
  readonly toColumn: number | undefined;
}

const RANGE = /^(?:('(?:[^']|'')+'|[^!']+)!)?([A-Z]*)(\d*)(?::([A-Z]*)(\d*))?$/;

/** `'Two words'!B2:D`, `Doctors!A1`, or a tab's name alone for all of it. */
export function parseRange(text: string, isTab: (name: string) => boolean): CellRange {
  if (isTab(unquoted(text))) return { tab: unquoted(text), ...WHOLE };
  const match = RANGE.exec(text);
  if (match?.[1] === undefined) throw unparsable(text);
  const [, tab, column, row, lastColumn, lastRow] = match;
  const isCell = lastColumn === undefined && lastRow === undefined;
  return {
    tab: unquoted(tab ?? ''),
    fromRow: numberOf(row) ?? 0,
    fromColumn: columnIndex(column) ?? 0,
    toRow: isCell ? numberOf(row) : numberOf(lastRow),
    toColumn: isCell ? columnIndex(column) : columnIndex(lastColumn),
  };
}

const WHOLE = { fromRow: 0, toRow: undefined, fromColumn: 0, toColumn: undefined };

const unquoted = (name: string): string =>
  name.startsWith("'") && name.endsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;

const numberOf = (row: string | undefined): number | undefined =>
  row === undefined || row === '' ? undefined : Number(row) - 1;

function columnIndex(letters: string | undefined): number | undefined {
  if (letters === undefined || letters === '') return undefined;
  let index = 0;
  for (const letter of letters) index = index * 26 + (letter.codePointAt(0) ?? 64) - 64;
  return index - 1;
}

/** 0 is "A", 26 is "AA". */
function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  const letter = String.fromCodePoint(65 + (index % 26));
  return rest === 0 ? letter : `${columnLetters(rest - 1)}${letter}`;
}

export const rangeText = (
  tab: string,
  from: readonly [number, number],
  to: readonly [number, number],
): string =>
  `'${tab.replaceAll("'", "''")}'!${columnLetters(from[1])}${from[0] + 1}:${columnLetters(to[1])}${to[0] + 1}`;

const unparsable = (text: string): SheetsRefusal =>
  new SheetsRefusal(400, 'INVALID_ARGUMENT', `Unable to parse range: ${text}`);
