/** What went wrong with a call to Razorpay, in our words: never the service's text, never the request, which holds the key and a phone number. */
import { OutsideError } from '../../ports/outsideError.ts';

/** `duplicate_reference`, `timeout`, `unreachable`, `unreadable`, or the HTTP status. */
export interface CallFailure {
  readonly code: string;
  readonly permanent: boolean;
  readonly retryAfterMs: number | null;
}

/** The part of an axios error that is looked at. */
export interface HttpFailure {
  readonly code?: string;
  readonly response?: {
    readonly status: number;
    readonly data: unknown;
    readonly headers: Readonly<Record<string, unknown>>;
  };
}

/** Refusals that another try may turn: too slow, still at work on the same key (409), too early, too many. */
const PASSING_REFUSALS = new Set([408, 409, 425, 429]);

const TIMEOUT_CODES = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ERR_CANCELED']);

export function readFailure(error: HttpFailure): CallFailure {
  const { response } = error;
  if (response === undefined)
    return {
      code: TIMEOUT_CODES.has(error.code ?? '') ? 'timeout' : 'unreachable',
      permanent: false,
      retryAfterMs: null,
    };
  const permanent = response.status < 500 && !PASSING_REFUSALS.has(response.status);
  const retryAfterMs = readRetryAfter(response.headers['retry-after']);
  if (permanent && isDuplicateReference(response.data))
    return { code: 'duplicate_reference', permanent, retryAfterMs };
  return { code: String(response.status), permanent, retryAfterMs };
}

export function outsideErrorOf(operation: string, failure: CallFailure): OutsideError {
  const { code, permanent, retryAfterMs } = failure;
  return new OutsideError({
    service: 'razorpay',
    operation,
    permanent,
    code,
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}

/** Something may have happened there although we did not hear of it. */
export function isInDoubt(error: unknown): error is OutsideError {
  return error instanceof OutsideError && !error.permanent;
}

export const hasCode = (error: unknown, code: string): error is OutsideError =>
  error instanceof OutsideError && error.code === code;

/** Razorpay has one code for all bad requests; only its sentence tells this one. */
function isDuplicateReference(data: unknown): boolean {
  const description = read(read(data, 'error'), 'description');
  return typeof description === 'string' && /reference_id\b.*\balready exists/is.test(description);
}

function read(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
}

/** Seconds, the one form that APIs use of the two that HTTP knows. */
function readRetryAfter(header: unknown): number | null {
  return typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null;
}
