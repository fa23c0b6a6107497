/** The list of found phrases while a walk over a message fills it; called by the phrase index. */

/** A longer phrase takes the place of the one with its meaning and beginning, which begins at `begun` in the list at the earliest. */
export function keepLongest<Found extends { readonly meaning: string }>(
  found: Found[],
  begun: number,
  longer: Found,
): void {
  for (let at = begun; at < found.length; at += 1)
    if (found[at]?.meaning === longer.meaning) {
      found[at] = longer;
      return;
    }
  found.push(longer);
}

/** True when one of the words from `from` to `to` (exclusive) was read as a slip of another. */
export function hasSlip(slips: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (slips.has(at)) return true;
  return false;
}
