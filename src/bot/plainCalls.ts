/** Posts the calls that every message makes to the Bot API over kept connections, by `node:http` alone: telegraf with node-fetch takes several times as long. Used by `telegramApi.ts`. */
import {
  type ClientRequest,
  type IncomingMessage,
  Agent as PlainAgent,
  request as plainRequest,
  type RequestOptions,
} from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import type { CutOff, Deadline } from './deadline.ts';
import { readField } from './looseJson.ts';

/** Resolves with the answer's `result`; rejects with what `telegramFailure.ts` reads, as telegraf's own errors are shaped. The deadline is kept here. */
export type PlainCall = (method: string, payload: object, deadline: Deadline) => Promise<unknown>;

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
  return (method, payload, deadline) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(payload);
      const call = request({
        ...place,
        path: `${base.pathname}${method}`,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      });
      const limits = limit(call, deadline);
      const fail = (failure: Failure): void => {
        limits.lift();
        reject(new CallFailed(failure, limits.cutOff()));
      };
      // Neither text nor cause: both may name the address, and with it the token.
      call.on('error', () => fail({ type: 'system' }));
      call.on('response', (response) => {
        readAnswer(response, fail, (result) => {
          limits.lift();
          resolve(result);
        });
      });
      if (deadline.signal?.aborted !== true) call.end(body);
    });
}

/** Breaks the call off when its time is over or the process stops. A signal of its own for each call would take longer than the rest of it. */
function limit(call: ClientRequest, { ms, signal }: Deadline): { lift: () => void; cutOff: () => CutOff } {
  let cutOff: CutOff = null;
  const cut = (reason: CutOff): void => {
    cutOff ??= reason;
    call.destroy();
  };
  const stop = (): void => cut('stopped');
  const timer = setTimeout(() => cut('timeout'), ms);
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted === true) stop();
  return {
    cutOff: () => cutOff,
    lift: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    },
  };
}

function readAnswer(
  response: IncomingMessage,
  fail: (failure: Failure) => void,
  done: (result: unknown) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= ANSWER_LIMIT_BYTES) chunks.push(chunk);
    else response.destroy(new Error('the answer is too long'));
  });
  response.on('error', () => fail({ type: bytes > ANSWER_LIMIT_BYTES ? 'too_long' : 'system' }));
  response.on('end', () => {
    const status = response.statusCode ?? 0;
    // A broken gateway answers with a page of its own.
    if (status >= 500) return fail({ response: { error_code: status } });
    const answer = parsed(Buffer.concat(chunks).toString('utf8'));
    if (answer === undefined) return fail({ type: 'invalid-json' });
    if (readField(answer, 'ok') === true) return done(readField(answer, 'result'));
    return fail({ response: answer });
  });
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

interface Failure {
  readonly response?: unknown;
  readonly type?: string;
}

/** In the shape of telegraf's errors: `response` where the service refused, `type` where no answer of its own came. */
export class CallFailed extends Error {
  readonly response: unknown;
  readonly type: string | undefined;
  readonly cutOff: CutOff;

  constructor({ response, type }: Failure, cutOff: CutOff) {
    super('a call to the Bot API failed');
    this.name = 'CallFailed';
    this.response = response;
    this.type = type;
    this.cutOff = cutOff;
  }
}
