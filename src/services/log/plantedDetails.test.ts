import { expect, it } from 'vitest';
import { OutsideError } from '../../ports/outsideError.ts';
import { createChance } from '../../testing/chance.ts';
import { createLog } from '../log.ts';
import { describeError } from './describeError.ts';

/** Made up, and said to be: what must never be read in a log. */
const KINDS: readonly ((digits: (count: number) => string) => string)[] = [
  (digits) => `9${digits(9)}`,
  (digits) => `+91 9${digits(4)} ${digits(5)}`,
  (digits) => `${digits(4)} ${digits(4)} ${digits(4)}`,
  (digits) => `asha${digits(3)}@example.com`,
  (digits) => `7${digits(9)}:AAHfalse${digits(4)}falsefalsefalsefalse_-x`,
  (digits) => `AIzaSyFALSE${digits(20)}example`,
  (digits) => `rzp_live_FALSE${digits(8)}`,
  (digits) => `postgres://clinic:FALSE${digits(8)}@db.example.com/clinic`,
  (digits) => `Bearer FALSEfalse${digits(12)}`,
  (digits) => `configured-secret-FALSE-${digits(6)}`,
];

/** Every way in which something comes to be logged when it has failed. */
type Fail = (detail: string, secrets: readonly string[]) => unknown;
const PATHS: readonly Fail[] = [
  (detail) => new Error(`the request to ${detail} failed`),
  (detail) => new Error('outer', { cause: new Error(`inner ${detail}`) }),
  (detail) => new AggregateError([new Error(detail), new Error('another')], 'several'),
  (detail) => `auth timeout for ${detail}`,
  (detail) => Object.assign(new Error('refused'), { code: detail }),
  (detail) =>
    new OutsideError({
      service: 'telegram',
      operation: 'sendMessage',
      permanent: false,
      code: 'http_500',
      cause: new Error(`POST https://api.example.com/${detail}/send`),
    }),
  (detail) => new TypeError(`Cannot read properties of ${JSON.stringify({ text: detail })}`),
];

it('two hundred planted details reach no line, whatever fails and however it is logged', () => {
  const chance = createChance(42);
  const digits = (count: number) => Array.from({ length: count }, () => chance.below(10)).join('');
  const planted = Array.from({ length: 210 }, (_, number) => KINDS[number % KINDS.length]?.(digits) ?? '');
  const secrets = planted.filter((detail) => detail.startsWith('configured'));
  const lines: string[] = [];
  const log = createLog({ level: 'debug', secrets, destination: { write: (line) => void lines.push(line) } });
  for (const [number, detail] of planted.entries()) {
    const failure = PATHS[number % PATHS.length]?.(detail, secrets);
    log.error('turn_failed', describeError(failure, secrets));
    log.warn('outbox_failed', { kind: 'say', reason: detail, code: detail });
    log.info(`event ${detail}`, { nested: { deep: detail } as never, error: new Error(detail) as never });
  }
  expect(lines).toHaveLength(3 * planted.length);
  const text = lines.join('\n');
  const shown = planted.filter((detail) => text.includes(detail));
  expect(shown).toEqual([]);
  // Nor any part of one that would be enough: the digits of a phone or of a key, whatever stands between them.
  const runs = [...text.matchAll(/\d{9,}/g)].map(([run]) => run).filter((run) => !/^20\d\d/.test(run));
  expect(runs).toEqual([]);
});
