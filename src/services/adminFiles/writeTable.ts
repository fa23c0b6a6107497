/** Writes rows as CSV or as an Excel workbook; a patient's words never become a formula in either. */
import type { TableFormat } from '../../domain/admin/adminFile.ts';
import type { TableFacts } from '../../ports/adminFiles.ts';

export const writeTable = (facts: TableFacts, format: TableFormat): Promise<Uint8Array> =>
  format === 'csv' ? Promise.resolve(writeCsv(facts)) : writeWorkbook(facts);

/** Without it Excel takes the letters for another alphabet. */
const BYTE_ORDER_MARK = '\ufeff';
/** What a spreadsheet would calculate (https://owasp.org/www-community/attacks/CSV_Injection); a phone number or a negative amount is none. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d\s().-]*$))/;

function writeCsv({ columns, rows }: TableFacts): Uint8Array {
  const lines = [columns.map(({ title }) => title), ...rows].map((row) => row.map(cellOf).join(','));
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`);
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Every text is written as text: Excel calculates nothing in it. */
async function writeWorkbook({ sheetName, columns, rows }: TableFacts): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const head = columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) =>
    row.map((value) =>
      typeof value === 'number' ? { value, type: Number } : { value: withoutControls(value), type: String },
    ),
  );
  const file = writeExcelFile([head, ...body], {
    sheet: sheetName.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  });
  return new Uint8Array(await file.toBuffer());
}

/** XML has no place for them, and Excel calls the whole file damaged; line breaks and tabs may stay. */
const withoutControls = (text: string): string =>
  text.replaceAll(/(?![\t\r\n])\p{Cc}|[\ufffe\uffff]/gu, ' ').replaceAll(/\p{Surrogate}/gu, '\ufffd');
