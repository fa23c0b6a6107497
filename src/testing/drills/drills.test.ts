/** The drills of an appointment's life with small counts, so that every run of the tests plays some; `npm run drill` plays thousands. */
import { expect, it } from 'vitest';
import { lifeDrill } from './lifeDrill.ts';
import { ownershipDrill } from './ownershipDrill.ts';

it('random lives of appointments keep every promise', { timeout: 120_000 }, async () => {
  const [result] = await lifeDrill.run({ count: 12, seed: 7 });
  expect(result).toBe('12 lives, 0 broken promises');
});

it('strangers with right and guessed references read and change nothing', { timeout: 60_000 }, async () => {
  const [result] = await ownershipDrill.run({ count: 200, seed: 7 });
  expect(result).toMatch(/^200 pairs, \d{3} with a real reference: 0 reads, 0 changes$/);
});
