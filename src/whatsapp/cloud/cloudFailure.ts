/** What went wrong with a call to the Cloud API, in our words: never the service's text, which may hold numbers and names. */
import { OutsideError } from '../../ports/outsideError.ts';

/**
 * The service's own codes that mean something to us (https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes).
 * `passing`: the same request may be taken later.
 */
const CODES: Readonly<Record<number, { readonly code: string; readonly passing?: number }>> = {
  4: { code: 'busy', passing: 60_000 },
  131026: { code: 'blocked' },
  131030: { code: 'blocked' },
  131047: { code: 'outside_window' },
  131048: { code: 'spam_limited', passing: 300_000 },
  131056: { code: 'paced', passing: 6_000 },
  131057: { code: 'in_maintenance', passing: 60_000 },
  131016: { code: 'unavailable', passing: 5_000 },
  131000: { code: 'unavailable', passing: 5_000 },
  130429: { code: 'busy', passing: 2_000 },
  80007: { code: 'busy', passing: 60_000 },
  131052: { code: 'gone' },
  131053: { code: 'media_refused' },
  132000: { code: 'template_refused' },
  132001: { code: 'template_refused' },
  132005: { code: 'template_refused' },
  132007: { code: 'template_refused' },
  132012: { code: 'template_refused' },
  132015: { code: 'template_refused' },
  132016: { code: 'template_refused' },
  // An expired or withdrawn token is for the clinic to mend; the messages go out when it has.
  190: { code: 'token_refused', passing: 60_000 },
  10: { code: 'token_refused', passing: 60_000 },
};

/** Refusals of the moment or of the token, not of what was asked. */
const PASSING_STATUS = new Set([401, 403, 408, 409, 425, 429]);

export interface RefusedCall {
  readonly operation: string;
  readonly status: number;
  /** `error.code` of the answer; null where it has none. */
  readonly serviceCode: number | null;
  readonly retryAfterMs: number | null;
}

/** Codes: those of the table above, else `http_<status>`. */
export function cloudRefusal({ operation, status, serviceCode, retryAfterMs }: RefusedCall): OutsideError {
  const known = serviceCode === null ? undefined : CODES[serviceCode];
  const isPassing =
    known === undefined ? status >= 500 || PASSING_STATUS.has(status) : known.passing !== undefined;
  const waitMs = retryAfterMs ?? known?.passing ?? null;
  return new OutsideError({
    service: 'whatsapp',
    operation,
    permanent: !isPassing,
    code: known?.code ?? `http_${status}`,
    ...(isPassing && waitMs !== null ? { retryAfterMs: waitMs } : {}),
  });
}

/** No answer at all, or none that could be read. */
export const cloudSilence = (
  operation: string,
  code: 'timeout' | 'unreachable' | 'unreadable',
): OutsideError => new OutsideError({ service: 'whatsapp', operation, permanent: false, code });

/** What a failed status says, for the log. */
export const codeOfFailure = (serviceCode: number): string => CODES[serviceCode]?.code ?? String(serviceCode);
