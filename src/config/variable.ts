/** What one variable of the environment is; the tables of variables are made of them. */
import { z } from 'zod';

interface Variable<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** What it does and how to mend it, one sentence; for the docs and for error texts. */
  readonly purpose: string;
  readonly example: string;
  readonly secret?: true;
}

export const variable = <Schema extends z.ZodType>(definition: Variable<Schema>): Variable<Schema> =>
  definition;

export const url = z.url({ protocol: /^https?$/ });
