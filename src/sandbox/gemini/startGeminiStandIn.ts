// Sandbox, Gemini: the generative language service on loopback, with scripted answers; tests, evals and drills start it. Without a key the product has no model, so nothing here reads or books by itself.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerFaultRequest } from '../faultRoutes.ts';
import { FaultScript } from '../faults.ts';
import { listen, sendReply } from '../httpServer.ts';
import { answerApiRequest, type GeminiApiParts, type Mode, type RecordedRequest } from './api.ts';
import { type CannedTurn, type Responder, TurnScript } from './cannedTurn.ts';
import { LISTED_MODELS, type ListedModel } from './models.ts';
import { GeminiRefusal, refusalReply } from './refusal.ts';
import type { SeenRequest } from './seenRequest.ts';
import { SignatureBook } from './signatures.ts';
import { type Heard, SpeechScript } from './speech.ts';

export interface GeminiStandInOptions {
  /** The instant of the records and of rate limits; the epoch when absent, for nothing else here depends on it. */
  readonly now?: () => Date;
  /** The one key that is accepted. */
  readonly apiKey?: string;
  readonly models?: readonly ListedModel[];
  /** 0 (a free one) when absent. */
  readonly port?: number;
  readonly host?: string;
  readonly mode?: Mode;
  /** How many requests are kept for tests (1,000 when absent); older ones are forgotten. */
  readonly keepRequests?: number;
}

export interface GeminiStandIn {
  /** The base URL of the clients, without `/v1beta`; the fault script (`/faults`) is below it too. */
  readonly url: string;
  readonly apiKey: string;
  readonly faults: FaultScript;
  /** The next answers, one a request, whoever asks. */
  script(...turns: CannedTurn[]): void;
  /** The next answers to requests that match. */
  scriptWhen(matches: (request: SeenRequest) => boolean, ...turns: CannedTurn[]): void;
  /** Answers every request that no script answers. */
  respond(responder: Responder): void;
  /** What is heard in the next sounds, one each. */
  hearNext(...heard: Heard[]): void;
  /** What is heard in the sound with this SHA-256 (hex). */
  hearSound(sha256: string, heard: Heard): void;
  setMode(mode: Mode): void;
  /** Forgets scripts, sounds and records; faults and the mode stay. */
  reset(): void;
  /** Scripted answers that nobody has asked for yet. */
  readonly waiting: number;
  /** Every call, oldest first, refused ones too. Calls that a fault kept from being done are not here. */
  readonly recorded: readonly RecordedRequest[];
  /** The generation requests that were taken, oldest first: what was sent to the model. */
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

const STAND_IN_KEY = 'stand-in-key-of-the-sandbox-0000000000';
const KEPT_REQUESTS = 1_000;
const EPOCH = (): Date => new Date(0);

export async function startGeminiStandIn(options: GeminiStandInOptions = {}): Promise<GeminiStandIn> {
  const now = options.now ?? EPOCH;
  const kept = options.keepRequests ?? KEPT_REQUESTS;
  const recorded: RecordedRequest[] = [];
  let mode: Mode = options.mode ?? 'plain';
  const parts: GeminiApiParts = {
    apiKey: options.apiKey ?? STAND_IN_KEY,
    models: options.models ?? LISTED_MODELS,
    faults: new FaultScript(now),
    script: new TurnScript(),
    speech: new SpeechScript(),
    signatures: new SignatureBook(),
    mode: () => mode,
    record: (call) => {
      recorded.push({ at: now(), ...call });
      if (recorded.length > kept) recorded.shift();
    },
  };
  const server = await listen((request, response) => {
    answer(parts, request, response).catch(() => response.destroy());
  }, options);
  return {
    url: server.url,
    apiKey: parts.apiKey,
    faults: parts.faults,
    ...scriptControls(parts),
    setMode: (wanted) => {
      mode = wanted;
    },
    reset: () => {
      parts.script.clear();
      parts.speech.clear();
      recorded.length = 0;
    },
    get waiting() {
      return parts.script.waiting;
    },
    get recorded() {
      return recorded;
    },
    get requests() {
      return recorded.flatMap(({ request }) => (request === undefined ? [] : [request]));
    },
    close: () => server.close(),
  };
}

function scriptControls({ script, speech }: GeminiApiParts) {
  return {
    script: (...turns: CannedTurn[]) => script.add(...turns),
    scriptWhen: (matches: (request: SeenRequest) => boolean, ...turns: CannedTurn[]) =>
      script.addWhen(matches, ...turns),
    respond: (responder: Responder) => script.respond(responder),
    hearNext: (...heard: Heard[]) => speech.hearNext(...heard),
    hearSound: (sha256: string, heard: Heard) => speech.hearSound(sha256, heard),
  };
}

async function answer(
  parts: GeminiApiParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await answerApiRequest(parts, request, response)) return;
  if (await answerFaultRequest(parts.faults, request, response)) return;
  sendReply(
    response,
    refusalReply(new GeminiRefusal(404, 'The requested URL was not found on this server.')),
  );
}
