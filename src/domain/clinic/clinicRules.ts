/** What each clinic decides for itself, subject by subject, kept in the settings under `rules`; every use case reads it as `world.directory.rules`. */
import type { Result } from '../../types/result.ts';
import { ok } from '../../types/result.ts';
import type { RuleRefusal } from '../rules/field.ts';
import { NO_SHOW, QUIET_HOURS, REMINDERS, TOKENS, WAITLIST } from '../rules/life.ts';
import { DOCUMENTS, FOLLOW_UP, REFUNDS } from '../rules/money.ts';
import { objectOf, type Section, unknownName } from '../rules/section.ts';

export const RULES_SETTING = 'rules';

/** A new subject is a file in `rules/` and a row here. */
const SECTIONS = {
  refunds: REFUNDS,
  followUp: FOLLOW_UP,
  documents: DOCUMENTS,
  reminders: REMINDERS,
  quietHours: QUIET_HOURS,
  noShow: NO_SHOW,
  waitlist: WAITLIST,
  tokens: TOKENS,
} as const;

type RulesOf<Kept> = Kept extends Section<infer Rules> ? Rules : never;
export type RuleSection = keyof typeof SECTIONS;
export type ClinicRules = { readonly [Name in RuleSection]: RulesOf<(typeof SECTIONS)[Name]> };

/** What holds for a clinic that has decided nothing. */
export const STANDARD_RULES = Object.fromEntries(
  Object.entries(SECTIONS).map(([name, { standard }]) => [name, standard]),
) as ClinicRules;

/** The clinic's own words over the standard; null is a clinic that has not decided anything. Refuses the first thing that it cannot mean. */
export function readClinicRules(stored: unknown): Result<ClinicRules, RuleRefusal> {
  if (stored === null || stored === undefined) return ok(STANDARD_RULES);
  const object = objectOf(stored, RULES_SETTING);
  if (!object.ok) return object;
  const rules: Record<string, unknown> = { ...STANDARD_RULES };
  for (const [name, written] of Object.entries(object.value)) {
    if (!Object.hasOwn(SECTIONS, name)) return unknownName(name, Object.keys(SECTIONS));
    const read = SECTIONS[name as RuleSection].read(written, name);
    if (!read.ok) return read;
    rules[name] = read.value;
  }
  return ok(rules as ClinicRules);
}

/** "refunds.partPercent must be a whole number from 0 to 100". */
export const explainRuleRefusal = ({ path, expected }: RuleRefusal): string =>
  `the clinic's rules: ${path} must be ${expected}`;
