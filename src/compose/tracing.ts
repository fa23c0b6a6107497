/** Switches traces on where a collector is configured; nothing of them is loaded elsewhere. Called before anything that writes some. */
import type { Config } from '../config.ts';
import type { Log } from '../ports/log.ts';
import type { Tracing } from '../services/tracing/startTracing.ts';

export async function openTracing(config: Config, log: Log): Promise<Tracing | null> {
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return null;
  const { startTracing } = await import('../services/tracing/startTracing.ts');
  return startTracing({
    endpoint,
    headers: config.OTEL_EXPORTER_OTLP_HEADERS ?? {},
    resource: { 'service.name': 'clinic-frontdesk', 'process.pid': process.pid },
    log,
  });
}
