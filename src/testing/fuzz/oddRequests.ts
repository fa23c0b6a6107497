/** The requests that the fuzzer sends: signed updates and events with oddities in them, and anything at all to any route. */
import { createHmac, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from '../chance.ts';
import { ROOT } from '../repository.ts';
import { deepJson, oddText, withOddities } from './oddValues.ts';

/** With what deliveries are signed, so that oddities get past the door. */
export interface FuzzSecrets {
  readonly telegram: string;
  readonly razorpay: string;
  readonly whatsapp: string;
  /** The clinic's number: deliveries for another one are passed over. */
  readonly whatsappNumberId: string;
}

export interface OddRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'] as const;

/** Every path that is mounted, read from the sources, so that a new route is fuzzed without a word here. */
export function routesInSources(): readonly string[] {
  const texts = [
    readFileSync(join(ROOT, 'src', 'compose.ts'), 'utf8'),
    ...['web', 'webhooks', 'whatsapp', 'compose'].flatMap((room) => sourcesOf(join(ROOT, 'src', room))),
  ];
  const paths = texts.flatMap((text) => [...text.matchAll(/['"`](\/[a-z][\w/:-]*)['"`]/g)]);
  const mounted = paths.map(([, path]) => path ?? '/');
  return [...new Set(['/', '/favicon.ico', ...mounted])].sort();
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

/** A maker of requests; each number is a delivery of its own, never seen before. */
export function oddRequests(secrets: FuzzSecrets, chance: Chance): (number: number) => OddRequest {
  const routes = routesInSources();
  const updates = fixturesIn('src/bot/fixtures');
  const events = fixturesIn('src/webhooks/fixtures');
  const deliveries = fixturesIn('src/whatsapp/cloud/fixtures');
  const kinds = [
    (number: number) => telegramUpdate(secrets, chance, { updates, number }),
    () => razorpayEvent(secrets, chance, events),
    (number: number) => whatsappDelivery(secrets, chance, { deliveries, number }),
    () => anyRequest(chance, routes),
  ];
  return (number) => chance.pick(kinds)(number);
}

/** To the patients' bot, and now and then to the staff's. */
function telegramUpdate(
  { telegram }: FuzzSecrets,
  chance: Chance,
  { updates, number }: { updates: readonly unknown[]; number: number },
): OddRequest {
  const odd = withOddities(chance.pick(updates), chance);
  const isObject = typeof odd === 'object' && odd !== null && !Array.isArray(odd);
  const update = isObject && chance.isTrue(0.95) ? { ...odd, update_id: 800_000_000 + number } : odd;
  return posted(chance, {
    path: chance.isTrue(0.8) ? '/webhooks/telegram' : '/webhooks/telegram-staff',
    body: jsonOf(update),
    headers: { 'x-telegram-bot-api-secret-token': telegram },
  });
}

function razorpayEvent({ razorpay }: FuzzSecrets, chance: Chance, events: readonly unknown[]): OddRequest {
  const body = jsonOf(withOddities(chance.pick(events), chance));
  return posted(chance, {
    path: '/webhooks/razorpay',
    body,
    headers: {
      'x-razorpay-signature': signed(body, chance.isTrue(0.9) ? razorpay : 'another'),
      'x-razorpay-event-id': `event-${chance.below(1e9)}`,
    },
  });
}

function whatsappDelivery(
  { whatsapp, whatsappNumberId }: FuzzSecrets,
  chance: Chance,
  { deliveries, number }: { deliveries: readonly unknown[]; number: number },
): OddRequest {
  const odd = jsonOf(withOddities(chance.pick(deliveries), chance, 30)).toString();
  const body = Buffer.from(
    odd
      .replaceAll(/"phone_number_id":"\d+"/g, `"phone_number_id":"${whatsappNumberId}"`)
      .replaceAll(/"wamid\.[^"]*"/g, `"wamid.fuzz${number}"`),
  );
  return posted(chance, {
    path: '/webhooks/whatsapp',
    body,
    headers: { 'x-hub-signature-256': `sha256=${signed(body, chance.isTrue(0.9) ? whatsapp : 'another')}` },
  });
}

const jsonOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? '');
const signed = (body: Buffer, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('hex');

const posted = (chance: Chance, { path, body, headers }: Omit<OddRequest, 'method'>): OddRequest => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json', ...headers, ...addressOf(chance) },
  body,
});

function anyRequest(chance: Chance, routes: readonly string[]): OddRequest {
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
