/** Posts the calls that every message makes to the Bot API over kept connections, by `node:http` alone: telegraf with node-fetch takes several times as long. Used by `telegramApi.ts`. */
import {
  type IncomingMessage,
  Agent as PlainAgent,
  request as plainRequest,
  type RequestOptions,
} from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { readField } from './looseJson.ts';

/** Resolves with the answer's `result`; rejects with what `telegramFailure.ts` reads, as telegraf's own errors are shaped. */
export type PlainCall = (method: string, payload: object, signal: AbortSignal) => Promise<unknown>;

/** An answer to these calls is a message at most; whatever is longer does not come from a Bot API. */
const ANSWER_LIMIT_BYTES = 1024 * 1024;

export function createPlainCalls({ token, apiRoot }: { token: string; apiRoot: string }): PlainCall {
  const base = new URL(`./bot${token}/`, apiRoot);
  const isSecure = base.protocol === 'https:';
  const agent = isSecure ? new SecureAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true });
  const request = isSecure ? secureRequest : plainRequest;
  // Taken apart once: a URL that is read anew for each call costs more than the rest of the call.
  const place: RequestOptions = {
    agent,
    method: 'POST',
    hostname: base.hostname.replace(/^\[|\]$/g, ''),
    port: base.port,
  };
  return (method, payload, signal) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(payload);
      const call = request({
        ...place,
        path: `${base.pathname}${method}`,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      });
      const cutOff = (): void => void call.destroy();
      const end = (): void => signal.removeEventListener('abort', cutOff);
      signal.addEventListener('abort', cutOff, { once: true });
      call.on('error', () => {
        end();
        // Neither text nor cause: both may name the address, and with it the token.
        reject(new CallFailed({ type: 'system' }));
      });
      call.on('response', (response) => {
        readAnswer(response).then(resolve, reject).finally(end);
      });
      if (signal.aborted) cutOff();
      else call.end(body);
    });
}

async function readAnswer(response: IncomingMessage): Promise<unknown> {
  const status = response.statusCode ?? 0;
  const text = await readText(response);
  // A broken gateway answers with a page of its own.
  if (status >= 500) throw new CallFailed({ response: { error_code: status } });
  const answer = parsed(text);
  if (readField(answer, 'ok') === true) return readField(answer, 'result');
  throw new CallFailed({ response: answer });
}

function readText(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= ANSWER_LIMIT_BYTES) chunks.push(chunk);
      else response.destroy(new Error('the answer is too long'));
    });
    response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    response.on('error', () =>
      reject(new CallFailed({ type: bytes > ANSWER_LIMIT_BYTES ? 'too_long' : 'system' })),
    );
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new CallFailed({ type: 'invalid-json' });
  }
}

/** In the shape of telegraf's errors: `response` where the service refused, `type` where no answer of its own came. */
class CallFailed extends Error {
  readonly response: unknown;
  readonly type: string | undefined;

  constructor({ response, type }: { response?: unknown; type?: string }) {
    super('a call to the Bot API failed');
    this.name = 'CallFailed';
    this.response = response;
    this.type = type;
  }
}
