/** Spans in OpenTelemetry's protocol, as JSON over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp); `startTracing.ts` sends them. */
import type { SpanFacts, SpanName } from '../../types/span.ts';

export interface FinishedSpan {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: SpanName;
  /** Milliseconds since 1970, with fractions. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly facts: SpanFacts;
  /** The kind of error that it ended with, never the error's words. */
  readonly errorName: string | null;
}

/** https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto */
const KINDS: Readonly<Record<SpanName, number>> = {
  turn: 5, // consumer
  reader: 1, // internal
  'tool.call': 1,
  'model.call': 3, // client
  'store.transact': 3,
  'outbox.send': 4, // producer
};
const STATUS_ERROR = 2;

export function exportRequest(resource: SpanFacts, spans: readonly FinishedSpan[]): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributesOf(resource) },
        scopeSpans: [{ scope: { name: 'clinic-frontdesk' }, spans: spans.map(spanOf) }],
      },
    ],
  });
}

const spanOf = (span: FinishedSpan) => ({
  traceId: span.traceId,
  spanId: span.spanId,
  ...(span.parentSpanId === null ? {} : { parentSpanId: span.parentSpanId }),
  name: span.name,
  kind: KINDS[span.name],
  startTimeUnixNano: nanoseconds(span.startedAtMs),
  endTimeUnixNano: nanoseconds(span.endedAtMs),
  attributes: attributesOf(span.facts),
  status: span.errorName === null ? {} : { code: STATUS_ERROR, message: span.errorName },
});

/** As a text: such numbers are larger than JSON's are exact. */
const nanoseconds = (ms: number): string => String(BigInt(Math.round(ms * 1_000)) * 1_000n);

const attributesOf = (facts: SpanFacts) =>
  Object.entries(facts).map(([key, value]) => ({ key, value: anyValue(value) }));

function anyValue(value: string | number | boolean): Readonly<Record<string, unknown>> {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
