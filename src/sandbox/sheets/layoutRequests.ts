// Sandbox, Sheets: the requests of `spreadsheets.batchUpdate` that shape a sheet (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request).
import { isRecord } from '../httpServer.ts';
import { SheetsRefusal } from './refusal.ts';
import type { ColumnLook, Tab, Workbook } from './workbook.ts';

type Body = Readonly<Record<string, unknown>>;
type Deed = (book: Workbook, body: Body) => unknown;

const record = (value: unknown, name: string): Body => {
  if (!isRecord(value)) throw invalid(`Invalid requests: ${name} is missing`);
  return value;
};
const invalid = (message: string): SheetsRefusal => new SheetsRefusal(400, 'INVALID_ARGUMENT', message);
const numberAt = (body: Body, name: string, otherwise: number): number =>
  typeof body[name] === 'number' ? body[name] : otherwise;

interface GridSpan {
  readonly tab: Tab;
  readonly fromColumn: number;
  readonly toColumn: number;
}

function spanOf(book: Workbook, value: unknown): GridSpan {
  const range = record(value, 'range');
  const tab = book.tabById(numberAt(range, 'sheetId', -1));
  return {
    tab,
    fromColumn: numberAt(range, 'startColumnIndex', 0),
    toColumn: numberAt(range, 'endColumnIndex', tab.columnCount),
  };
}

function lookAt({ tab, fromColumn, toColumn }: GridSpan, change: (look: ColumnLook) => ColumnLook): void {
  for (let column = fromColumn; column < toColumn; column += 1)
    tab.columns.set(column, change(tab.columns.get(column) ?? {}));
}

const DEEDS: Readonly<Record<string, Deed>> = {
  updateSpreadsheetProperties: (book, body) => {
    const properties = record(body['properties'], 'properties');
    for (const name of ['title', 'locale', 'timeZone'] as const)
      if (typeof properties[name] === 'string') book[name] = properties[name];
    return {};
  },
  addSheet: (book, body) => {
    const properties = record(body['properties'], 'properties');
    const tab = book.addTab(String(properties['title']));
    shape(tab, properties);
    return { addSheet: { properties: { sheetId: tab.sheetId, title: tab.title } } };
  },
  deleteSheet: (book, body) => {
    book.removeTab(numberAt(body, 'sheetId', -1));
    return {};
  },
  updateSheetProperties: (book, body) => {
    const properties = record(body['properties'], 'properties');
    shape(book.tabById(numberAt(properties, 'sheetId', -1)), properties);
    return {};
  },
  updateDimensionProperties: (book, body) => {
    const range = record(body['range'], 'range');
    const properties = record(body['properties'], 'properties');
    if (range['dimension'] !== 'COLUMNS') return {};
    const tab = book.tabById(numberAt(range, 'sheetId', -1));
    const span = {
      tab,
      fromColumn: numberAt(range, 'startIndex', 0),
      toColumn: numberAt(range, 'endIndex', tab.columnCount),
    };
    if (typeof properties['hiddenByUser'] === 'boolean') {
      const isHidden = properties['hiddenByUser'];
      lookAt(span, (look) => ({ ...look, isHidden }));
    }
    return {};
  },
  repeatCell: (book, body) => {
    const format = record(record(body['cell'], 'cell')['userEnteredFormat'] ?? {}, 'userEnteredFormat');
    const number = isRecord(format['numberFormat']) ? format['numberFormat'] : undefined;
    if (number === undefined) return {};
    const isText = number['type'] === 'TEXT';
    lookAt(spanOf(book, body['range']), (look) => ({
      ...look,
      isText,
      ...(typeof number['pattern'] === 'string' && { pattern: number['pattern'] }),
    }));
    return {};
  },
  setDataValidation: (book, body) => {
    const rule = isRecord(body['rule']) ? body['rule'] : {};
    const condition = isRecord(rule['condition']) ? rule['condition'] : {};
    const values = Array.isArray(condition['values']) ? condition['values'] : [];
    const choices = values.map((value) => (isRecord(value) ? String(value['userEnteredValue']) : ''));
    lookAt(spanOf(book, body['range']), (look) => ({ ...look, choices }));
    return {};
  },
  addProtectedRange: (book, body) => {
    const protectedRange = record(body['protectedRange'], 'protectedRange');
    const range = record(protectedRange['range'], 'range');
    // A row of headers is no column.
    if (range['startColumnIndex'] !== undefined)
      lookAt(spanOf(book, range), (look) => ({ ...look, isProtected: true }));
    return { addProtectedRange: { protectedRange: { protectedRangeId: 1, ...protectedRange } } };
  },
  addConditionalFormatRule: (book, body) => {
    const rule = record(body['rule'], 'rule');
    const [range] = Array.isArray(rule['ranges']) ? (rule['ranges'] as unknown[]) : [];
    spanOf(book, range).tab.conditionalFormats.push(rule);
    return {};
  },
  deleteDimension: (book, body) => {
    const range = record(body['range'], 'range');
    if (range['dimension'] !== 'ROWS') throw invalid('Only rows are deleted here');
    const { rows } = book.tabById(numberAt(range, 'sheetId', -1));
    const start = numberAt(range, 'startIndex', 0);
    rows.splice(start, numberAt(range, 'endIndex', start) - start);
    return {};
  },
};

function shape(tab: Tab, properties: Body): void {
  if (typeof properties['title'] === 'string') tab.title = properties['title'];
  const grid = isRecord(properties['gridProperties']) ? properties['gridProperties'] : {};
  tab.frozenRows = numberAt(grid, 'frozenRowCount', tab.frozenRows);
  tab.rowCount = numberAt(grid, 'rowCount', tab.rowCount);
  tab.columnCount = numberAt(grid, 'columnCount', tab.columnCount);
}

/** All requests or none: an unknown one, or one that is refused, leaves the sheet as it was found by the first. */
export function answerLayout(book: Workbook, body: unknown): unknown {
  const requests = isRecord(body) && Array.isArray(body['requests']) ? (body['requests'] as unknown[]) : [];
  if (requests.length === 0) throw invalid('Must specify at least one request.');
  const deeds = requests.map((request) => {
    const [name, given] = Object.entries(record(request, 'request'))[0] ?? [];
    const deed = name === undefined ? undefined : DEEDS[name];
    if (deed === undefined) throw invalid(`Invalid JSON payload received. Unknown name "${name}"`);
    return { deed, body: record(given, String(name)) };
  });
  return { spreadsheetId: book.spreadsheetId, replies: deeds.map((one) => one.deed(book, one.body)) };
}
