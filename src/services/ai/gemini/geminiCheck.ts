/** What `npm run doctor` asks of Gemini: which models are there, is ours among them and staying, does it call a tool. */
import { z } from 'zod';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { ModelFailure, ModelOutcome, ModelTool } from '../../../ports/model.ts';
import type { Result } from '../../../types/result.ts';
import { no, ok } from '../../../types/result.ts';
import type { GeminiAccess } from '../agent/agentRun.ts';
import { readCallFailure } from '../callFailure.ts';
import { createGeminiModel } from './geminiModel.ts';

export interface GeminiListing {
  /** Without `models/`. */
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  /** Answers `generateContent`. */
  readonly isForText: boolean;
}

export interface ListFailure {
  readonly code: ModelFailure;
  readonly status: number | null;
}

/** `lastDay` is known for some; null when only the description says that the model goes. */
export type Standing =
  | { readonly kind: 'available' }
  | { readonly kind: 'going_away'; readonly lastDay: string | null }
  | { readonly kind: 'missing' };

const CHECK_TIMEOUT_MS = 10_000;

/** Shut-down days that the list of models does not tell: ai.google.dev/gemini-api/docs/deprecations, autumn of 2026. */
const LAST_DAYS: Readonly<Record<string, string>> = {
  'gemini-2.5-flash': '2026-12-01',
};
const GOING_AWAY =
  /\b(?:deprecated|discontinued|legacy|retired?|will be (?:shut ?down|removed)|shuts? ?down)\b/i;

const PAGE = z.object({
  models: z
    .array(
      z.object({
        name: z.string(),
        displayName: z.string().catch(''),
        description: z.string().catch(''),
        supportedGenerationMethods: z.array(z.string()).catch([]),
      }),
    )
    .catch([]),
});

/** Every model that the key may use. The key goes in a header, never in the address, which servers on the way may log. */
export async function listModels(
  access: Pick<GeminiAccess, 'apiKey' | 'baseUrl'>,
  timeoutMs = CHECK_TIMEOUT_MS,
): Promise<Result<readonly GeminiListing[], ListFailure>> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const url = `${access.baseUrl.replace(/\/+$/, '')}/v1beta/models?pageSize=1000`;
    const response = await fetch(url, { headers: { 'x-goog-api-key': access.apiKey }, signal });
    if (!response.ok) return no(await failureOf(response));
    const { models } = PAGE.parse(await response.json());
    return ok(models.map(listingOf));
  } catch (error) {
    const { code, status } = readCallFailure(error, signal.aborted);
    return no({ code, status });
  }
}

async function failureOf(response: Response): Promise<ListFailure> {
  // The body is read so that the connection can be used again; what it says stays unread.
  await response.arrayBuffer();
  const { code, status } = readCallFailure({ status: response.status }, false);
  return { code, status };
}

function listingOf(model: z.infer<typeof PAGE>['models'][number]): GeminiListing {
  return {
    id: model.name.replace(/^models\//, ''),
    displayName: model.displayName,
    description: model.description,
    isForText: model.supportedGenerationMethods.includes('generateContent'),
  };
}

/** How the configured model stands in the list. */
export function standingOf(listings: readonly GeminiListing[], model: string): Standing {
  const id = model.replace(/^models\//, '');
  const listing = listings.find((candidate) => candidate.id === id && candidate.isForText);
  if (listing === undefined) return { kind: 'missing' };
  const lastDay = LAST_DAYS[id] ?? null;
  return lastDay !== null || GOING_AWAY.test(listing.description)
    ? { kind: 'going_away', lastDay }
    : { kind: 'available' };
}

export interface ProbeOptions extends GeminiAccess {
  readonly log: Log;
  readonly clock: Clock;
  readonly timeoutMs?: number;
}

export interface ProbeReport {
  /** The whole way worked: the model called the tool with the asked word, and closed with words of its own. */
  readonly ok: boolean;
  readonly didCallTool: boolean;
  readonly outcome: ModelOutcome;
}

/** One real turn with one harmless tool, through the same code that serves patients. Costs about 300 tokens. */
export async function probeToolCall(options: ProbeOptions): Promise<ProbeReport> {
  const timeoutMs = options.timeoutMs ?? 2 * CHECK_TIMEOUT_MS;
  let didCallTool = false;
  const outcome = await createGeminiModel(options).run({
    instructions:
      'You test a connection. Call the tool reportReady once with the word "ready", then answer "Done."',
    history: [],
    message: 'Please test the connection now.',
    tools: [READY_TOOL],
    offered: () => new Set([READY_TOOL.name]),
    runTool: async ({ tool, arguments: given }) => {
      didCallTool = tool === READY_TOOL.name && given['word'] === 'ready';
      return { ok: true, facts: { noted: true } };
    },
    signal: new AbortController().signal,
    limits: { modelCalls: 3, toolCalls: 3, callTimeoutMs: timeoutMs, turnTimeoutMs: timeoutMs },
  });
  return { ok: outcome.ok && didCallTool, didCallTool, outcome };
}

const READY_TOOL: ModelTool = {
  name: 'reportReady',
  description: 'Reports that the connection works.',
  parameters: {
    type: 'object',
    properties: { word: { type: 'string', enum: ['ready'] } },
    required: ['word'],
  },
};
