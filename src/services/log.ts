/** pino behind the `Log` port: JSON lines on standard output, every value scrubbed; made once by `compose.ts`. */
import { type DestinationStream, destination as openDestination, pino } from 'pino';
import type { Log, LogFacts } from '../ports/log.ts';
import { type Scrubbed, scrubFact, scrubText } from './log/scrub.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogOptions {
  readonly level: LogLevel;
  /** The configuration's keys and tokens: cut out of every value wherever they stand. */
  readonly secrets?: readonly string[];
  /** Told of each event by its name, to be counted. */
  readonly onEvent?: (level: Exclude<LogLevel, 'silent'>, event: string) => void;
  /** Where the lines go; standard output unless a test listens. */
  readonly destination?: DestinationStream;
}

/** A log whose lines hold `level`, `time`, `event` and the facts. */
export function createLog(options: LogOptions): Log {
  const secrets = options.secrets ?? [];
  const writer = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    // Written at once: what led to a crash is what one wants to read.
    options.destination ?? openDestination({ fd: 1, sync: true }),
  );
  const write = (level: Exclude<LogLevel, 'silent'>) => (event: string, facts?: LogFacts) => {
    options.onEvent?.(level, event);
    if (writer.isLevelEnabled(level))
      writer[level](scrubFacts(facts ?? {}, secrets), scrubText(event, secrets));
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** Names that pino itself writes; a fact of such a name would give the line the same key twice. */
const TAKEN_NAMES = new Set(['level', 'time', 'event']);

/** Facts fit for a log line: no phone number, key, token or address in any of them. */
function scrubFacts(facts: LogFacts, secrets: readonly string[] = []): Record<string, Scrubbed> {
  const clean: Record<string, Scrubbed> = {};
  for (const [name, value] of Object.entries(facts)) {
    clean[TAKEN_NAMES.has(name) ? `${name}Fact` : name] = scrubFact(value, secrets);
  }
  return clean;
}
