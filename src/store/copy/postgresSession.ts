/** A session on PostgreSQL over a client of its own; a cursor brings rows in batches, JSON carries them in. */
import pg from 'pg';
import type { CopiedRow } from '../../ports/storeCopy.ts';
import { toStoreError } from '../postgres/postgresErrors.ts';
import { BATCH_ROWS, columnList, copiedValue, quoted, type SqlSession } from './sqlSession.ts';

export async function openPostgresSession(databaseUrl: string): Promise<SqlSession> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'clinic-frontdesk-copy',
    connectionTimeoutMillis: 10_000,
    types,
  });
  // An interrupted connection shows in the statement that was under way; without a listener it would end the process.
  client.on('error', () => undefined);
  const guarded = async <Value>(operation: string, work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      throw toStoreError(error, operation);
    }
  };
  await guarded('connect', () => client.connect());
  const rowsOf = (sql: string) => guarded('copy', () => client.query<Record<string, unknown>>(sql));
  return {
    dialect: 'postgres',
    all: async (sql) => (await rowsOf(sql)).rows,
    run: async (sql) => void (await rowsOf(sql)),
    async *batches(sql) {
      await rowsOf(`declare copied no scroll cursor for ${sql}`);
      for (;;) {
        const { rows } = await guarded('copy', () =>
          client.query<unknown[]>({ text: `fetch ${BATCH_ROWS} from copied`, rowMode: 'array' }),
        );
        if (rows.length > 0) yield rows.map((row): CopiedRow => row.map(copiedValue));
        if (rows.length < BATCH_ROWS) break;
      }
      await rowsOf('close copied');
    },
    async insert({ name, columns }, rows) {
      const records = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
      const list = columnList(columns);
      // The numbers that a sequence has given are part of the copy: they are put in, not given anew.
      const sql = `insert into ${quoted(name)} (${list}) overriding system value
        select ${list} from json_populate_recordset(null::${quoted(name)}, $1)`;
      await guarded('restore', () => client.query(sql, [JSON.stringify(records)]));
    },
    close: () => client.end(),
  };
}
