/** What went wrong with a call to Gemini, in our codes: the service's text may hold the key or the patient's words and stays here. */
import type { ModelFailure } from '../../ports/model.ts';
import { AnswerFault } from './answerFault.ts';
import type { CallEnding } from './breaker.ts';

export interface CallFailure {
  readonly code: ModelFailure;
  /** The HTTP status, when there was one. */
  readonly status: number | null;
  /** What a 429 asks for; null when it asks for nothing. */
  readonly retryDelayMs: number | null;
}

/** `isOurTimeout`: the call was ended by our own deadline, whatever the error looks like then. */
export function readCallFailure(error: unknown, isOurTimeout: boolean): CallFailure {
  if (isOurTimeout) return { code: 'timeout', status: null, retryDelayMs: null };
  if (error instanceof AnswerFault) return { code: error.code, status: 200, retryDelayMs: null };
  const status = statusOf(error);
  return {
    code: codeOf(status),
    status,
    retryDelayMs: status === 429 ? readRetryDelayMs(detailsOf(error)) : null,
  };
}

/** What the breaker is told. An answer that cannot be used is an answer nevertheless. */
export function endingOf(failure: CallFailure): CallEnding {
  if (failure.status === 200) return { kind: 'answered' };
  if (failure.code === 'rate_limited') return { kind: 'rate_limited', retryDelayMs: failure.retryDelayMs };
  return { kind: 'failed' };
}

function codeOf(status: number | null): ModelFailure {
  if (status === null) return 'unavailable';
  if (status === 429) return 'rate_limited';
  if (status === 408) return 'timeout';
  return status >= 500 ? 'unavailable' : 'refused';
}

/** The package's fetch error carries `status`; broken JSON, HTML and a broken line carry none. */
function statusOf(error: unknown): number | null {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : null;
}

function detailsOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'errorDetails' in error ? error.errorDetails : null;
}

/** google.rpc.RetryInfo: `{ "@type": ".../google.rpc.RetryInfo", "retryDelay": "46.557s" }` among the details. */
function readRetryDelayMs(details: unknown): number | null {
  if (!Array.isArray(details)) return null;
  for (const detail of details as unknown[]) {
    if (typeof detail !== 'object' || detail === null || !('retryDelay' in detail)) continue;
    const seconds = /^(\d+(?:\.\d+)?)s$/.exec(String(detail.retryDelay))?.[1];
    if (seconds !== undefined) return Math.ceil(Number(seconds) * 1_000);
  }
  return null;
}
