/** Tells apart what pg throws: the database is out of reach, the unit may be tried again, or a bug of ours. The PostgreSQL store asks. */
import { OutsideError } from '../../ports/outsideError.ts';

/** Serialisation failure and deadlock: the transaction is undone, and the same unit may succeed at once. */
const TRY_AGAIN = new Set(['40001', '40P01']);

/**
 * Classes of SQLSTATE that speak of the server, the network or the load and not of the statement
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html): connection, resources, operator, system, internal;
 * then timeouts of idle transactions and of locks, and a server that has become a read-only standby.
 */
const OUTSIDE = /^(08|53|57|58|XX)|^(25P03|25P04|55P03|25006)$/;

const SQLSTATE = /^[0-9A-Z]{5}$/;

/**
 * What the store throws in place of an error of pg. The original goes no further: its detail quotes the row's values,
 * names and phones included, and an error of input quotes the value in its very message.
 */
export function toStoreError(error: unknown, operation: string): Error {
  const { code, constraint, table, column } = error as Partial<
    Record<'code' | 'constraint' | 'table' | 'column', unknown>
  >;
  const known = typeof code === 'string' ? code : 'unreachable';
  if (!SQLSTATE.test(known) || OUTSIDE.test(known) || TRY_AGAIN.has(known)) {
    return new OutsideError({ service: 'postgres', operation, permanent: false, code: known });
  }
  const place = [table, column, constraint].filter((part) => typeof part === 'string').join(' ');
  return new Error(`PostgreSQL refused a statement: ${known} ${place}`.trimEnd());
}

export const canTryAgain = (error: unknown): boolean =>
  error instanceof OutsideError && TRY_AGAIN.has(error.code);
