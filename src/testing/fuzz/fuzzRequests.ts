/** Requests that nobody sensible sends, against every route of a running product: none may be answered with 5xx or show a stack. */
import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { type Chance, createChance } from '../chance.ts';
import { type FuzzSecrets, type OddRequest, oddRequests } from './oddRequests.ts';

export interface FuzzOrder {
  readonly port: number;
  readonly secrets: FuzzSecrets;
  readonly count: number;
  readonly seed: number;
}

export interface FuzzResult {
  readonly byStatus: Readonly<Record<string, number>>;
  /** What was answered with 5xx, with a stack, or, though it was well-formed HTTP, not at all. Empty when all is well. */
  readonly faults: readonly string[];
}

const AT_ONCE = 8;
const STACK = /\bat [\w.<>[\] ]+ \(|node_modules|\.(ts|js):\d+:\d+|\/src\//;

export async function fuzzProduct(order: FuzzOrder): Promise<FuzzResult> {
  const chance = createChance(order.seed);
  const make = oddRequests(order.secrets, chance);
  const byStatus: Record<string, number> = {};
  const faults: string[] = [];
  let left = order.count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const number = order.count - left;
      const isRaw = chance.isTrue(0.03);
      const sent = make(number);
      const { status, text } = isRaw ? await sendRaw(order.port, chance) : await send(order.port, sent);
      byStatus[status] = (byStatus[status] ?? 0) + 1;
      const isUnanswered = !isRaw && !/^\d/.test(status);
      if (isUnanswered || /^5/.test(status) || (STACK.test(text) && !text.includes('<!doctype')))
        faults.push(`${status} for ${sent.method} ${sent.path.slice(0, 80)}: ${text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { byStatus, faults };
}

interface Answer {
  readonly status: string;
  readonly text: string;
}

function send(port: number, { method, path, headers, body }: OddRequest): Promise<Answer> {
  return new Promise((resolve) => {
    const hasBody = !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);
    // Said outright: for DELETE Node's client names no length, and the body would be read as the next request.
    const framed = hasBody ? { ...headers, 'content-length': String(body.length) } : headers;
    const sending = httpRequest({ host: '127.0.0.1', port, method, path, headers: framed }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text = (text + part).slice(0, 20_000);
        // An event stream never ends by itself.
        if (response.headers['content-type']?.includes('event-stream') === true) response.destroy();
      });
      response.on('close', () => resolve({ status: String(response.statusCode ?? 0), text }));
    });
    sending.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: error.code ?? 'broken', text: '' }),
    );
    sending.end(hasBody ? body : undefined);
  });
}

/** Bytes that are no HTTP, and requests that break off. */
function sendRaw(port: number, chance: Chance): Promise<Answer> {
  const bytes = chance.pick([
    () => randomBytes(200),
    () => Buffer.from('GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nshort'),
    () => Buffer.from(`GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(3_000)}\r\n`),
    () =>
      Buffer.from('POST /webhooks/razorpay HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
    () => Buffer.from('GET http://other.example/ HTTP/9.9\r\n\r\n'),
  ])();
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(200, () => socket.destroy());
    socket.on('data', (part: Buffer) => (text += part.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ status: /^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 'no answer', text }));
  });
}
