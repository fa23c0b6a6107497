// Sandbox, Gemini: makes the service's response of a canned turn, whole or as an event stream.
import { isRecord, jsonReply, type Reply } from '../httpServer.ts';
import type { CannedCall, CannedTurn } from './cannedTurn.ts';
import { contentsOf, type WirePart } from './contentRules.ts';
import { countPromptTokens, type SeenRequest } from './seenRequest.ts';
import type { SignatureBook } from './signatures.ts';

export interface AnswerParts {
  readonly request: SeenRequest;
  readonly turn: CannedTurn;
  readonly signatures: SignatureBook;
  readonly responseId: string;
}

export function answerTurn(given: AnswerParts): Reply {
  const { turn } = given;
  if ('raw' in turn) return { status: turn.status ?? 200, body: turn.raw, contentType: turn.contentType };
  const body = 'body' in turn ? turn.body : bodyOf(given, turn);
  const status = 'body' in turn ? (turn.status ?? statusIn(turn.body)) : 200;
  rememberCalls(given.signatures, body);
  if (status !== 200 || given.request.operation === 'generateContent') return jsonReply(status, body);
  return streamReply(body);
}

function bodyOf({ request, signatures, responseId }: AnswerParts, turn: CannedTurn): Record<string, unknown> {
  const parts = signatures.sign(partsOf(turn), request.model);
  const promptTokenCount = countPromptTokens(request);
  const candidatesTokenCount = Math.ceil(JSON.stringify(parts.map(withoutSignature)).length / 4);
  return {
    candidates: [
      {
        content: { parts, role: 'model' },
        finishReason: ('finishReason' in turn ? turn.finishReason : undefined) ?? 'STOP',
        index: 0,
      },
    ],
    usageMetadata: {
      promptTokenCount,
      candidatesTokenCount,
      totalTokenCount: promptTokenCount + candidatesTokenCount,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: promptTokenCount }],
    },
    modelVersion: request.model,
    responseId,
  };
}

function partsOf(turn: CannedTurn): WirePart[] {
  const text = 'say' in turn && turn.say !== undefined ? [{ text: turn.say }] : [];
  return 'call' in turn ? [...text, ...turn.call.map(callPart)] : text;
}

function callPart({ name, args, thoughtSignature }: CannedCall): WirePart {
  return {
    functionCall: { name, ...(args === undefined ? {} : { args }) },
    ...(thoughtSignature === undefined ? {} : { thoughtSignature }),
  };
}

const withoutSignature = ({ thoughtSignature: _signature, ...part }: WirePart): WirePart => part;

/** Error bodies carry their status: `{ error: { code: 429 } }`. */
function statusIn(body: unknown): number {
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : undefined;
  return typeof error?.['code'] === 'number' ? error['code'] : 200;
}

function rememberCalls(signatures: SignatureBook, body: unknown): void {
  const candidates =
    isRecord(body) && Array.isArray(body['candidates']) ? (body['candidates'] as unknown[]) : [];
  const contents = candidates.filter(isRecord).map((candidate) => candidate['content']);
  for (const content of contentsOf({ contents })) signatures.remember(content);
}

/** Server-sent events: a first chunk with half of the words, a last one with the rest, the reason and the usage. */
function streamReply(body: unknown): Reply {
  const chunks = isRecord(body) ? chunksOf(body) : [body];
  return {
    status: 200,
    body: chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`).join(''),
    contentType: 'text/event-stream',
  };
}

function chunksOf(body: Record<string, unknown>): unknown[] {
  const [candidate] = Array.isArray(body['candidates'])
    ? (body['candidates'] as unknown[]).filter(isRecord)
    : [];
  const [content] = contentsOf({ contents: [candidate?.['content']] });
  const [first, ...rest] = content?.parts ?? [];
  const text = first?.['text'];
  if (typeof text !== 'string' || text.length < 2) return [body];
  const half = Math.floor(text.length / 2);
  const withParts = (parts: readonly unknown[]) => ({ content: { parts, role: 'model' }, index: 0 });
  const { modelVersion, responseId } = body;
  return [
    { candidates: [withParts([{ ...first, text: text.slice(0, half) }])], modelVersion, responseId },
    {
      ...body,
      candidates: [{ ...candidate, ...withParts([{ ...first, text: text.slice(half) }, ...rest]) }],
    },
  ];
}
