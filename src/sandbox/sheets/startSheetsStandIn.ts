// Sandbox, Sheets: one shared spreadsheet on loopback with the API that googleapis speaks; compose, tests and drills start it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerFaultRequest } from '../faultRoutes.ts';
import { FaultScript } from '../faults.ts';
import { listen, sendReply } from '../httpServer.ts';
import { makeServiceAccount, type ServiceAccount } from './access.ts';
import { answerApiRequest, type SheetsApiParts } from './api.ts';
import { type CountedRequest, GOOGLE_QUOTA, type Quota, QuotaBook } from './quota.ts';
import { SheetsRefusal } from './refusal.ts';
import { StaffHands } from './staffHands.ts';
import { answerViewRequest } from './viewRoutes.ts';
import { Workbook } from './workbook.ts';

export interface SheetsStandInOptions {
  /** By whose clock quotas are counted. */
  readonly now: () => Date;
  /** By whose clock tokens are checked: that of the machine that signs them. */
  readonly realNow: () => Date;
  readonly spreadsheetId: string;
  readonly title?: string;
  readonly quota?: Quota;
  readonly port?: number;
  readonly host?: string;
}

export interface SheetsStandIn {
  /** The root URL of the googleapis package; the fault script (`/faults`) is below it too. */
  readonly url: string;
  readonly spreadsheetId: string;
  readonly account: ServiceAccount;
  /** Another account that the sheet is shared with, so that the log of requests tells who asked. */
  accountOf(name: string): ServiceAccount;
  readonly faults: FaultScript;
  readonly book: Workbook;
  readonly staff: StaffHands;
  /** Every request that got as far as the quota, oldest first. */
  readonly requests: readonly CountedRequest[];
  setQuota(quota: Quota): void;
  /** Rises with every change, by API or by hand. */
  readonly revision: number;
  /** Answers `/sheet/...`, the view for people, for another server that mounts it; false when the path is another's. */
  answerViewRequest(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close(): Promise<void>;
}

export async function startSheetsStandIn(options: SheetsStandInOptions): Promise<SheetsStandIn> {
  const accounts = [makeServiceAccount('frontdesk')];
  const accountOf = (name: string): ServiceAccount => {
    const known = makeServiceAccount(name);
    if (!accounts.includes(known)) accounts.push(known);
    return known.account;
  };
  const book = new Workbook(options.spreadsheetId, options.title ?? 'Clinic');
  const faults = new FaultScript(options.now);
  const quota = new QuotaBook(options.now, options.quota ?? GOOGLE_QUOTA);
  let revision = 0;
  const changed = (): void => {
    revision += 1;
  };
  const staff = new StaffHands(book, changed);
  const parts: SheetsApiParts = { book, faults, quota, accounts, realNow: options.realNow, changed };
  const server = await listen((request, response) => {
    answer(parts, request, response).catch(() => response.destroy());
  }, options);
  return {
    url: server.url,
    spreadsheetId: book.spreadsheetId,
    account: accountOf('frontdesk'),
    accountOf,
    faults,
    book,
    staff,
    requests: quota.requests,
    setQuota: (given) => {
      quota.quota = given;
    },
    get revision() {
      return revision;
    },
    answerViewRequest: (request, response) =>
      answerViewRequest({ book, staff, revision: () => revision }, request, response),
    close: () => server.close(),
  };
}

async function answer(
  parts: SheetsApiParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await answerApiRequest(parts, request, response)) return;
  if (await answerFaultRequest(parts.faults, request, response)) return;
  sendReply(response, new SheetsRefusal(404, 'NOT_FOUND', 'Requested entity was not found.').reply);
}
