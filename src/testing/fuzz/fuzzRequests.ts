/** Requests that nobody sensible sends, against every route of a running product: none may be answered with 5xx or show a stack. */
import { createHmac, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type Chance, createChance } from '../chance.ts';
import { ROOT } from '../repository.ts';
import { deepJson, oddText, withOddities } from './oddValues.ts';

export interface FuzzOrder {
  readonly port: number;
  readonly telegramSecret: string;
  readonly razorpaySecret: string;
  readonly count: number;
  readonly seed: number;
}

export interface FuzzResult {
  readonly byStatus: Readonly<Record<string, number>>;
  /** What was answered with 5xx, with a stack, or not at all. Empty when all is well. */
  readonly faults: readonly string[];
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const AT_ONCE = 8;
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'] as const;
const STACK = /\bat [\w.<>[\] ]+ \(|node_modules|\.(ts|js):\d+:\d+|\/src\//;

/** Every path that is mounted, read from the sources, so that a new route is fuzzed without a word here. */
export function routesInSources(): readonly string[] {
  const texts = ['web', 'webhooks', 'whatsapp', 'compose'].flatMap((room) =>
    sourcesOf(join(ROOT, 'src', room)),
  );
  const paths = texts.flatMap((text) => [...text.matchAll(/['"`](\/[a-z][\w/:-]*)['"`]/g)]);
  const mounted = paths.map(([, path]) => path ?? '/');
  return [...new Set(['/', '/webhooks/razorpay', '/webhooks/telegram', '/favicon.ico', ...mounted])].sort();
}

function sourcesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  } catch {
    return [];
  }
}

const fixturesIn = (folder: string): readonly unknown[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const read = JSON.parse(readFileSync(join(ROOT, folder, name), 'utf8')) as unknown;
      return Array.isArray(read) ? (read as unknown[]) : [read];
    });

export async function fuzzProduct(order: FuzzOrder): Promise<FuzzResult> {
  const chance = createChance(order.seed);
  const make = requestMaker(order, chance);
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
      if (/^5/.test(status) || (STACK.test(text) && !text.includes('<!doctype')))
        faults.push(`${status} for ${sent.method} ${sent.path.slice(0, 80)}: ${text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { byStatus, faults };
}

function requestMaker(order: FuzzOrder, chance: Chance): (number: number) => Sent {
  const routes = routesInSources();
  const updates = fixturesIn('src/bot/fixtures');
  const events = fixturesIn('src/webhooks/fixtures');
  const kinds = [
    (number: number) => telegramUpdate(order, chance, { updates, number }),
    () => razorpayEvent(order, chance, events),
    () => anyRequest(chance, routes),
  ];
  return (number) => chance.pick(kinds)(number);
}

function telegramUpdate(
  { telegramSecret }: FuzzOrder,
  chance: Chance,
  { updates, number }: { updates: readonly unknown[]; number: number },
): Sent {
  const odd = withOddities(chance.pick(updates), chance);
  const isObject = typeof odd === 'object' && odd !== null && !Array.isArray(odd);
  const update = isObject && chance.isTrue(0.95) ? { ...odd, update_id: 800_000_000 + number } : odd;
  return {
    method: 'POST',
    path: '/webhooks/telegram',
    headers: {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': telegramSecret,
      ...addressOf(chance),
    },
    body: Buffer.from(JSON.stringify(update) ?? ''),
  };
}

function razorpayEvent({ razorpaySecret }: FuzzOrder, chance: Chance, events: readonly unknown[]): Sent {
  const body = Buffer.from(JSON.stringify(withOddities(chance.pick(events), chance)) ?? '');
  const signature = createHmac('sha256', chance.isTrue(0.9) ? razorpaySecret : 'another')
    .update(body)
    .digest('hex');
  return {
    method: 'POST',
    path: '/webhooks/razorpay',
    headers: {
      'content-type': 'application/json',
      'x-razorpay-signature': signature,
      'x-razorpay-event-id': `event-${chance.below(1e9)}`,
      ...addressOf(chance),
    },
    body,
  };
}

function anyRequest(chance: Chance, routes: readonly string[]): Sent {
  const path = chance.pick(routes).replaceAll(/:\w+/g, () => encodedText(chance));
  const query = chance.isTrue(0.5) ? `?${encodedText(chance).slice(0, 3_000)}=${chance.below(9)}` : '';
  const broken = chance.isTrue(0.1) ? chance.pick(['%', '%zz', '//', '/..%2f..%2f', ';x', '%c0%ae']) : '';
  return {
    method: chance.pick(METHODS),
    path: `${path}${broken}${query}`,
    headers: {
      'content-type': chance.pick([
        'application/json',
        'text/plain',
        'multipart/form-data; boundary=x',
        'x/y;;',
        '',
      ]),
      cookie: encodedText(chance).slice(0, 2_000),
      authorization: chance.pick(['', 'Bearer x', 'Basic !!!', `Bearer ${'x'.repeat(2_000)}`]),
      ...addressOf(chance),
    },
    body: bodyOf(chance),
  };
}

const bodyOf = (chance: Chance): Buffer =>
  chance.pick([
    () => Buffer.alloc(0),
    () => randomBytes(chance.below(2_000)),
    () => Buffer.from(deepJson(chance.pick([10, 5_000]))),
    () => Buffer.from(JSON.stringify({ [oddText(chance)]: oddText(chance) })),
    () => Buffer.alloc(chance.pick([1_000, 400_000]), 'x'),
  ])();

/** Half of a letter that has two halves cannot be encoded: it becomes a replacement. */
const encodedText = (chance: Chance): string => encodeURIComponent(Buffer.from(oddText(chance)).toString());

/** As through a reverse proxy from many addresses, so that the limit of requests does not end the drill. */
const addressOf = (chance: Chance): Readonly<Record<string, string>> => ({
  'x-forwarded-for': chance.isTrue(0.98)
    ? `203.${chance.below(256)}.${chance.below(256)}.${chance.below(256)}`
    : encodedText(chance).slice(0, 500),
});

interface Answer {
  readonly status: string;
  readonly text: string;
}

function send(port: number, { method, path, headers, body }: Sent): Promise<Answer> {
  return new Promise((resolve) => {
    const hasBody = !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);
    const sending = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
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
