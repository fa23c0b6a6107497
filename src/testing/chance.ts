/** Chance that can be repeated: the same seed draws the same. For fuzzing and drills. */

export interface Chance {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  pick<Value>(values: readonly Value[]): Value;
  isTrue(share: number): boolean;
}

/** Mulberry32 (public domain, Tommy Ettinger): small, fast, and good enough to choose test cases. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (limit) => Math.floor(draw() * limit),
    pick<Value>(values: readonly Value[]): Value {
      const value = values[Math.floor(draw() * values.length)];
      if (value === undefined) throw new Error('there is nothing to pick from');
      return value;
    },
    isTrue: (share) => draw() < share,
  };
}
