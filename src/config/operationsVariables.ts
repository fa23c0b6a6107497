/** Variables for whoever keeps it running: log, figures, traces, drills. Part of `variables.ts`. */
import { z } from 'zod';
import { url, variable } from './variable.ts';

export const OPERATIONS_VARIABLES = {
  LOG_LEVEL: variable({
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    purpose: 'How much is logged.',
    example: 'info',
  }),
  CRASH_AT: variable({
    schema: z.string().optional(),
    purpose:
      'For drills alone: the named point at which this process kills itself; refused where real services are configured.',
    example: '',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: variable({
    schema: url.optional(),
    purpose:
      'Address of an OpenTelemetry collector that takes OTLP over HTTP (http://127.0.0.1:4318, say); traces go to /v1/traces below it. Not set: none are written.',
    example: '',
  }),
  OTEL_EXPORTER_OTLP_HEADERS: variable({
    schema: z
      .string()
      .regex(/^[\w-]+=[^,=]+(,[\w-]+=[^,=]+)*$/, 'name=value, several separated by commas')
      .transform(
        (text) =>
          Object.fromEntries(text.split(',').map((pair) => pair.trim().split('='))) as Record<string, string>,
      )
      .optional(),
    purpose: 'Headers that the collector wants, a key for instance.',
    example: '',
    secret: true,
  }),
  METRICS_TOKEN: variable({
    schema: z.string().min(16).optional(),
    purpose:
      'Who sends it as a bearer token may read /metrics; not set: whoever asks on this machine itself.',
    example: '',
    secret: true,
  }),
} as const;
