/** Logs for tests and tools: one that keeps its lines to be looked at, one that says nothing. */
import type { Log, LogFacts } from '../ports/log.ts';

export interface RecordedLine {
  readonly level: keyof Log;
  readonly event: string;
  readonly facts: LogFacts;
}

export interface RecordingLog extends Log {
  readonly lines: readonly RecordedLine[];
  /** Everything that was logged, as one text to search. Not scrubbed: a test sees what the code said, not what the scrubber saved. */
  text(): string;
}

export function recordingLog(): RecordingLog {
  const lines: RecordedLine[] = [];
  const record =
    (level: keyof Log) =>
    (event: string, facts: LogFacts = {}) => {
      lines.push({ level, event, facts });
    };
  return {
    lines,
    text: () => lines.map((line) => JSON.stringify(line)).join('\n'),
    debug: record('debug'),
    info: record('info'),
    warn: record('warn'),
    error: record('error'),
  };
}

const saysNothing = () => undefined;

export const quietLog: Log = { debug: saysNothing, info: saysNothing, warn: saysNothing, error: saysNothing };
