/** Telegram's webhook: believes nobody without the secret, and acknowledges an update only after it is stored. Mounted by web. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../ports/log.ts';
import { no, ok, type Result } from '../types/result.ts';

export interface TelegramWebhookOptions {
  /** As given to `setWebhook`: 1 to 256 letters, digits, `_` and `-`. */
  readonly secret: string;
  /** Resolves when the update is durably stored or needs no storing. */
  readonly receiveUpdate: (update: unknown) => Promise<void>;
  readonly log: Log;
}

export interface TelegramWebhook {
  /** The answer to an update: 200 stored, 401 wrong secret, 400 no update, 500 not stored, so that Telegram brings it again. */
  answer(body: unknown, secretHeader: string | undefined): Promise<{ readonly status: number }>;
  /**
   * Answers a request of its own: `POST`, at most 1 MB of JSON, and none of it read before the secret. Plain node:http, because every
   * message of every patient comes through here.
   */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** https://core.telegram.org/bots/api#setwebhook */
const SECRET = /^[\w-]{1,256}$/;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
/** An update is a few kilobytes: a text of 4,096 letters with what it replies to. */
const BODY_LIMIT_BYTES = 1024 * 1024;

/** Throws when the secret is not one that Telegram accepts, an empty one above all. */
export function createTelegramWebhook({
  secret,
  receiveUpdate,
  log,
}: TelegramWebhookOptions): TelegramWebhook {
  if (!SECRET.test(secret))
    throw new Error("Telegram's webhook secret must be 1 to 256 letters, digits, _ or -");
  const isGenuine = secretCheck(secret);
  const store = async (body: unknown): Promise<number> => {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return 400;
    try {
      await receiveUpdate(body);
      return 200;
    } catch (error) {
      log.error('telegram_update_not_stored', { code: error instanceof Error ? error.name : typeof error });
      return 500;
    }
  };
  const statusFor = async (request: IncomingMessage): Promise<number> => {
    if (request.method !== 'POST') return 404;
    const header = request.headers[SECRET_HEADER];
    if (!isGenuine(typeof header === 'string' ? header : undefined)) return 401;
    const body = await readJson(request);
    return body.ok ? store(body.value) : body.refusal.status;
  };
  return {
    answer: async (body, secretHeader) => ({ status: isGenuine(secretHeader) ? await store(body) : 401 }),
    handle: (request, response) => {
      statusFor(request).then(
        // The patient's reply, which has just been handed over, goes out first: nobody waits for the acknowledgement.
        (status) => setImmediate(acknowledge, response, status),
        () => response.destroy(),
      );
    },
  };
}

/** An empty answer: whatever stood in it, Telegram would take it for a method to carry out. */
const acknowledge = (response: ServerResponse, status: number): void =>
  void response.writeHead(status, { connection: status === 413 ? 'close' : 'keep-alive' }).end();

/** Malformed JSON is 400, a body beyond the limit 413; rejects when the sender goes away. */
function readJson(request: IncomingMessage): Promise<Result<unknown, { status: number }>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= BODY_LIMIT_BYTES) chunks.push(chunk);
      else resolve(no({ status: 413 }));
    });
    request.on('error', reject);
    request.on('end', () => {
      try {
        resolve(ok(JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown));
      } catch {
        resolve(no({ status: 400 }));
      }
    });
  });
}

/** Compares hashes, which are of one length, in constant time: how long it takes tells nothing of the secret. */
function secretCheck(secret: string): (given: string | undefined) => boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  const expected = hash(secret);
  return (given) => given !== undefined && timingSafeEqual(hash(given), expected);
}
