/** The staff's spreadsheet at Google, or at its stand-in, by the googleapis package. `compose.ts` makes it. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { OutsideError } from '../../ports/outsideError.ts';
import type { Sheet, SheetCell, SheetGrid, SheetPlace, SheetWrite, TabLayout } from '../../ports/sheet.ts';
import { openClient, request, type SheetsAccess } from './client.ts';
import { columnsRequests, placeRequest, tabRequests } from './layout.ts';

export interface GoogleSheetOrder extends SheetsAccess {
  readonly spreadsheetId: string;
}

/** Loads the package with the first request. */
export function createGoogleSheet(order: GoogleSheetOrder): Sheet {
  const { spreadsheetId } = order;
  let client: Promise<sheets_v4.Sheets> | undefined;
  const api = (): Promise<sheets_v4.Sheets> => {
    client ??= openClient(order);
    return client;
  };
  return {
    async read(tabs) {
      const { data } = await request('read', async () =>
        (await api()).spreadsheets.values.batchGet({
          spreadsheetId,
          ranges: tabs.map(quoted),
          valueRenderOption: 'UNFORMATTED_VALUE',
          dateTimeRenderOption: 'SERIAL_NUMBER',
        }),
      );
      return new Map(tabs.map((tab, index) => [tab, gridOf(data.valueRanges?.[index]?.values)]));
    },
    async write(writes) {
      if (writes.length === 0) return;
      await request('write', async () =>
        (await api()).spreadsheets.values.batchUpdate({
          spreadsheetId,
          requestBody: { valueInputOption: 'RAW', data: writes.map(toValueRange) },
        }),
      );
    },
    async append(tab, rows) {
      if (rows.length === 0) return;
      await request('append', async () =>
        (await api()).spreadsheets.values.append({
          spreadsheetId,
          range: quoted(tab),
          valueInputOption: 'RAW',
          insertDataOption: 'INSERT_ROWS',
          requestBody: { values: rows.map((row) => [...row]) },
        }),
      );
    },
    async tabs() {
      return (await sheetsOf(await api(), spreadsheetId)).map(({ title, rowCount }) => ({
        name: title,
        rowCount,
      }));
    },
    layOut: async (layout, place) => layOut(await api(), spreadsheetId, { layout, place }),
    deleteRows: async (tab, rows) => deleteRows(await api(), { spreadsheetId, tab, rows }),
  };
}

const quoted = (tab: string): string => `'${tab.replaceAll("'", "''")}'`;

/** 0 is "A", 26 is "AA". */
function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest === 0 ? '' : columnLetters(rest - 1)}${String.fromCodePoint(65 + (index % 26))}`;
}

const toValueRange = ({ tab, row, column, value }: SheetWrite): sheets_v4.Schema$ValueRange => ({
  range: `${quoted(tab)}!${columnLetters(column)}${row + 1}`,
  values: [[value]],
});

const gridOf = (values: readonly (readonly unknown[])[] | null | undefined): SheetGrid =>
  (values ?? []).map((row) => row.map(cellOf));

const cellOf = (value: unknown): SheetCell =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : '';

interface KnownSheet {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
}

async function sheetsOf(api: sheets_v4.Sheets, spreadsheetId: string): Promise<readonly KnownSheet[]> {
  const { data } = await request('describe', () =>
    api.spreadsheets.get({ spreadsheetId, fields: 'sheets.properties' }),
  );
  return (data.sheets ?? []).flatMap(({ properties }) =>
    properties?.sheetId == null || properties.title == null
      ? []
      : [
          {
            sheetId: properties.sheetId,
            title: properties.title,
            rowCount: properties.gridProperties?.rowCount ?? 0,
          },
        ],
  );
}

/** A tab that has headers is left as it is, but for columns that a newer version knows: they come last. */
async function layOut(
  api: sheets_v4.Sheets,
  spreadsheetId: string,
  { layout, place }: { layout: readonly TabLayout[]; place: SheetPlace | undefined },
): Promise<void> {
  const update = (requests: readonly sheets_v4.Schema$Request[]) =>
    request('layOut', () =>
      api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [...requests] } }),
    );
  const before = await sheetsOf(api, spreadsheetId);
  const missing = layout.filter((tab) => !before.some((sheet) => sheet.title === tab.name));
  if (place !== undefined && missing.length === layout.length) await update([placeRequest(place)]);
  if (missing.length > 0)
    await update(missing.map((tab) => ({ addSheet: { properties: { title: tab.name } } })));
  const sheets = await sheetsOf(api, spreadsheetId);
  const { data } = await request('read', () =>
    api.spreadsheets.values.batchGet({
      spreadsheetId,
      ranges: layout.map((tab) => `${quoted(tab.name)}!1:1`),
    }),
  );
  for (const [index, tab] of layout.entries()) {
    const sheet = sheets.find((one) => one.title === tab.name);
    if (sheet === undefined) throw new Error('a tab that was made is not there');
    const headers = (data.valueRanges?.[index]?.values?.[0] ?? []).map(String);
    const added = tab.columns.filter((column) => !headers.includes(column.name));
    if (added.length === 0) continue;
    await request('write', () =>
      api.spreadsheets.values.update({
        spreadsheetId,
        range: `${quoted(tab.name)}!${columnLetters(headers.length)}1`,
        valueInputOption: 'RAW',
        requestBody: { values: [added.map((column) => column.name)] },
      }),
    );
    await update(
      headers.length === 0
        ? tabRequests(sheet.sheetId, tab)
        : columnsRequests(sheet.sheetId, added, headers.length),
    );
  }
}

/** From the last one up, so that no number changes before its turn. */
async function deleteRows(
  api: sheets_v4.Sheets,
  order: { spreadsheetId: string; tab: string; rows: readonly number[] },
): Promise<void> {
  const { spreadsheetId, tab, rows } = order;
  if (rows.length === 0) return;
  const sheet = (await sheetsOf(api, spreadsheetId)).find((one) => one.title === tab);
  if (sheet === undefined)
    throw new OutsideError({
      service: 'sheets',
      operation: 'deleteRows',
      permanent: true,
      code: 'no_such_tab',
    });
  const requests = [...rows]
    .sort((left, right) => right - left)
    .map((row) => ({
      deleteDimension: {
        range: { sheetId: sheet.sheetId, dimension: 'ROWS', startIndex: row, endIndex: row + 1 },
      },
    }));
  await request('deleteRows', () =>
    api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } }),
  );
}
