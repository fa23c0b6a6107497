/** Values that nobody expects, and JSON in which one of them has taken another's place; the fuzzer sends them. */
import type { Chance } from '../chance.ts';

const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  '\u202e',
  '👩‍⚕️'.repeat(50),
  'a'.repeat(5_000),
  '../../etc/passwd',
  "'; drop table patients; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '#{process.env}',
  '__proto__',
  'constructor',
  '%00',
  '\ud800',
  '=cmd|calc',
  '9'.repeat(40),
  '-1',
  '1e999',
  'null',
  'undefined',
  'नमस्ते',
  '٣٤٥',
  '/start',
  '/cancel',
  '/help x',
] as const;

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 53,
  -(2 ** 63),
  1e308,
  [],
  {},
  [[[[]]]],
  { __proto__: null },
  { toString: 1 },
  ...ODD_TEXTS,
];

export const oddText = (chance: Chance): string => chance.pick(ODD_TEXTS);

/** A deep copy in which about one value in `rarity` is odd, missing or doubled. */
export function withOddities(value: unknown, chance: Chance, rarity = 12): unknown {
  if (chance.below(rarity) === 0) return chance.pick(ODD_VALUES);
  if (Array.isArray(value)) {
    const copied = value.map((one: unknown) => withOddities(one, chance, rarity));
    return chance.below(rarity) === 0 ? [...copied, ...copied] : copied;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>)
    .filter(() => chance.below(rarity * 2) !== 0)
    .map(([name, inner]) => [
      chance.below(rarity * 4) === 0 ? oddText(chance) : name,
      withOddities(inner, chance, rarity),
    ]);
  return Object.fromEntries(entries) as unknown;
}

/** Deeper than a parser of nested calls would like. */
export const deepJson = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
