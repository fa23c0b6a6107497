import { describe, expect, it } from 'vitest';
import { quietLog, recordingLog } from '../recordingLog.ts';
import { createBreaker } from './breaker.ts';

function bench(log = quietLog) {
  let nowMs = 1_000_000;
  const breaker = createBreaker({ clock: { now: () => new Date(nowMs) }, log });
  const fail = () => {
    breaker.admit();
    breaker.ended({ kind: 'failed' });
  };
  return { breaker, fail, advance: (ms: number) => (nowMs += ms) };
}

describe('too many requests', () => {
  it.each([
    ['exactly as long as the answer asks', 46_557, 46_557],
    ['half a minute when it asks for nothing', null, 30_000],
    ['half a minute when it asks for no time at all', 0, 30_000],
    ['a day at most', 10 * 24 * 3_600_000, 24 * 3_600_000],
  ])('nobody is asked %s', (_what, retryDelayMs, pauseMs) => {
    const { breaker, advance } = bench();
    expect(breaker.admit()).toBeNull();
    breaker.ended({ kind: 'rate_limited', retryDelayMs });
    advance(pauseMs - 1);
    expect(breaker.isAvailable()).toBe(false);
    expect(breaker.admit()).toBe('rate_limited');
    advance(1);
    expect(breaker.isAvailable()).toBe(true);
    expect(breaker.admit()).toBeNull();
  });

  it('a late answer to an earlier question does not end the pause', () => {
    const { breaker } = bench();
    breaker.admit();
    breaker.admit();
    breaker.ended({ kind: 'rate_limited', retryDelayMs: 5_000 });
    breaker.ended({ kind: 'answered' });
    expect(breaker.isAvailable()).toBe(false);
  });
});

describe('a service that is down', () => {
  it('three failures in a row make a pause of twenty seconds', () => {
    const { breaker, fail, advance } = bench();
    fail();
    fail();
    expect(breaker.isAvailable()).toBe(true);
    fail();
    expect(breaker.admit()).toBe('unavailable');
    advance(19_999);
    expect(breaker.isAvailable()).toBe(false);
    advance(1);
    expect(breaker.isAvailable()).toBe(true);
  });

  it('an answer in between starts the count again', () => {
    const { breaker, fail } = bench();
    fail();
    fail();
    breaker.admit();
    breaker.ended({ kind: 'answered' });
    fail();
    fail();
    expect(breaker.isAvailable()).toBe(true);
  });

  it('after the pause one question goes out, and the others wait for how it ends', () => {
    const { breaker, fail, advance } = bench();
    for (let count = 0; count < 3; count += 1) fail();
    advance(20_000);
    expect(breaker.admit()).toBeNull();
    expect(breaker.isAvailable()).toBe(false);
    expect(breaker.admit()).toBe('unavailable');
    breaker.ended({ kind: 'answered' });
    expect(breaker.isAvailable()).toBe(true);
    expect(breaker.admit()).toBeNull();
  });

  it('a probe that fails makes another pause at once', () => {
    const { breaker, fail, advance } = bench();
    for (let count = 0; count < 3; count += 1) fail();
    advance(20_000);
    fail();
    expect(breaker.isAvailable()).toBe(false);
    advance(20_000);
    expect(breaker.isAvailable()).toBe(true);
  });

  it('a probe that we gave up ourselves lets the next one go', () => {
    const { breaker, fail, advance } = bench();
    for (let count = 0; count < 3; count += 1) fail();
    advance(20_000);
    breaker.admit();
    breaker.ended({ kind: 'abandoned' });
    expect(breaker.admit()).toBeNull();
  });

  it('opening and closing are logged, with nothing but the reason and the pause', () => {
    const log = recordingLog();
    const { breaker, advance } = bench(log);
    breaker.ended({ kind: 'rate_limited', retryDelayMs: 5_000 });
    advance(5_000);
    breaker.admit();
    breaker.ended({ kind: 'answered' });
    expect(log.lines.map(({ event, facts }) => [event, facts])).toEqual([
      ['model.breakerOpened', { reason: 'rate_limited', pauseMs: 5_000 }],
      ['model.breakerClosed', {}],
    ]);
  });
});
