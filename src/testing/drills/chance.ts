/** Chance that is the same for the same seed, so that a drill can be played again; the drills share it. */

export function shuffled<Value>(values: readonly Value[], chance: () => number): Value[] {
  const all = [...values];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    const [one, two] = [all[last], all[other]];
    if (one !== undefined && two !== undefined) [all[last], all[other]] = [two, one];
  }
  return all;
}

/** A generator of chances from 0 to 1 (https://en.wikipedia.org/wiki/Linear_congruential_generator). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
