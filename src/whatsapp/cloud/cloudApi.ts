/** The WhatsApp Business Cloud API of one phone number: messages, media up and down, each with a deadline and our errors. */
import { z } from 'zod';
import { OutsideError } from '../../ports/outsideError.ts';
import { cloudRefusal, cloudSilence } from './cloudFailure.ts';

export interface CloudApiOptions {
  readonly accessToken: string;
  readonly phoneNumberId: string;
  /** `https://graph.facebook.com`, or where a stand-in listens. */
  readonly baseUrl: string;
  readonly timeoutMs?: number;
  /** Of an upload or a download. */
  readonly transferTimeoutMs?: number;
}

/** Every method throws `OutsideError` (see `cloudFailure.ts` for its codes). */
export interface CloudApi {
  /** `POST /messages`; answers with the message's id. */
  sendMessage(message: Readonly<Record<string, unknown>>): Promise<string>;
  /** `POST /messages` with a status: nothing is sent. */
  markRead(messageId: string, isTyping: boolean): Promise<void>;
  /** Answers with the media id. */
  upload(file: { bytes: Uint8Array; fileName: string; contentType: string }): Promise<string>;
  /** The bytes behind a media id; a permanent `too_large` beyond the limit, a permanent `gone` when it is no more. */
  download(mediaId: string, limitBytes: number): Promise<Uint8Array>;
}

/** https://developers.facebook.com/docs/graph-api/changelog */
const API_VERSION = 'v23.0';
const TIMEOUT_MS = 10_000;
const TRANSFER_TIMEOUT_MS = 60_000;
/** Hosts that the token may go to, beside the API's own: the service keeps media on them. */
const MEDIA_HOSTS = /(?:^|\.)(?:fbsbx\.com|facebook\.com|whatsapp\.net)$/;

const SENT = z.object({ messages: z.tuple([z.object({ id: z.string() })], z.unknown()) });
const UPLOADED = z.object({ id: z.string() });
const MEDIA = z.object({ url: z.url(), file_size: z.coerce.number().optional() });
const REFUSAL = z.object({ error: z.object({ code: z.number() }) });

interface Call {
  readonly operation: string;
  readonly url: string;
  readonly init?: RequestInit;
  readonly timeoutMs: number;
}

export function createCloudApi(options: CloudApiOptions): CloudApi {
  const { timeoutMs = TIMEOUT_MS, transferTimeoutMs = TRANSFER_TIMEOUT_MS } = options;
  const root = `${options.baseUrl.replace(/\/$/, '')}/${API_VERSION}`;
  const own = `${root}/${encodeURIComponent(options.phoneNumberId)}`;
  const headers = { authorization: `Bearer ${options.accessToken}` };
  const post = (operation: string, content: Readonly<Record<string, unknown>>): Promise<unknown> =>
    callJson({
      operation,
      url: `${own}/messages`,
      timeoutMs,
      init: {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ messaging_product: 'whatsapp', ...content }),
      },
    });
  return {
    async sendMessage(message) {
      const answer = await post('sendMessage', { recipient_type: 'individual', ...message });
      return read('sendMessage', SENT, answer).messages[0].id;
    },
    async markRead(messageId, isTyping) {
      const typing = isTyping ? { typing_indicator: { type: 'text' } } : {};
      await post('markRead', { status: 'read', message_id: messageId, ...typing });
    },
    async upload({ bytes, fileName, contentType }) {
      const body = new FormData();
      body.set('messaging_product', 'whatsapp');
      body.set('type', contentType);
      body.set('file', new File([Uint8Array.from(bytes)], fileName, { type: contentType }));
      const init = { method: 'POST', headers, body };
      const answer = await callJson({
        operation: 'upload',
        url: `${own}/media`,
        init,
        timeoutMs: transferTimeoutMs,
      });
      return read('upload', UPLOADED, answer).id;
    },
    async download(mediaId, limitBytes) {
      const about = await callJson({
        operation: 'getMedia',
        url: `${root}/${encodeURIComponent(mediaId)}`,
        init: { headers },
        timeoutMs,
      });
      const media = read('getMedia', MEDIA, about);
      if ((media.file_size ?? 0) > limitBytes) throw tooLarge('getMedia');
      if (!mayHaveToken(media.url, options.baseUrl)) throw cloudSilence('download', 'unreadable');
      const call = { operation: 'download', url: media.url, init: { headers }, timeoutMs: transferTimeoutMs };
      return within(call, async (signal) => readBytes(await answered(call, signal), limitBytes));
    },
  };
}

/** Over https to the service's own hosts; a stand-in's address is that of the configuration. */
function mayHaveToken(url: string, baseUrl: string): boolean {
  const { protocol, hostname, origin } = new URL(url);
  return origin === new URL(baseUrl).origin || (protocol === 'https:' && MEDIA_HOSTS.test(hostname));
}

function read<Schema extends z.ZodType>(
  operation: string,
  schema: Schema,
  answer: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw cloudSilence(operation, 'unreadable');
  return parsed.data;
}

const callJson = (call: Call): Promise<unknown> =>
  within(call, async (signal) => {
    const response = await answered(call, signal);
    try {
      return await response.json();
    } catch {
      throw cloudSilence(call.operation, signal.aborted ? 'timeout' : 'unreadable');
    }
  });

/** `fetch` names the address in some of its errors: none is passed on. */
async function within<Value>(call: Call, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const signal = AbortSignal.timeout(call.timeoutMs);
  try {
    return await work(signal);
  } catch (error) {
    if (error instanceof OutsideError) throw error;
    throw cloudSilence(call.operation, signal.aborted ? 'timeout' : 'unreachable');
  }
}

async function answered({ operation, url, init }: Call, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { ...init, signal });
  if (response.ok) return response;
  const refusal = REFUSAL.safeParse(await response.json().catch(() => null));
  const seconds = /^\d{1,6}$/.exec(response.headers.get('retry-after') ?? '')?.[0];
  // A media id or its address that is no longer known will not come back.
  if (response.status === 404 && operation !== 'sendMessage')
    throw new OutsideError({ service: 'whatsapp', operation, permanent: true, code: 'gone' });
  throw cloudRefusal({
    operation,
    status: response.status,
    serviceCode: refusal.success ? refusal.data.error.code : null,
    retryAfterMs: seconds === undefined ? null : Number(seconds) * 1_000,
  });
}

async function readBytes(response: Response, limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop early closes the connection: no more is read than the limit and one chunk.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw tooLarge('download');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (operation: string): OutsideError =>
  new OutsideError({ service: 'whatsapp', operation, permanent: true, code: 'too_large' });
