/** Traces as a collector gets them: who caused what, and nothing of what patients write or who they are. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Product, startProduct } from '../compose.ts';
import { readConfig } from '../config.ts';
import { startGeminiStandIn } from '../sandbox/gemini/startGeminiStandIn.ts';
import { areSpansWritten } from '../types/span.ts';
import { PatientPhone } from './productBench.ts';

const GEMINI_KEY = 'AIza-example-of-a-key-for-traces';
const PLANTED = { name: 'Zubeida Tracewala', phone: '9876501234', chatId: 771_234_599 };

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

let closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
  closers = [];
});

/** A collector that keeps what it is sent, and answers with `status`. */
async function startCollector(status = 200) {
  const bodies: string[] = [];
  const asked: { path: string; key: unknown }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', key: request.headers['x-collector-key'] });
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(status).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  const spans = (): readonly Span[] =>
    bodies.flatMap((body) => {
      const { resourceSpans } = JSON.parse(body) as {
        resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
      };
      return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies, asked, spans };
}

async function startTraced(more: Readonly<Record<string, string>>): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-traces-'));
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...more });
  if (!config.ok) throw new Error(JSON.stringify(config.refusal));
  const product = await startProduct(config.value);
  closers.push(() => rm(dataDir, { recursive: true, force: true }));
  return product;
}

function patientOf({ telegram }: Product): PatientPhone {
  const phone = telegram.standIn?.phone({ chatId: PLANTED.chatId, firstName: PLANTED.name }, telegram.token);
  if (phone === undefined) throw new Error('the sandbox has a phone');
  return new PatientPhone(phone);
}

const factsOf = ({ attributes }: Span): Readonly<Record<string, unknown>> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

it('a booking is written as turns with what happened in them, and tells nothing of the patient', {
  timeout: 60_000,
}, async () => {
  const collector = await startCollector();
  const gemini = await startGeminiStandIn({ apiKey: GEMINI_KEY });
  closers.push(() => gemini.close());
  const product = await startTraced({
    OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-collector-key=example-FALSE',
    GEMINI_API_KEY: GEMINI_KEY,
    GEMINI_BASE_URL: gemini.url,
  });
  const patient = patientOf(product);
  await patient.says('hello', /How can we help/);
  await patient.says(`${PLANTED.name}, 34, female, fever, ${PLANTED.phone}, with Dr Rao`, /privacy/i);
  await patient.taps(/^I agree/, /Choose|time|free/i);
  await patient.says('can you sing me a song about the monsoon');
  await product.stop();

  const spans = collector.spans();
  const named = (name: string): readonly Span[] => spans.filter((span) => span.name === name);
  for (const name of ['turn', 'reader', 'model.call', 'tool.call', 'store.transact', 'outbox.send'])
    expect(named(name), name).not.toEqual([]);
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined).map(({ name }) => name);
  // What nobody wrote in about begins a trace of its own: a sweep, or what is due.
  expect(roots).toContain('turn');
  expect(roots.filter((name) => /reader|call/.test(name))).toEqual([]);
  const turns = new Set(named('turn').map(({ traceId }) => traceId));
  expect(named('outbox.send').filter(({ traceId }) => turns.has(traceId))).not.toEqual([]);
  for (const reader of named('reader')) {
    const above = byId.get(byId.get(reader.parentSpanId ?? '')?.parentSpanId ?? '');
    expect([byId.get(reader.parentSpanId ?? '')?.name, above?.name]).toEqual(['store.transact', 'turn']);
    expect(reader.traceId).toBe(above?.traceId);
  }
  for (const { startTimeUnixNano: from, endTimeUnixNano: to } of spans)
    expect(BigInt(to)).toBeGreaterThanOrEqual(BigInt(from));
  expect(named('tool.call').map(factsOf)).toContainEqual({ tool: 'recordDetails', result: 'ok' });
  expect(new Set(collector.asked.map(({ path, key }) => `${path} ${String(key)}`))).toEqual(
    new Set(['/v1/traces example-FALSE']),
  );
  const written = collector.bodies.join('\n');
  for (const planted of ['Zubeida', 'Tracewala', PLANTED.phone, String(PLANTED.chatId), 'monsoon', 'fever'])
    expect(written).not.toContain(planted);
});

it('a collector that is away or refuses takes nothing from the patient', { timeout: 60_000 }, async () => {
  const collector = await startCollector(503);
  const product = await startTraced({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  await patientOf(product).says('hello', /How can we help/);
  await product.stop();
  expect(collector.bodies.length).toBeGreaterThan(0);
  const alone = await startTraced({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  await patientOf(alone).says('hello', /How can we help/);
  await alone.stop();
});

it('without a collector nothing is written', { timeout: 60_000 }, async () => {
  const product = await startTraced({});
  expect(product.parts.tracing).toBeNull();
  expect(areSpansWritten()).toBe(false);
  await patientOf(product).says('hello', /How can we help/);
  await product.stop();
});
