/** Runs statements on one client of the pool; `postgresStore.ts` begins and ends the transaction around them. */
import type { PoolClient, QueryResult } from 'pg';
import type { Runner } from '../sql/connection.ts';
import { POSTGRES } from '../sql/dialect.ts';
import type { Bound } from '../sql/statement.ts';
import { storableText } from '../sql/values.ts';
import { toStoreError } from './postgresErrors.ts';

type Row = Record<string, unknown>;

export class PostgresClient implements Runner {
  readonly dialect = POSTGRES;
  private readonly client: PoolClient;

  constructor(client: PoolClient) {
    this.client = client;
  }

  async one(bound: Bound): Promise<unknown> {
    return (await this.query(bound)).rows[0];
  }

  async all(bound: Bound): Promise<readonly unknown[]> {
    return (await this.query(bound)).rows;
  }

  async change(bound: Bound): Promise<number> {
    return (await this.query(bound)).rowCount ?? 0;
  }

  /** Runs BEGIN, COMMIT or ROLLBACK; answers with the command that the server says it did. */
  async execute(command: string): Promise<string> {
    try {
      return (await this.client.query(command)).command;
    } catch (error) {
      throw toStoreError(error, 'transaction');
    }
  }

  private async query({ sql, parameters, name }: Bound): Promise<QueryResult<Row>> {
    const values = parameters.map((value) => (typeof value === 'string' ? storableText(value) : value));
    try {
      return await this.client.query<Row>(
        name === null ? { text: sql, values } : { name, text: sql, values },
      );
    } catch (error) {
      throw toStoreError(error, 'statement');
    }
  }
}
