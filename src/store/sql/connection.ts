/** What a table needs of the database it lives in: one transaction's way to run statements. Each database has its own beneath. */
import type { Dialect } from './dialect.ts';
import type { Bound, Statement } from './statement.ts';

/** Runs bound statements on a real connection, in a transaction that somebody else began and will end. */
export interface Runner {
  readonly dialect: Dialect;
  one(bound: Bound): Awaitable<unknown>;
  all(bound: Bound): Awaitable<readonly unknown[]>;
  /** How many rows were changed. */
  change(bound: Bound): Awaitable<number>;
}

/** SQLite answers at once; a promise around each answer would cost as much as some of the statements. */
type Awaitable<Value> = Value | Promise<Value>;

/** What kind of transaction a unit of work runs in. */
export type UnitKind = 'read' | 'write';

/**
 * A unit's connection. It ends with the unit, and it remembers a statement that failed: PostgreSQL undoes a transaction
 * in which anything failed, whoever caught the error, and SQLite is held to the same.
 */
export class Connection {
  readonly kind: UnitKind;
  readonly dialect: Dialect;
  private readonly runner: Runner;
  private open = true;
  private failure: { readonly error: unknown } | null = null;

  constructor(runner: Runner, kind: UnitKind) {
    this.runner = runner;
    this.dialect = runner.dialect;
    this.kind = kind;
  }

  /** The row of a query that has one at most. */
  async one<Values, Row>(statement: Statement<Values, Row>, values: Values): Promise<Row | undefined> {
    try {
      return (await this.runner.one(this.bind(statement, values))) as Row | undefined;
    } catch (error) {
      throw this.remember(error);
    }
  }

  async all<Values, Row>(statement: Statement<Values, Row>, values: Values): Promise<readonly Row[]> {
    try {
      return (await this.runner.all(this.bind(statement, values))) as readonly Row[];
    } catch (error) {
      throw this.remember(error);
    }
  }

  /** Runs a statement that changes rows and says how many. */
  async change<Values>(statement: Statement<Values, unknown>, values: Values): Promise<number> {
    try {
      return await this.runner.change(this.bind(statement, values));
    } catch (error) {
      throw this.remember(error);
    }
  }

  get isOpen(): boolean {
    return this.open;
  }

  /** Throws the error of the first statement that failed, if one did. */
  throwFailure(): void {
    if (this.failure !== null) throw this.failure.error;
  }

  /** Ends the connection: a statement that is run later, by a promise that nobody awaited, is refused. */
  close(): void {
    this.open = false;
  }

  private bind<Values>(statement: Statement<Values, unknown>, values: Values): Bound {
    if (!this.open)
      throw new Error('tables were used after their transaction ended: await every call inside the unit');
    const bound = statement.bind(this.dialect, values);
    if (bound.writes && this.kind === 'read')
      throw new Error('a unit that only reads tried to write: use transact');
    return bound;
  }

  private remember(error: unknown): unknown {
    this.failure ??= { error };
    return error;
  }
}
