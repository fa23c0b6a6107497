// Sandbox, Gemini: the REST API (`/v1beta/models...`), from an HTTP request to an answer of the script, the speech or the mode.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultScript } from '../faults.ts';
import { jsonReply, parseJson, type Reply, readBody } from '../httpServer.ts';
import { answerUnderFaults } from '../underFaults.ts';
import { answerTurn } from './answers.ts';
import type { CannedTurn, TurnScript } from './cannedTurn.ts';
import type { ListedModel } from './models.ts';
import { obey } from './obedience.ts';
import { GeminiRefusal, refusalReply, tooManyRequests, unknownModel, wrongKey } from './refusal.ts';
import { checkRequest } from './requestRules.ts';
import { readSeenRequest, type SeenRequest } from './seenRequest.ts';
import type { SignatureBook } from './signatures.ts';
import type { SpeechScript } from './speech.ts';

/** `plain` answers what is not scripted with one harmless sentence; `obedient` does whatever the patient's text says. */
export type Mode = 'plain' | 'obedient';

export interface RecordedRequest {
  readonly at: Date;
  readonly operation: string;
  readonly path: string;
  readonly status: number;
  /** Undefined when the request was refused before its body was looked at. */
  readonly request: SeenRequest | undefined;
}

export interface GeminiApiParts {
  readonly apiKey: string;
  readonly models: readonly ListedModel[];
  readonly faults: FaultScript;
  readonly script: TurnScript;
  readonly speech: SpeechScript;
  readonly signatures: SignatureBook;
  readonly mode: () => Mode;
  readonly record: (call: Omit<RecordedRequest, 'at'>) => void;
}

/** The service's own limit of a request with inline bytes. */
const BODY_LIMIT_BYTES = 20 * 1024 * 1024;
const PLAIN_ANSWER: CannedTurn = { say: 'How may I help you?' };

interface Route {
  readonly operation: string;
  readonly modelId: string;
}

/** Answers a request to the API; false when the path is another's. */
export async function answerApiRequest(
  parts: GeminiApiParts,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(incoming.url ?? '', 'http://gemini');
  const route = findRoute(incoming.method ?? '', url.pathname);
  if (route === undefined) return false;
  const bytes = await readBody(incoming, BODY_LIMIT_BYTES);
  const work = (): Reply => {
    let request: SeenRequest | undefined;
    const reply = orRefusal(() => {
      if (!isAuthorized(parts.apiKey, incoming, url)) throw wrongKey();
      if (route.operation === 'listModels') return jsonReply(200, { models: parts.models });
      const model = parts.models.find(({ name }) => name === `models/${route.modelId}`);
      if (model === undefined) throw unknownModel(route.modelId);
      if (route.operation === 'getModel') return jsonReply(200, model);
      if (!model.supportedGenerationMethods.includes('generateContent')) throw unknownModel(route.modelId);
      request = readRequest(route, bytes);
      return generate(parts, request);
    });
    parts.record({ operation: route.operation, path: url.pathname, status: reply.status, request });
    return reply;
  };
  await answerUnderFaults({
    script: parts.faults,
    call: { operation: route.operation },
    response,
    work,
    tooManyRequests: (seconds) => refusalReply(tooManyRequests(seconds)),
  });
  return true;
}

function findRoute(method: string, path: string): Route | undefined {
  const [, modelId, operation] = /^\/v1(?:beta)?\/models(?:\/([\w.-]+))?(?::(\w+))?$/.exec(path) ?? [];
  if (method === 'GET' && operation === undefined && /^\/v1(?:beta)?\/models/.test(path))
    return modelId === undefined
      ? { operation: 'listModels', modelId: '' }
      : { operation: 'getModel', modelId };
  if (method !== 'POST' || modelId === undefined) return undefined;
  return operation === 'generateContent' || operation === 'streamGenerateContent'
    ? { operation, modelId }
    : undefined;
}

function readRequest({ operation, modelId }: Route, bytes: Buffer | undefined): SeenRequest {
  if (bytes === undefined)
    throw new GeminiRefusal(400, `Request payload size exceeds the limit: ${BODY_LIMIT_BYTES} bytes.`);
  return readSeenRequest(operation, modelId, checkRequest(parseJson(bytes), modelId));
}

function generate(parts: GeminiApiParts, request: SeenRequest): Reply {
  parts.signatures.check(request.body, request.model);
  const turn =
    parts.script.next(request) ?? parts.speech.answer(request) ?? unscripted(parts.mode(), request);
  const responseId = createHash('sha256')
    .update(JSON.stringify(request.body))
    .digest('base64url')
    .slice(0, 22);
  return answerTurn({ request, turn, signatures: parts.signatures, responseId });
}

const unscripted = (mode: Mode, request: SeenRequest): CannedTurn =>
  mode === 'obedient' ? obey(request) : PLAIN_ANSWER;

function orRefusal(work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    if (error instanceof GeminiRefusal) return refusalReply(error);
    throw error;
  }
}

/** In the header, or in the address as older clients send it. */
function isAuthorized(apiKey: string, incoming: IncomingMessage, url: URL): boolean {
  const header = incoming.headers['x-goog-api-key'];
  const given = typeof header === 'string' ? header : (url.searchParams.get('key') ?? '');
  return timingSafeEqual(digest(given), digest(apiKey));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
