/** What went wrong with a call to Telegram, in our words: never the service's text and never the request, which holds the token and the message. */
import { OutsideError } from '../ports/outsideError.ts';
import type { CutOff } from './deadline.ts';
import { readField } from './looseJson.ts';

/**
 * The Bot API tells its refusals apart by sentences alone; the permanent ones that we act upon, by their beginning after
 * "Bad Request: " (https://github.com/tdlib/telegram-bot-api, `fail_query_with_error`).
 */
const REFUSALS: readonly { readonly pattern: RegExp; readonly code: string }[] = [
  {
    pattern: /chat not found|user not found|PEER_ID_INVALID|USER_IS_DEACTIVATED|USER_IS_BLOCKED/i,
    code: 'blocked',
  },
  { pattern: /message is not modified/i, code: 'not_modified' },
  {
    pattern:
      /message to edit not found|message can't be edited|there is no text in the message to edit|MESSAGE_ID_INVALID/i,
    code: 'message_gone',
  },
  { pattern: /file is too big|request entity too large/i, code: 'too_large' },
  { pattern: /BUTTON_URL_INVALID|Wrong HTTP URL|Unsupported URL protocol|button URL/i, code: 'bad_button' },
];

/** Refusals of the moment or of the token (401, 404), not of what was asked: the same request may pass later. */
const PASSING = new Set([401, 404, 408, 409, 425, 429]);
/** Where a 429 does not say how long to wait. */
const DEFAULT_RETRY_AFTER_SECONDS = 1;

export interface FailedCall {
  readonly operation: string;
  readonly error: unknown;
  readonly cutOff: CutOff;
}

/**
 * Codes: `blocked`, `not_modified`, `message_gone`, `too_large`, `bad_button` (all permanent), `http_<status>`, `timeout`,
 * `stopped`, `unreachable`, `unreadable`. No cause is kept: telegraf's errors hold the payload and sometimes the token.
 */
export function telegramFailure({ operation, error, cutOff }: FailedCall): OutsideError {
  const passing = (code: string) =>
    new OutsideError({ service: 'telegram', operation, permanent: false, code });
  if (cutOff !== null) return passing(cutOff);
  const answer = readField(error, 'response');
  const status = readField(answer, 'error_code');
  if (typeof status === 'number') return refusalOf(operation, { status, answer });
  // node-fetch: "system" is the network, anything else an answer that makes no sense.
  return passing(readField(error, 'type') === 'system' ? 'unreachable' : 'unreadable');
}

function refusalOf(operation: string, { status, answer }: { status: number; answer: unknown }): OutsideError {
  const facts = { service: 'telegram', operation };
  if (status === 429) {
    const seconds = readField(readField(answer, 'parameters'), 'retry_after');
    const retryAfterMs = (typeof seconds === 'number' ? seconds : DEFAULT_RETRY_AFTER_SECONDS) * 1_000;
    return new OutsideError({ ...facts, permanent: false, code: 'http_429', retryAfterMs });
  }
  if (PASSING.has(status) || status < 400 || status >= 500) {
    return new OutsideError({ ...facts, permanent: false, code: `http_${status}` });
  }
  const description = readField(answer, 'description');
  const named = REFUSALS.find(({ pattern }) => typeof description === 'string' && pattern.test(description));
  // All that is forbidden to a bot in a private chat is to write to somebody who does not want it or is gone.
  const code = named?.code ?? (status === 403 ? 'blocked' : `http_${status}`);
  return new OutsideError({ ...facts, permanent: true, code });
}

/** The refusal of a plain HTTP answer, for downloads, which have no JSON. */
export function downloadFailure(status: number, retryAfterSeconds: number | null): OutsideError {
  const facts = { service: 'telegram', operation: 'download', code: `http_${status}` };
  // A path that Telegram has given up is 404 for ever; `getFile` names a new one when the report is asked for again.
  const isPermanent = status >= 400 && status < 500 && (status === 404 || !PASSING.has(status));
  return retryAfterSeconds === null
    ? new OutsideError({ ...facts, permanent: isPermanent })
    : new OutsideError({ ...facts, permanent: isPermanent, retryAfterMs: retryAfterSeconds * 1_000 });
}

export const hasCode = (error: unknown, code: string): error is OutsideError =>
  error instanceof OutsideError && error.code === code;

/** For logs: the code of an outside error, else the kind of error. */
export function codeOfError(error: unknown): string {
  if (error instanceof OutsideError) return error.code;
  return error instanceof Error ? error.name : typeof error;
}
