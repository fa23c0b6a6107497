// Sandbox, Sheets: the sheet for people (`/sheet/...`): what it shows, and what hands do to it; the playground's page calls it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord, jsonReply, parseJson, type Reply, readBody, sendReply } from '../httpServer.ts';
import { EMPTY, shownOf } from './cellValue.ts';
import type { StaffHands } from './staffHands.ts';
import { lastFilledRow, type Tab, type Workbook } from './workbook.ts';

export interface ViewParts {
  readonly book: Workbook;
  readonly staff: StaffHands;
  readonly revision: () => number;
}

type Body = Readonly<Record<string, unknown>>;

/** Each deed by its name in `POST /sheet/<name>`. */
const DEEDS: Readonly<Record<string, (staff: StaffHands, body: Body) => void>> = {
  type: (staff, body) =>
    staff.type(
      { tab: text(body, 'tab'), row: whole(body, 'row'), header: text(body, 'column') },
      text(body, 'value'),
    ),
  addRow: (staff, body) => {
    const cells = isRecord(body['cells']) ? body['cells'] : {};
    staff.addRow(
      text(body, 'tab'),
      Object.fromEntries(Object.entries(cells).map(([header, value]) => [header, String(value)])),
    );
  },
  deleteRow: (staff, body) => staff.deleteRow(text(body, 'tab'), whole(body, 'row')),
  duplicateRow: (staff, body) => staff.duplicateRow(text(body, 'tab'), whole(body, 'row')),
  sort: (staff, body) => staff.sort(text(body, 'tab'), text(body, 'column')),
};

const text = (body: Body, name: string): string => {
  if (typeof body[name] !== 'string') throw new TypeError(`${name} must be text`);
  return body[name];
};

/** Row 1 holds the headers, which the view does not let anybody change. */
const whole = (body: Body, name: string): number => {
  const number = body[name];
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 2 || number > 100_000)
    throw new TypeError(`${name} must be a row's number`);
  return number;
};

/** `GET /sheet/state` shows it, `POST /sheet/<deed>` changes it. False when the path is another's. */
export async function answerViewRequest(
  parts: ViewParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = /^\/sheet\/(\w+)(?:\?|$)/.exec(request.url ?? '');
  if (path === null) return false;
  const name = path[1] ?? '';
  if (request.method === 'GET' && name === 'state') {
    sendReply(response, jsonReply(200, viewOf(parts)));
    return true;
  }
  const deed = DEEDS[name];
  if (request.method !== 'POST' || deed === undefined) return false;
  const bytes = await readBody(request, 100_000);
  const body = bytes === undefined ? undefined : parseJson(bytes);
  sendReply(
    response,
    isRecord(body) ? doDeed(parts, deed, body) : jsonReply(400, { error: 'an object is needed' }),
  );
  return true;
}

function doDeed(parts: ViewParts, deed: (staff: StaffHands, body: Body) => void, body: Body): Reply {
  try {
    deed(parts.staff, body);
    return jsonReply(200, viewOf(parts));
  } catch (error) {
    return jsonReply(400, { error: error instanceof Error ? error.message : 'not possible' });
  }
}

const viewOf = ({ book, revision }: ViewParts): unknown => ({
  revision: revision(),
  title: book.title,
  tabs: book.tabs.map(tabView),
});

function tabView(tab: Tab): unknown {
  const headers = (tab.rows[0] ?? []).map((cell) => shownOf(cell, undefined));
  const columns = headers.map((name, index) => {
    const look = tab.columns.get(index) ?? {};
    return {
      name,
      isHidden: look.isHidden === true,
      isProtected: look.isProtected === true,
      choices: look.choices ?? [],
    };
  });
  const last = lastFilledRow(tab);
  const rows = Array.from({ length: Math.max(0, last) }, (_, index) => ({
    row: index + 2,
    cells: headers.map((_header, column) =>
      shownOf(tab.rows[index + 1]?.[column] ?? EMPTY, tab.columns.get(column)?.pattern),
    ),
  }));
  return { title: tab.title, columns, rows };
}
