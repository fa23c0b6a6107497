/** Holds a slot's status to its seats. */
import { describe, expect, it } from 'vitest';
import { slotStatus } from './slot.ts';

describe('a slot with two seats', () => {
  it.each([
    [{ held: 0, booked: 0 }, false, 'free'],
    [{ held: 1, booked: 0 }, false, 'free'],
    [{ held: 1, booked: 1 }, false, 'busy-tentative'],
    [{ held: 0, booked: 2 }, false, 'busy'],
    [{ held: 0, booked: 0 }, true, 'busy-unavailable'],
  ])('with %o taken and closed %s is %s', (taken, closed, status) => {
    expect(slotStatus({ seats: 2, closed }, taken)).toBe(status);
  });
});
