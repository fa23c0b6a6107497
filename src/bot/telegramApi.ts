/** The Bot API of one bot: telegraf's `callApi` with a deadline, kept connections and our errors; what every message needs goes a shorter way. Used by all of this room. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Telegram } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';
import { OutsideError } from '../ports/outsideError.ts';
import { type Deadline, runUntil } from './deadline.ts';
import { CallFailed, createPlainCalls } from './plainCalls.ts';
import { downloadFailure, telegramFailure } from './telegramFailure.ts';

export interface TelegramApiOptions {
  readonly token: string;
  /** `https://api.telegram.org`, or where a stand-in listens. */
  readonly apiRoot: string;
  /** Of one call; 10 s when absent. */
  readonly timeoutMs?: number | undefined;
  /** Of an upload or a download; 60 s when absent: 20 MB on a poor line. */
  readonly transferTimeoutMs?: number | undefined;
}

/** Every method throws `OutsideError` (see `telegramFailure.ts` for its codes). */
export interface TelegramApi {
  /** Answers what the service put into `result`: foreign input, to be read with care. */
  call<Method extends keyof Methods>(
    method: Method,
    payload: Opts<Method>,
    deadline?: Partial<Deadline>,
  ): Promise<unknown>;
  /** A call that carries a file. */
  upload<Method extends keyof Methods>(method: Method, payload: Opts<Method>): Promise<unknown>;
  /** The bytes behind a `file_path` of `getFile`; a permanent `too_large` beyond `limitBytes`. */
  download(filePath: string, limitBytes: number): Promise<Uint8Array>;
}

const TIMEOUT_MS = 10_000;
const TRANSFER_TIMEOUT_MS = 60_000;

/** The calls that come with every message, and that carry plain JSON both ways. */
const PLAIN: ReadonlySet<keyof Methods> = new Set([
  'sendMessage',
  'editMessageText',
  'editMessageReplyMarkup',
  'answerCallbackQuery',
  'sendChatAction',
]);

export function createTelegramApi(options: TelegramApiOptions): TelegramApi {
  const { token, apiRoot, timeoutMs = TIMEOUT_MS, transferTimeoutMs = TRANSFER_TIMEOUT_MS } = options;
  let client: Promise<Telegram> | undefined;
  const callPlainly = createPlainCalls({ token, apiRoot });
  const callBriefly = async (operation: string, payload: object, deadline: Deadline): Promise<unknown> => {
    try {
      return await callPlainly(operation, payload, deadline);
    } catch (error) {
      throw telegramFailure({ operation, error, cutOff: error instanceof CallFailed ? error.cutOff : null });
    }
  };
  const call: TelegramApi['call'] = (method, payload, deadline = {}) => {
    if (PLAIN.has(method)) return callBriefly(method, payload, { ms: timeoutMs, ...deadline });
    return runUntil({ ms: timeoutMs, ...deadline }, async ({ signal, cutOff }) => {
      try {
        client ??= connect(token, apiRoot);
        // telegraf types the signal by a package that is older than Node's own; node-fetch takes either.
        return await (await client).callApi(method, payload, { signal: signal as never });
      } catch (error) {
        throw telegramFailure({ operation: method, error, cutOff: cutOff() });
      }
    });
  };
  return {
    call,
    upload: (method, payload) => call(method, payload, { ms: transferTimeoutMs }),
    download: (filePath, limitBytes) =>
      runUntil({ ms: transferTimeoutMs }, async ({ signal, cutOff }) => {
        try {
          return await readFile(fileUrl({ token, apiRoot, filePath }), { signal, limitBytes });
        } catch (error) {
          if (error instanceof OutsideError) throw error;
          // `fetch` names the address, and so the token, in some of its errors: none is passed on.
          const code = cutOff() ?? 'unreachable';
          throw new OutsideError({ service: 'telegram', operation: 'download', permanent: false, code });
        }
      }),
  };
}

/** telegraf takes a tenth of a second to load: at the first call, when the product already listens. */
async function connect(token: string, apiRoot: string): Promise<Telegram> {
  const { Telegram } = await import('telegraf');
  const telegram = new Telegram(token, { apiRoot });
  // Set afterwards, for telegraf's constructor drops every agent when the address is plain http.
  telegram.options.agent = apiRoot.startsWith('http:')
    ? new HttpAgent({ keepAlive: true })
    : new HttpsAgent({ keepAlive: true });
  return telegram;
}

function fileUrl(place: { token: string; apiRoot: string; filePath: string }): URL {
  const path = place.filePath.split('/').map(encodeURIComponent).join('/');
  return new URL(`./file/bot${place.token}/${path}`, place.apiRoot);
}

async function readFile(
  url: URL,
  { signal, limitBytes }: { signal: AbortSignal; limitBytes: number },
): Promise<Uint8Array> {
  const response = await fetch(url, { signal });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    const retryAfter = /^\d{1,6}$/.exec(response.headers.get('retry-after') ?? '')?.[0];
    throw downloadFailure(response.status, retryAfter === undefined ? null : Number(retryAfter));
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop early closes the connection: no more is read than the limit and one chunk.
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw tooLarge('download');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The permanent refusal of a file that is larger than may be. */
export const tooLarge = (operation: string): OutsideError =>
  new OutsideError({ service: 'telegram', operation, permanent: true, code: 'too_large' });
