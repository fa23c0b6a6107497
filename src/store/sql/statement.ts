/** Queries that are built once in Kysely, compiled once a dialect, and run with other values each time; `tables/` is made of them. */
import type { CompiledQuery, Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Dialect } from './dialect.ts';

/** Where one of the values goes. Kysely takes it for a value and hands it back among the parameters. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** What a connection runs: SQL text and, in its order, the parameters. */
export interface Bound {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Stands for the SQL text where the server remembers prepared statements; null for text that may never come again. */
  readonly name: string | null;
  /** True for anything but a plain select. */
  readonly writes: boolean;
}

/** `Row` is what the query answers with; it exists for the types alone. */
export interface Statement<Values, Row> {
  bind(dialect: Dialect, values: Values): Bound;
  readonly row?: Row;
}

type Compilable<Row> = { compile(): CompiledQuery<Row> };

let statementCount = 0;

/**
 * A query of unchanging shape. Compiling costs 7 to 10 µs, which is more than SQLite takes to run most of them, so it is done once.
 * `value` stands for the values of each run and has the same fields; they are only to be placed, not looked at.
 */
export function statement<Values extends object, Row>(
  build: (db: Kysely<Schema>, value: Values, dialect: Dialect['name']) => Compilable<Row>,
): Statement<Values, Row> {
  const placeholders = new Proxy({}, { get: (_target, name) => new Placeholder(String(name)) });
  const compiled = new Map<Dialect['name'], CompiledQuery<Row>>();
  statementCount += 1;
  const name = `frontdesk_${statementCount}`;
  return {
    bind(dialect, values) {
      let query = compiled.get(dialect.name);
      if (query === undefined) {
        query = build(dialect.db, placeholders as Values, dialect.name).compile();
        compiled.set(dialect.name, query);
      }
      const parameters: unknown[] = [];
      for (const parameter of query.parameters) {
        parameters.push(
          parameter instanceof Placeholder ? values[parameter.name as keyof Values] : parameter,
        );
      }
      return { sql: query.sql, parameters, name, writes: writes(query) };
    },
  };
}

/** A query whose shape depends on its values: a list of ids, a partial change. Compiled at each run. */
export function shapedStatement<Row>(build: (db: Kysely<Schema>) => Compilable<Row>): Statement<object, Row> {
  return {
    bind(dialect) {
      const query = build(dialect.db).compile();
      return { sql: query.sql, parameters: query.parameters, name: null, writes: writes(query) };
    },
  };
}

const writes = (query: CompiledQuery): boolean => query.query.kind !== 'SelectQueryNode';
