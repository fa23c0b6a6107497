// Sandbox, Telegram: ready-made rules for the fault script, worded as the real service words them.
import type { FaultAction } from '../faults.ts';
import { TelegramRefusal, tooManyRequests } from './wire.ts';

/** 429: too many messages; the answer says how long to wait. */
export function refuseTooMany(retryAfterSeconds: number): FaultAction {
  return refuseWith(tooManyRequests(retryAfterSeconds));
}

/** 403: the patient has blocked the bot. */
export function refuseBlocked(): FaultAction {
  return refuseWith(new TelegramRefusal(403, 'Forbidden: bot was blocked by the user'));
}

/** 401: the token was revoked. */
export function refuseUnauthorized(): FaultAction {
  return refuseWith(new TelegramRefusal(401, 'Unauthorized'));
}

/** 409: another process polls with the same token. */
export function refuseConflict(): FaultAction {
  return refuseWith(
    new TelegramRefusal(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    ),
  );
}

/** 500, as JSON. */
export function refuseServerError(): FaultAction {
  return refuseWith(new TelegramRefusal(500, 'Internal Server Error'));
}

/** 502 with a gateway's HTML page. */
export function refuseWithHtml(): FaultAction {
  return {
    do: 'refuse',
    status: 502,
    text: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>502 Bad Gateway</body>\r\n</html>\r\n',
  };
}

/** 200 with JSON that was cut off. */
export function refuseWithBrokenJson(): FaultAction {
  return {
    do: 'refuse',
    status: 200,
    text: '{"ok":true,"result":{"message_id":',
    contentType: 'application/json',
  };
}

/** About one message a second in each chat, with short bursts, as the real service counts. */
export function limitRatePerChat(): FaultAction & { match: { operation: string }; times: 'always' } {
  return {
    do: 'limitRate',
    perSecond: 1,
    burst: 3,
    match: { operation: '/^send(?!ChatAction)/' },
    times: 'always',
  };
}

function refuseWith(refusal: TelegramRefusal): FaultAction {
  return { do: 'refuse', status: refusal.errorCode, body: refusal.body };
}
