/** One question that a play is asked, and its answer: what every score is made of. */

/** In the order in which they weigh: what is true at the end comes first, how it was said last. */
export const CHECK_GROUPS = ['path', 'end', 'promises', 'said', 'never', 'tools', 'limits'] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

export interface Check {
  readonly group: CheckGroup;
  readonly name: string;
  readonly passed: boolean;
  readonly wanted: string;
  readonly found: string;
}

export const check = (
  group: CheckGroup,
  name: string,
  { passed, wanted, found }: { passed: boolean; wanted: string; found: string },
): Check => ({ group, name, passed, wanted, found });

/** Both written out in the same way, and equal. */
export function same(
  group: CheckGroup,
  name: string,
  { wanted, found }: { wanted: unknown; found: unknown },
): Check {
  const [left, right] = [JSON.stringify(wanted), JSON.stringify(found)];
  return { group, name, passed: left === right, wanted: left, found: right };
}
