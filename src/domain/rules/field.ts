/** How one value of the clinic's rules is read: what it is when nobody decided, and what is refused. The sections of `clinicRules.ts` are made of these. */
import type { Result } from '../../types/result.ts';
import { no, ok } from '../../types/result.ts';

/** What stands where, and what would be right there: enough for whoever wrote it to mend it. */
export interface RuleRefusal {
  readonly code: 'bad_rule';
  /** "refunds.perDoctor.d-iyer.partPercent". */
  readonly path: string;
  /** "a whole number from 0 to 100". */
  readonly expected: string;
}

export interface Field<Value> {
  /** What holds while the clinic has decided nothing. */
  readonly standard: Value;
  readonly read: (value: unknown, path: string) => Result<Value, RuleRefusal>;
}

export type Fields<Rule> = { readonly [Name in keyof Rule]: Field<Rule[Name]> };

const refuse = (path: string, expected: string) => no({ code: 'bad_rule' as const, path, expected });

export const wholeNumber = (order: { standard: number; from: number; to: number }): Field<number> => ({
  standard: order.standard,
  read: (value, path) =>
    typeof value === 'number' && Number.isInteger(value) && value >= order.from && value <= order.to
      ? ok(value)
      : refuse(path, `a whole number from ${order.from} to ${order.to}`),
});

export const yesOrNo = (standard: boolean): Field<boolean> => ({
  standard,
  read: (value, path) => (typeof value === 'boolean' ? ok(value) : refuse(path, 'true or false')),
});

export const oneOf = <const Value extends string>(
  values: readonly Value[],
  standard: NoInfer<Value>,
): Field<Value> => ({
  standard,
  read: (value, path) => {
    const found = values.find((one) => one === value);
    return found === undefined ? refuse(path, `one of ${values.join(', ')}`) : ok(found);
  },
});

/** A line of text; `pattern` says what it may hold and `expected` says so in words. */
export const text = (order: { standard: string; pattern: RegExp; expected: string }): Field<string> => ({
  standard: order.standard,
  read: (value, path) =>
    typeof value === 'string' && order.pattern.test(value) ? ok(value) : refuse(path, order.expected),
});

/** "09:00", by the clinic's clock. */
export const timeOfDay = (standard: string): Field<string> =>
  text({ standard, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, expected: 'a time from 00:00 to 23:59, as HH:MM' });
