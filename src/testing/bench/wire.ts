/** HTTP/1.1 by hand, as much of it as the bench needs: what its load generator and its far end take must not be what is measured. */
import { connect, createServer, type Server, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/** Answers with each whole message of a stream, head and body, as its bytes arrive; bodies come with a length. */
function messagesOf(onMessage: (head: string, body: Buffer) => void): (chunk: Buffer) => void {
  let kept: Buffer = Buffer.alloc(0);
  return (chunk) => {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    for (;;) {
      const headEnd = kept.indexOf(HEAD_END);
      if (headEnd < 0) return;
      const head = kept.toString('latin1', 0, headEnd);
      const end = headEnd + HEAD_END.length + lengthIn(head);
      if (kept.length < end) return;
      const body = kept.subarray(headEnd + HEAD_END.length, end);
      kept = kept.subarray(end);
      onMessage(head, body);
    }
  };
}

/** A 200 of Node's own without a body comes in chunks: one, the last, of none. */
function lengthIn(head: string): number {
  if (/\r\ntransfer-encoding: chunked/i.test(head)) return '0\r\n\r\n'.length;
  return Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
}

/** Posts JSON over kept connections, one request at a time on each; as many connections as there are requests under way. */
export class Poster {
  readonly #free = new Map<string, Socket[]>();

  /** Resolves nothing: who posts here waits for the reply at the far end. Answers with the instant at which the bytes were handed over. */
  post(url: URL, headers: string, body: string): number {
    const free = this.#free.get(url.host) ?? [];
    this.#free.set(url.host, free);
    const socket = free.pop() ?? this.#connect(url, free);
    const bytes = `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`;
    const sentAt = performance.now();
    socket.write(bytes);
    return sentAt;
  }

  #connect(url: URL, free: Socket[]): Socket {
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    socket.on(
      'data',
      messagesOf(() => free.push(socket)),
    );
    // The server is stopped at the end of a run; its last connections go with it.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (free.includes(socket)) free.splice(free.indexOf(socket), 1);
    });
    return socket;
  }
}

/** Serves POST requests: `answer` is given head, body and the instant at which the last of its bytes was there. */
export function serveRaw(
  answer: (request: { head: string; body: Buffer; arrivedAt: number }) => string,
): Server {
  return createServer({ noDelay: true }, (socket) => {
    let arrivedAt = 0;
    const read = messagesOf((head, body) => {
      const json = answer({ head, body, arrivedAt });
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: keep-alive\r\ncontent-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`,
      );
    });
    socket.on('data', (chunk: Buffer) => {
      arrivedAt = performance.now();
      read(chunk);
    });
    socket.on('error', () => undefined);
  });
}
