/** The googleapis client for Sheets with its gaps closed: base address, deadline, no retries of its own, no token server; `createGoogleSheet.ts` uses it. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { OutsideError } from '../../ports/outsideError.ts';

export interface SheetsAccess {
  readonly baseUrl: string;
  readonly clientEmail: string;
  readonly privateKey: string;
  /** For one request; the adapter's own patience when absent. */
  readonly timeoutMs?: number;
}

const DEADLINE_MS = 10_000;
const SCOPE = 'https://www.googleapis.com/auth/spreadsheets';

/** Loading the package takes 0.2 s and 17 MB: only where a sheet is switched on, with its first request. */
export async function openClient({
  baseUrl,
  clientEmail,
  privateKey,
  timeoutMs,
}: SheetsAccess): Promise<sheets_v4.Sheets> {
  const { auth, sheets } = await import('googleapis/build/src/apis/sheets/index.js');
  const jwt = new auth.JWT({ email: clientEmail, key: privateKey, scopes: [SCOPE] });
  // The account signs for itself; without this the library asks the token address that the key file names.
  jwt.useJWTAccessWithScope = true;
  return sheets({
    version: 'v4',
    auth: jwt,
    rootUrl: baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`,
    timeout: timeoutMs ?? DEADLINE_MS,
    // Its own retries would write before anybody has looked whether the first try arrived.
    retry: false,
    retryConfig: { retry: 0 },
  });
}

/** What can be tried again later, and what cannot: a key or a sheet that is wrong stays wrong until somebody mends it. */
const PERMANENT = new Set([400, 401, 403, 404]);

/** Runs a request; what it throws becomes an `OutsideError`, without the service's words, which may quote cells. */
export async function request<Value>(operation: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw toOutsideError(operation, error);
  }
}

function toOutsideError(operation: string, error: unknown): OutsideError {
  const { response, config } = error as {
    response?: { status?: number; headers?: unknown };
    config?: { signal?: AbortSignal };
  };
  const status = response?.status;
  const retryAfter = Number(headerOf(response?.headers, 'retry-after'));
  return new OutsideError({
    service: 'sheets',
    operation,
    permanent: status !== undefined && PERMANENT.has(status),
    code: status === undefined ? unreachableCode(config?.signal) : String(status),
    ...(Number.isFinite(retryAfter) && retryAfter > 0 && { retryAfterMs: retryAfter * 1000 }),
  });
}

/** The library's deadline aborts the request, and its error says no more than that. */
const unreachableCode = (signal: AbortSignal | undefined): string =>
  signal?.aborted === true ? 'timeout' : 'unreachable';

/** The library answers with a Headers object of its own making. */
function headerOf(headers: unknown, name: string): string | undefined {
  const { get } = (headers ?? {}) as { get?: unknown };
  if (typeof get === 'function')
    return (get as (key: string) => string | null).call(headers, name) ?? undefined;
  const found = (headers as Record<string, unknown> | undefined)?.[name];
  return typeof found === 'string' ? found : undefined;
}
