import { expect, test } from 'vitest';
import { createRandomIds, REFERENCE_ALPHABET, randomIds } from './ids.ts';

const many = (count: number, make: () => string) => Array.from({ length: count }, make);

test('fifty thousand ids are all different, of 20 letters, and sorted as they were made', () => {
  const ids = many(50_000, randomIds.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[a-z]{20}$/.test(id))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
});

test('ids go on rising when the system clock is set back', () => {
  const instants = [1_000_000, 999_000, 999_001, 1_000_001].map((ms) => new Date(ms));
  const ids = createRandomIds({ now: () => instants.shift() ?? new Date(2_000_000) });
  const made = many(5, ids.id);
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(5);
});

test('a later id sorts after an earlier one over a century', () => {
  const idAt = (iso: string) => createRandomIds({ now: () => new Date(iso) }).id();
  const ids = [
    '2026-04-14T09:00:00.000Z',
    '2026-04-14T09:00:00.001Z',
    '2027-01-01T00:00:00Z',
    '2126-01-01T00:00:00Z',
  ].map(idAt);
  expect([...ids].sort()).toEqual(ids);
});

test('a booking reference has five signs that cannot be mistaken for one another', () => {
  expect(REFERENCE_ALPHABET).toHaveLength(29);
  expect(REFERENCE_ALPHABET).not.toMatch(/[0O1IL5S]/);
  expect(
    many(2_000, randomIds.reference).every((reference) => /^CF-[2346789A-HJKMNP-RT-Z]{5}$/.test(reference)),
  ).toBe(true);
});

test('every sign of the alphabet comes up about equally often in booking references', () => {
  const counts = new Map<string, number>();
  for (const reference of many(29_000, randomIds.reference))
    for (const sign of reference.slice(3)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  expect(counts.size).toBe(29);
  // 5,000 expected each with a standard deviation of 70: 600 is over eight of them.
  expect([...counts.values()].every((count) => Math.abs(count - 5_000) < 600)).toBe(true);
});

test('a secret is as long as asked for, safe in a link, and never the same twice', () => {
  const secrets = many(100, () => randomIds.secret(32));
  expect(new Set(secrets).size).toBe(100);
  expect(secrets.every((secret) => /^[A-Za-z0-9_-]{43}$/.test(secret))).toBe(true);
});
