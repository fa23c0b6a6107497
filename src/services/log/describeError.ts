/** Says of an error what a log may hold: its kind, its code and its scrubbed words, down through its causes. Used where bugs are caught. */

import type { LogFacts } from '../../ports/log.ts';
import { OutsideError } from '../../ports/outsideError.ts';
import { scrubText } from './scrub.ts';

/** Deeper than any chain we build; a circle of causes ends here too. */
const DEEPEST_CAUSE = 6;

/** Error name and code, the scrubbed message, where it was thrown, and the causes from the outermost to the innermost. */
export function describeError(error: unknown, secrets: readonly string[] = []): LogFacts {
  const causes = causesOf(error).map((cause) => oneLine(cause, secrets));
  return {
    errorName: nameOf(error),
    errorCode: codeOf(error),
    errorMessage: scrubText(messageOf(error), secrets),
    errorCauses: causes.length === 0 ? undefined : causes.join(' <- '),
    errorAt: firstFrameOf(error, secrets),
  };
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  let level = nextOf(error);
  for (let depth = 0; depth < DEEPEST_CAUSE && level.length > 0; depth += 1) {
    const fresh = level.filter((cause) => cause !== error && !causes.includes(cause));
    causes.push(...fresh);
    level = fresh.flatMap(nextOf);
  }
  return causes;
}

function nextOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [];
  const several: unknown[] = error instanceof AggregateError ? error.errors : [];
  return error.cause === undefined ? several : [error.cause, ...several];
}

function oneLine(error: unknown, secrets: readonly string[]): string {
  const code = codeOf(error);
  return scrubText(`${nameOf(error)}${code === null ? '' : `(${code})`}: ${messageOf(error)}`, secrets);
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : `thrown ${typeof error}`);

/** Packages throw bare strings ('auth timeout') and plain objects too. */
function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === 'string' ? error : '';
}

function codeOf(error: unknown): string | null {
  if (error instanceof OutsideError) return error.code;
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' || typeof error.code === 'number'
    ? scrubText(String(error.code))
    : null;
}

/** The first line of the stack that is a place, without the message that stands before it. */
function firstFrameOf(error: unknown, secrets: readonly string[]): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const frame = error.stack?.split('\n').find((line) => /^\s+at /.test(line));
  return frame === undefined ? undefined : scrubText(frame.trim(), secrets);
}
