// Sandbox, Gemini: the service's errors as it words them, and ready-made rules for the fault script.
import type { FaultAction } from '../faults.ts';
import { jsonReply, type Reply } from '../httpServer.ts';

const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  413: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

/** Thrown by the rules of a request; answered as the service answers errors (google.rpc.Status). */
export class GeminiRefusal extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, message: string, details: readonly unknown[] = []) {
    super(message);
    this.name = 'GeminiRefusal';
    this.status = status;
    this.body = {
      error: {
        code: status,
        message,
        status: STATUS_NAMES[status] ?? 'UNKNOWN',
        ...(details.length === 0 ? {} : { details }),
      },
    };
  }
}

export const refusalReply = ({ status, body }: GeminiRefusal): Reply => jsonReply(status, body);

/** 400 as for a key that is wrong or missing; the service does not use 401 here. */
export const wrongKey = (): GeminiRefusal =>
  new GeminiRefusal(400, 'API key not valid. Please pass a valid API key.', [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
      metadata: { service: 'generativelanguage.googleapis.com' },
    },
  ]);

export const unknownModel = (id: string): GeminiRefusal =>
  new GeminiRefusal(
    404,
    `models/${id} is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`,
  );

/** What the parser of the service says about a field that its messages do not have. */
export const unknownName = (name: string, place: string): GeminiRefusal => {
  const message = `Invalid JSON payload received. Unknown name "${name}" at '${place}': Cannot find field.`;
  return new GeminiRefusal(400, message, [
    {
      '@type': 'type.googleapis.com/google.rpc.BadRequest',
      fieldViolations: [{ field: place, description: message }],
    },
  ]);
};

/** 429 with the delay that the client is asked to keep; without one when it is null. */
export const tooManyRequests = (retryAfterSeconds: number | null): GeminiRefusal => {
  const quota = {
    '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
    violations: [
      {
        quotaMetric: 'generativelanguage.googleapis.com/generate_content_paid_tier_requests',
        quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-PaidTier',
      },
    ],
  };
  const retry = {
    '@type': 'type.googleapis.com/google.rpc.RetryInfo',
    retryDelay: `${retryAfterSeconds ?? 0}s`,
  };
  return new GeminiRefusal(
    429,
    'You exceeded your current quota, please check your plan and billing details.',
    retryAfterSeconds === null ? [quota] : [quota, retry],
  );
};

/** 429: the quota is spent; `seconds` is the delay that the answer asks for, null when it names none. */
export const refuseTooMany = (seconds: number | null): FaultAction => refuseWith(tooManyRequests(seconds));

/** 503: "the model is overloaded". */
export const refuseOverloaded = (): FaultAction =>
  refuseWith(new GeminiRefusal(503, 'The model is overloaded. Please try again later.'));

/** 500, as the service answers what it cannot explain. */
export const refuseServerError = (): FaultAction =>
  refuseWith(
    new GeminiRefusal(
      500,
      'An internal error has occurred. Please retry or report in the troubleshooting guide.',
    ),
  );

/** A gateway's HTML page with the status it is given; 502 when absent. */
export const refuseWithHtml = (status = 502): FaultAction => ({
  do: 'refuse',
  status,
  text: '<!DOCTYPE html><html><title>Error 502 (Server Error)!!1</title><p>That is all we know.</p></html>',
});

/** 200 with JSON that was cut off. */
export const refuseWithBrokenJson = (): FaultAction => ({
  do: 'refuse',
  status: 200,
  text: '{"candidates": [{"content": {"parts": [{"text": "Your app',
  contentType: 'application/json',
});

function refuseWith({ status, body }: GeminiRefusal): FaultAction {
  return { do: 'refuse', status, body };
}
