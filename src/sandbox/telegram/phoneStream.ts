// Sandbox, Telegram: a chat's events as server-sent events (`GET /phone/events?chatId=`), for the playground's phone.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Phone } from './phone.ts';
import type { PhoneEvent } from './phoneView.ts';

/** Shorter than the minute after which proxies close a silent connection. */
const HEARTBEAT_MS = 20_000;

/** Sends what came after `since` (or after the browser's `Last-Event-ID`) and then each event as it happens. */
export function streamEvents(
  phone: Phone,
  { request, response, since }: { request: IncomingMessage; response: ServerResponse; since: string | null },
): true {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const lastSeen = request.headers['last-event-id'] ?? since;
  const start = lastSeen === null ? phone.lastSequence : Number(lastSeen) || 0;
  const send = (event: PhoneEvent) => {
    response.write(`id: ${event.sequence}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
  };
  response.write(': open\n\n');
  for (const event of phone.eventsSince(start)) send(event);
  const stop = phone.listen(send);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  response.on('close', () => {
    stop();
    clearInterval(heartbeat);
  });
  return true;
}
