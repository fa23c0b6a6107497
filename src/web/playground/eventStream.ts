/** Server-sent events: one open answer to which named events are written; the inspector's routes hold it. */
import type { Request, Response } from 'express';

/** Shorter than the minute after which proxies close a silent connection. */
const HEARTBEAT_MS = 20_000;

export interface EventStream {
  send(event: string, content: unknown): void;
}

/** Opens the stream; `onClose` runs once, when the reader has gone. */
export function openEventStream(request: Request, response: Response, onClose: () => void): EventStream {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  request.once('close', () => {
    clearInterval(heartbeat);
    onClose();
  });
  return {
    send: (event, content) => void response.write(`event: ${event}\ndata: ${JSON.stringify(content)}\n\n`),
  };
}
