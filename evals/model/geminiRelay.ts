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
  /** Asked before each request that costs money: false lets none out any more. */
  readonly mayAsk?: () => boolean;
  /** Told of what each answer cost, at once. */
  readonly onSpent?: (spent: Spent) => void;
}

export interface Spent {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface GeminiRelay {
  readonly url: string;
  readonly faults: FaultScript;
  /** What was answered, in order, for `--record`. */
  readonly answers: readonly RecordedAnswer[];
  /** Whether a request was kept back, for the money was spent. */
  readonly wasKeptBack: boolean;
  close(): Promise<void>;
}

const BODY_LIMIT_BYTES = 20 * 1024 * 1024;
const UPSTREAM_TIMEOUT_MS = 30_000;

export async function startGeminiRelay(order: RelayOrder): Promise<GeminiRelay> {
  const faults = new FaultScript(order.now);
  const answers: RecordedAnswer[] = [];
  const line: Line = { order, faults, answers, wasKeptBack: false };
  const server = await listen((request, response) => {
    relay(line, request, response).catch(() => response.destroy());
  }, {});
  return {
    url: server.url,
    faults,
    answers,
    get wasKeptBack() {
      return line.wasKeptBack;
    },
    close: () => server.close(),
  };
}

interface Line {
  readonly order: RelayOrder;
  readonly faults: FaultScript;
  readonly answers: RecordedAnswer[];
  wasKeptBack: boolean;
}

async function relay(line: Line, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await readBody(request, BODY_LIMIT_BYTES);
  const [, model = '', operation = ''] = /\/models\/([\w.-]+):(\w+)/.exec(request.url ?? '') ?? [];
  const strike = line.faults.strike({ operation });
  if (strike !== undefined && (await isStruck(strike, response))) return;
  const body = bytes === undefined ? undefined : parseJson(bytes);
  const key = requestKey(model, isRecord(body) ? body : {});
  if (line.order.tape === undefined && line.order.mayAsk?.() === false) {
    line.wasKeptBack = true;
    sendReply(response, MONEY_SPENT);
    return;
  }
  const answer =
    line.order.tape === undefined
      ? await ask(line.order, request.url ?? '', body)
      : line.order.tape.next(key);
  if (answer === null) {
    sendReply(response, NOT_RECORDED);
    return;
  }
  line.order.onSpent?.(spentIn(answer.body));
  line.answers.push({ key, status: answer.status, body: answer.body });
  sendReply(response, jsonReply(answer.status, answer.body));
}

/** A permanent refusal: nobody shall wait for a recording that does not exist. */
const NOT_RECORDED: Reply = jsonReply(400, {
  error: { code: 400, status: 'FAILED_PRECONDITION', message: 'This request is not in the recording.' },
});

/** Nobody shall try it once more. */
const MONEY_SPENT: Reply = jsonReply(400, {
  error: { code: 400, status: 'FAILED_PRECONDITION', message: 'The budget of this run is spent.' },
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

function spentIn(body: unknown): Spent {
  const usage = isRecord(body) && isRecord(body['usageMetadata']) ? body['usageMetadata'] : {};
  return {
    inputTokens: numberIn(usage['promptTokenCount']),
    // Thinking is paid as output.
    outputTokens: numberIn(usage['candidatesTokenCount']) + numberIn(usage['thoughtsTokenCount']),
  };
}

const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0);
