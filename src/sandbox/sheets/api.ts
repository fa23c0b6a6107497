// Sandbox, Sheets: the REST API (`/v4/spreadsheets/...`), from an HTTP request to a deed of the workbook and back.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultScript } from '../faults.ts';
import { isRecord, jsonReply, parseJson, type Reply, readBody } from '../httpServer.ts';
import { answerUnderFaults } from '../underFaults.ts';
import { checkToken, type KnownAccount } from './access.ts';
import { answerLayout } from './layoutRequests.ts';
import { type QuotaBook, quotaRefusal, type RequestKind } from './quota.ts';
import { SheetsRefusal } from './refusal.ts';
import type { Tab, Workbook } from './workbook.ts';

export interface SheetsApiParts {
  readonly book: Workbook;
  readonly faults: FaultScript;
  readonly quota: QuotaBook;
  readonly accounts: readonly KnownAccount[];
  /** Tokens are made by the machine's clock, whatever the playground's says. */
  readonly realNow: () => Date;
  readonly changed: () => void;
}

interface ApiCall {
  readonly book: Workbook;
  readonly range: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Route {
  readonly operation: string;
  readonly kind: RequestKind;
  readonly method: 'GET' | 'PUT' | 'POST';
  /** After `/v4/spreadsheets/<id>`. */
  readonly path: RegExp;
  readonly answer: (call: ApiCall) => unknown;
}

const BODY_LIMIT_BYTES = 10_000_000;

const ROUTES: readonly Route[] = [
  { operation: 'get', kind: 'read', method: 'GET', path: /^$/, answer: describe },
  { operation: 'batchUpdate', kind: 'write', method: 'POST', path: /^:batchUpdate$/, answer: layOut },
  {
    operation: 'values.batchGet',
    kind: 'read',
    method: 'GET',
    path: /^\/values:batchGet$/,
    answer: batchGet,
  },
  {
    operation: 'values.batchUpdate',
    kind: 'write',
    method: 'POST',
    path: /^\/values:batchUpdate$/,
    answer: batchUpdate,
  },
  {
    operation: 'values.append',
    kind: 'write',
    method: 'POST',
    path: /^\/values\/([^/]+):append$/,
    answer: append,
  },
  { operation: 'values.get', kind: 'read', method: 'GET', path: /^\/values\/([^/]+)$/, answer: getValues },
  { operation: 'values.update', kind: 'write', method: 'PUT', path: /^\/values\/([^/]+)$/, answer: update },
];

/** False when the path is another's. */
export async function answerApiRequest(
  parts: SheetsApiParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://sheets');
  const found = /^\/v4\/spreadsheets\/([\w-]+)(.*)$/.exec(url.pathname);
  if (found === null) return false;
  const rest = found[2] ?? '';
  const route = ROUTES.find((one) => one.method === request.method && one.path.test(rest));
  const bytes = await readBody(request, BODY_LIMIT_BYTES);
  const work = (): Reply =>
    answered(() => {
      if (route === undefined) throw new SheetsRefusal(404, 'NOT_FOUND', 'Requested entity was not found.');
      const by = checkToken(request.headers.authorization, parts.accounts, parts.realNow());
      parts.quota.count({ kind: route.kind, operation: route.operation, by });
      if (found[1] !== parts.book.spreadsheetId)
        throw new SheetsRefusal(404, 'NOT_FOUND', 'Requested entity was not found.');
      const range = decodeURIComponent(route.path.exec(rest)?.[1] ?? '');
      const body = bytes === undefined ? undefined : parseJson(bytes);
      const answer = route.answer({
        book: parts.book,
        range,
        query: url.searchParams,
        body: isRecord(body) ? body : {},
      });
      if (route.kind === 'write') parts.changed();
      return answer;
    });
  await answerUnderFaults({
    script: parts.faults,
    call: { operation: route?.operation ?? 'unknown' },
    response,
    work,
    tooManyRequests: (seconds) => ({
      ...quotaRefusal(route?.kind ?? 'read').reply,
      headers: { 'retry-after': String(seconds) },
    }),
  });
  return true;
}

function answered(work: () => unknown): Reply {
  try {
    return jsonReply(200, work());
  } catch (error) {
    if (error instanceof SheetsRefusal) return error.reply;
    throw error;
  }
}

const sheetOf = (tab: Tab) => ({
  properties: {
    sheetId: tab.sheetId,
    title: tab.title,
    gridProperties: {
      rowCount: tab.rowCount,
      columnCount: tab.columnCount,
      frozenRowCount: tab.frozenRows,
    },
  },
});

function describe({ book }: ApiCall): unknown {
  const { spreadsheetId, title, locale, timeZone } = book;
  return { spreadsheetId, properties: { title, locale, timeZone }, sheets: book.tabs.map(sheetOf) };
}

function layOut({ book, body }: ApiCall): unknown {
  return answerLayout(book, body);
}

const renderOf = (query: URLSearchParams): 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' =>
  query.get('valueRenderOption') === 'UNFORMATTED_VALUE' ? 'UNFORMATTED_VALUE' : 'FORMATTED_VALUE';

function valueRange(book: Workbook, text: string, query: URLSearchParams): unknown {
  const values = book.values(book.range(text), renderOf(query));
  return { range: text, majorDimension: 'ROWS', ...(values.length > 0 && { values }) };
}

function getValues({ book, range, query }: ApiCall): unknown {
  return valueRange(book, range, query);
}

function batchGet({ book, query }: ApiCall): unknown {
  const valueRanges = query.getAll('ranges').map((range) => valueRange(book, range, query));
  return { spreadsheetId: book.spreadsheetId, valueRanges };
}

/** "USER_ENTERED" parses what is written; without an option nothing is written at all. */
function inputOf(option: unknown): 'RAW' | 'USER_ENTERED' {
  if (option === 'RAW' || option === 'USER_ENTERED') return option;
  throw new SheetsRefusal(400, 'INVALID_ARGUMENT', "'valueInputOption' is required but not specified");
}

const valuesOf = (body: Readonly<Record<string, unknown>>): readonly (readonly unknown[])[] =>
  Array.isArray(body['values']) ? (body['values'] as unknown[][]) : [];

function update({ book, range, query, body }: ApiCall): unknown {
  const input = inputOf(query.get('valueInputOption'));
  const updatedRange = book.write(book.range(range), valuesOf(body), input);
  return { spreadsheetId: book.spreadsheetId, updatedRange };
}

function append({ book, range, query, body }: ApiCall): unknown {
  const input = inputOf(query.get('valueInputOption'));
  const insert = query.get('insertDataOption') === 'INSERT_ROWS' ? 'INSERT_ROWS' : 'OVERWRITE';
  const updatedRange = book.append(book.range(range), valuesOf(body), { input, insert });
  return { spreadsheetId: book.spreadsheetId, tableRange: range, updates: { updatedRange } };
}

/** Ranges are read before anything is written: a faulty one leaves all as it was. */
function batchUpdate({ book, body }: ApiCall): unknown {
  const input = inputOf(body['valueInputOption']);
  const data = Array.isArray(body['data']) ? (body['data'] as unknown[]) : [];
  const parsed = data.flatMap((one) =>
    isRecord(one) ? [{ range: book.range(String(one['range'])), values: valuesOf(one) }] : [],
  );
  for (const { range } of parsed) book.tab(range.tab);
  const responses = parsed.map(({ range, values }) => ({ updatedRange: book.write(range, values, input) }));
  return { spreadsheetId: book.spreadsheetId, totalUpdatedRows: responses.length, responses };
}
