/** One subject of the clinic's rules as a table of fields; where a doctor may differ, with the doctors that do. `clinicRules.ts` lists the sections. */
import type { Result } from '../../types/result.ts';
import { no, ok } from '../../types/result.ts';
import type { DoctorId } from '../ids.ts';
import type { Fields, RuleRefusal } from './field.ts';

export interface Section<Rules> {
  readonly standard: Rules;
  /** What the clinic wrote, over the standard. A name that the section does not know is refused: it is a slip of the pen. */
  readonly read: (value: unknown, path: string) => Result<Rules, RuleRefusal>;
}

/** Rules of the clinic, and what single doctors do differently. */
export type PerDoctor<Rule> = Rule & {
  readonly perDoctor: Readonly<Record<string, Partial<Rule>>>;
};

/** What holds for a doctor: their own word where they have one, else the clinic's. */
export function ruleOf<Rule>(rules: PerDoctor<Rule>, doctorId: DoctorId): Rule {
  const { perDoctor, ...clinic } = rules;
  return { ...(clinic as unknown as Rule), ...perDoctor[doctorId] };
}

/** `contradiction` says what is wrong with values that are each right by themselves; null when nothing is. */
export interface SectionOrder<Rule> {
  readonly fields: Fields<Rule>;
  readonly contradiction?: (rule: Rule) => string | null;
}

export function section<Rule extends object>({ fields, contradiction }: SectionOrder<Rule>): Section<Rule> {
  const standard = standardOf(fields);
  return {
    standard,
    read(value, path) {
      const written = readFields(fields, value, path);
      if (!written.ok) return written;
      return agreed({ ...standard, ...written.value }, { path, contradiction });
    },
  };
}

/** A section in which each doctor may have values of their own, under `perDoctor` and their id. */
export function sectionPerDoctor<Rule extends object>(order: SectionOrder<Rule>): Section<PerDoctor<Rule>> {
  const { fields, contradiction } = order;
  const clinicSection = section(order);
  return {
    standard: { ...clinicSection.standard, perDoctor: {} },
    read(value, path) {
      const object = objectOf(value, path);
      if (!object.ok) return object;
      const { perDoctor: ofDoctors = {}, ...ofClinic } = object.value;
      const clinic = clinicSection.read(ofClinic, path);
      if (!clinic.ok) return clinic;
      const doctors = objectOf(ofDoctors, `${path}.perDoctor`);
      if (!doctors.ok) return doctors;
      const perDoctor: Record<string, Partial<Rule>> = {};
      for (const [doctorId, written] of Object.entries(doctors.value)) {
        const place = `${path}.perDoctor.${doctorId}`;
        const own = readFields(fields, written, place);
        if (!own.ok) return own;
        const whole = agreed({ ...clinic.value, ...own.value }, { path: place, contradiction });
        if (!whole.ok) return whole;
        perDoctor[doctorId] = own.value;
      }
      return ok({ ...clinic.value, perDoctor });
    },
  };
}

function standardOf<Rule>(fields: Fields<Rule>): Rule {
  const names = Object.keys(fields) as (keyof Rule)[];
  return Object.fromEntries(names.map((name) => [name, fields[name].standard])) as Rule;
}

function readFields<Rule>(
  fields: Fields<Rule>,
  value: unknown,
  path: string,
): Result<Partial<Rule>, RuleRefusal> {
  const object = objectOf(value, path);
  if (!object.ok) return object;
  const read: Partial<Rule> = {};
  for (const [name, written] of Object.entries(object.value)) {
    if (!Object.hasOwn(fields, name)) return unknownName(`${path}.${name}`, Object.keys(fields));
    const one = fields[name as keyof Rule].read(written, `${path}.${name}`);
    if (!one.ok) return one;
    read[name as keyof Rule] = one.value;
  }
  return ok(read);
}

export const unknownName = (path: string, known: readonly string[]) =>
  no({ code: 'bad_rule' as const, path, expected: `nothing: it may hold ${known.join(', ')}` });

export function objectOf(
  value: unknown,
  path: string,
): Result<Readonly<Record<string, unknown>>, RuleRefusal> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return ok(value as Readonly<Record<string, unknown>>);
  return no({ code: 'bad_rule', path, expected: 'an object of rules' });
}

function agreed<Rule>(
  rule: Rule,
  { path, contradiction }: { path: string; contradiction: SectionOrder<Rule>['contradiction'] },
): Result<Rule, RuleRefusal> {
  const expected = contradiction?.(rule) ?? null;
  return expected === null ? ok(rule) : no({ code: 'bad_rule', path, expected });
}
