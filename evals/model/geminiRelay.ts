/** A server between the product and Gemini: it answers from a tape, or passes requests on and keeps what came back. The product cannot tell it from the service. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FaultScript, type Strike } from '../../src/sandbox/faults.ts';
import {
  isRecord,
  jsonReply,
  listen,
  parseJson,
  type Reply,
  readBody,
  sendReply,
} from '../../src/sandbox/httpServer.ts';
import type { RecordedAnswer, Tape } from './recordings.ts';
import { requestKey } from './requestKey.ts';

export interface RelayOrder {
  readonly now: () => Date;
  /** Answers from here alone when given: nothing is ever asked of a service then. */
  readonly tape?: Tape;
  /** Where requests are passed on to otherwise. */
  readonly upstream?: { readonly baseUrl: string; readonly apiKey: string };
}

export interface Spent {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface GeminiRelay {
  readonly url: string;
  readonly faults: FaultScript;
  /** What was answered, in order, for `--record`. */
  readonly answers: readonly RecordedAnswer[];
  readonly spent: Spent;
  close(): Promise<void>;
}

const BODY_LIMIT_BYTES = 20 * 1024 * 1024;
const UPSTREAM_TIMEOUT_MS = 30_000;

export async function startGeminiRelay(order: RelayOrder): Promise<GeminiRelay> {
  const faults = new FaultScript(order.now);
  const answers: RecordedAnswer[] = [];
  const server = await listen((request, response) => {
    relay({ order, faults, answers }, request, response).catch(() => response.destroy());
  }, {});
  return {
    url: server.url,
    faults,
    answers,
    get spent() {
      return spentIn(answers);
    },
    close: () => server.close(),
  };
}

interface Line {
  readonly order: RelayOrder;
  readonly faults: FaultScript;
  readonly answers: RecordedAnswer[];
}

async function relay(line: Line, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await readBody(request, BODY_LIMIT_BYTES);
  const [, model = '', operation = ''] = /\/models\/([\w.-]+):(\w+)/.exec(request.url ?? '') ?? [];
  const strike = line.faults.strike({ operation });
  if (strike !== undefined && (await isStruck(strike, response))) return;
  const body = bytes === undefined ? undefined : parseJson(bytes);
  const key = requestKey(model, isRecord(body) ? body : {});
  const answer =
    line.order.tape === undefined
      ? await ask(line.order, request.url ?? '', body)
      : line.order.tape.next(key);
  if (answer === null) {
    sendReply(response, NOT_RECORDED);
    return;
  }
  line.answers.push({ key, status: answer.status, body: answer.body });
  sendReply(response, jsonReply(answer.status, answer.body));
}

/** A permanent refusal: nobody shall wait for a recording that does not exist. */
const NOT_RECORDED: Reply = jsonReply(400, {
  error: { code: 400, status: 'FAILED_PRECONDITION', message: 'This request is not in the recording.' },
});

async function ask(
  { upstream }: RelayOrder,
  path: string,
  body: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> {
  if (upstream === undefined) throw new Error('a relay needs a tape or a service to pass requests on to');
  const answer = await fetch(`${upstream.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-goog-api-key': upstream.apiKey },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(UPSTREAM_TIMEOUT_MS),
  });
  return { status: answer.status, body: await answer.json() };
}

/** True when the fault has dealt with the request; a delay only holds it up. */
async function isStruck(strike: Strike, response: ServerResponse): Promise<boolean> {
  if (strike.do === 'refuse') {
    sendReply(response, jsonReply(strike.status, strike.body ?? {}));
    return true;
  }
  if (strike.do === 'drop') {
    response.destroy();
    return true;
  }
  if (strike.do === 'delay') await new Promise((resolve) => setTimeout(resolve, strike.ms));
  return false;
}

function spentIn(answers: readonly RecordedAnswer[]): Spent {
  const usages = answers.map(({ body }) =>
    isRecord(body) && isRecord(body['usageMetadata']) ? body['usageMetadata'] : {},
  );
  const sum = (...names: readonly string[]): number =>
    usages.reduce((total, usage) => total + names.reduce((own, name) => own + numberIn(usage[name]), 0), 0);
  return {
    calls: answers.length,
    inputTokens: sum('promptTokenCount'),
    // Thinking is paid as output.
    outputTokens: sum('candidatesTokenCount', 'thoughtsTokenCount'),
  };
}

const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0);
