// Sandbox: the few lines of node:http that all stand-ins share (listen, read a body, answer).
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ListeningServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Breaks open connections (hanging calls, long polls) and stops listening. */
  close(): Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly body: string | Buffer;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Listens on loopback unless told otherwise; port 0 takes a free one. */
export async function listen(
  listener: RequestListener,
  { port = 0, host = '127.0.0.1' }: { port?: number; host?: string },
): Promise<ListeningServer> {
  // A client that reuses a connection must never meet one that the server is closing: longer than any client keeps it.
  const server = createServer({ keepAliveTimeout: 120_000 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The whole body, or undefined when it is larger than the limit or the client went away. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limitBytes) chunks.push(chunk);
    });
    request.on('end', () => {
      if (bytes > limitBytes) resolve(undefined);
      else resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    });
    request.on('error', () => resolve(undefined));
  });
}

export function jsonReply(status: number, body: unknown): Reply {
  return { status, body: JSON.stringify(body), contentType: 'application/json' };
}

/** Sends the reply unless the client has gone. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  if (response.destroyed || response.writableEnded) return;
  const length = typeof reply.body === 'string' ? Buffer.byteLength(reply.body) : reply.body.length;
  response.writeHead(reply.status, {
    'content-type': reply.contentType,
    'content-length': length,
    ...reply.headers,
  });
  response.end(reply.body);
}

/** The JSON of a body: `{}` when it is empty, undefined when it cannot be read. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
