/** Turns our layout of tabs into the requests that shape a spreadsheet; `createGoogleSheet.ts` sends them. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { ColumnLayout, SheetPlace, TabLayout } from '../../ports/sheet.ts';

type Request = sheets_v4.Schema$Request;

const FORMATS: Readonly<Record<ColumnLayout['kind'], sheets_v4.Schema$NumberFormat>> = {
  // Plain text: what looks like a formula stays text even when somebody edits the cell.
  text: { type: 'TEXT', pattern: '@' },
  choice: { type: 'TEXT', pattern: '@' },
  date: { type: 'DATE', pattern: 'ddd d mmm yyyy' },
  time: { type: 'TIME', pattern: 'h:mm am/pm' },
  // Two digits for paise: an optional one would leave its point behind a whole sum.
  amount: { type: 'CURRENCY', pattern: '"₹"#,##0.00' },
  number: { type: 'NUMBER', pattern: '0' },
};

const COLOURS = {
  green: { red: 0.85, green: 0.94, blue: 0.85 },
  amber: { red: 1, green: 0.95, blue: 0.8 },
  red: { red: 0.98, green: 0.86, blue: 0.85 },
  grey: { red: 0.92, green: 0.92, blue: 0.92 },
} as const;

const HEADER = { red: 0.9, green: 0.94, blue: 0.98 };

/** "11/12/2026" is the eleventh of December, and an amount may be typed with ₹. */
export const placeRequest = ({ timeZone }: SheetPlace): Request => ({
  updateSpreadsheetProperties: {
    properties: { locale: 'en_IN', timeZone },
    fields: 'locale,timeZone',
  },
});

/** Frozen header, widths, formats, lists, colours, a warning on our columns, the id hidden. */
export function tabRequests(sheetId: number, layout: TabLayout): readonly Request[] {
  return [
    {
      updateSheetProperties: {
        properties: { sheetId, gridProperties: { frozenRowCount: 1 } },
        fields: 'gridProperties.frozenRowCount',
      },
    },
    {
      repeatCell: {
        range: { sheetId, startRowIndex: 0, endRowIndex: 1 },
        cell: { userEnteredFormat: { backgroundColor: HEADER, textFormat: { bold: true } } },
        fields: 'userEnteredFormat(backgroundColor,textFormat)',
      },
    },
    {
      addProtectedRange: {
        protectedRange: {
          range: { sheetId, startRowIndex: 0, endRowIndex: 1 },
          description: 'Columns are known by these names',
          warningOnly: true,
        },
      },
    },
    ...columnsRequests(sheetId, layout.columns, 0),
  ];
}

/** The look of columns that lie beside each other, from that place on. */
export const columnsRequests = (
  sheetId: number,
  columns: readonly ColumnLayout[],
  from: number,
): readonly Request[] => columns.flatMap((column, index) => columnRequests(sheetId, column, from + index));

function columnRequests(sheetId: number, column: ColumnLayout, index: number): readonly Request[] {
  const below = { sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 };
  const requests: Request[] = [
    {
      repeatCell: {
        range: below,
        cell: { userEnteredFormat: { numberFormat: FORMATS[column.kind] } },
        fields: 'userEnteredFormat.numberFormat',
      },
    },
    {
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
        properties: { pixelSize: column.width, hiddenByUser: column.owner === 'hidden' },
        fields: 'pixelSize,hiddenByUser',
      },
    },
  ];
  if (column.choices.length > 0) requests.push(listRequest(below, column.choices));
  if (column.owner !== 'staff') requests.push(protectRequest(sheetId, column, index));
  for (const { when, colour } of column.colours) requests.push(colourRequest(below, when, colour));
  return requests;
}

const listRequest = (range: sheets_v4.Schema$GridRange, choices: readonly string[]): Request => ({
  setDataValidation: {
    range,
    rule: {
      condition: { type: 'ONE_OF_LIST', values: choices.map((userEnteredValue) => ({ userEnteredValue })) },
      // "Moved to 26 Nov 5:30 pm" is no word of a list.
      strict: false,
      showCustomUi: true,
    },
  },
});

const protectRequest = (sheetId: number, column: ColumnLayout, index: number): Request => ({
  addProtectedRange: {
    protectedRange: {
      range: { sheetId, startColumnIndex: index, endColumnIndex: index + 1 },
      description: `${column.name}: written by the front desk`,
      // A warning and no lock: rows are still sorted and moved by everybody.
      warningOnly: true,
    },
  },
});

const colourRequest = (
  range: sheets_v4.Schema$GridRange,
  when: string,
  colour: keyof typeof COLOURS,
): Request => ({
  addConditionalFormatRule: {
    index: 0,
    rule: {
      ranges: [range],
      booleanRule: {
        condition: { type: 'TEXT_STARTS_WITH', values: [{ userEnteredValue: when }] },
        format: { backgroundColor: COLOURS[colour] },
      },
    },
  },
});
