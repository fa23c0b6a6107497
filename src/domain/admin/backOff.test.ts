/** Who waits after wrong passwords: those who guess, and nobody for what others do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADMIN_POLICY } from './adminPolicy.ts';
import { mayTryFrom, type PasswordFailures } from './backOff.ts';

const START = Date.parse('2026-11-23T04:30:00Z');
const OWNER = 'owner';
const GUESSES = 10_000;
const IDS = 100;

/** The door as the entrance keeps it: failures by id, and how many there were in the window. */
function openDoor() {
  const failures = new Map<string, PasswordFailures>();
  let overall = 0;
  let now = START;
  const waitsUntil = (id: string): Date | null =>
    mayTryFrom(failures.get(id) ?? null, overall, new Date(now));
  return {
    passes: (ms: number) => {
      now += ms;
    },
    /** False when the id had to wait: then nothing was compared, and nothing is counted. */
    isWrong(id: string): boolean {
      if (waitsUntil(id) !== null) return false;
      failures.set(id, { count: (failures.get(id)?.count ?? 0) + 1, lastAt: new Date(now) });
      overall += 1;
      return true;
    },
    waitsUntil,
    waitMs: (id: string): number => (waitsUntil(id)?.getTime() ?? now) - now,
  };
}

describe('10,000 wrong passwords from 100 ids', () => {
  const attack = fc.record({
    gaps: fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 50 }),
    order: fc.array(fc.integer({ min: 0, max: IDS - 1 }), { minLength: 1, maxLength: 300 }),
    mistypesAt: fc.uniqueArray(fc.integer({ min: 0, max: GUESSES - 1 }), {
      minLength: 1,
      maxLength: ADMIN_POLICY.freeFailures - 1,
    }),
  });

  it('never make an owner wait who mistypes once or twice among them', () => {
    fc.assert(
      fc.property(attack, ({ gaps, order, mistypesAt }) => {
        const door = openDoor();
        let waits = 0;
        for (let guess = 0; guess < GUESSES; guess += 1) {
          door.isWrong(`id-${order[guess % order.length]}`);
          if (mistypesAt.includes(guess) && !door.isWrong(OWNER)) waits += 1;
          if (door.waitsUntil(OWNER) !== null) waits += 1;
          door.passes(gaps[guess % gaps.length] ?? 0);
        }
        expect(waits).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  it('never make an owner wait longer than their own mistakes do, up to four of them', () => {
    const [quiet, attacked] = [openDoor(), openDoor()];
    for (let guess = 0; guess < GUESSES; guess += 1) attacked.isWrong(`id-${guess % IDS}`);
    for (let mistake = 1; mistake < ADMIN_POLICY.guesserFailures; mistake += 1) {
      for (const door of [quiet, attacked]) {
        door.passes(door.waitMs(OWNER));
        expect(door.isWrong(OWNER)).toBe(true);
      }
      expect(attacked.waitMs(OWNER)).toBe(quiet.waitMs(OWNER));
    }
  });

  it('are hardly compared: each id gets a handful of tries in three hours', () => {
    const door = openDoor();
    let compared = 0;
    for (let guess = 0; guess < GUESSES; guess += 1) {
      if (door.isWrong(`id-${guess % IDS}`)) compared += 1;
      door.passes(1_000);
    }
    expect(compared).toBeLessThan(IDS * 12);
    expect(compared).toBeGreaterThanOrEqual(IDS * ADMIN_POLICY.freeFailures);
  });
});
