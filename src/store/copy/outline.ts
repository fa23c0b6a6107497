/** What tables a store has and in which order their rows can go in, read from the database itself: a table that a later migration adds is copied without a word here. */
import type { CopiedTable, StoreOutline } from '../../ports/storeCopy.ts';
import { quoted, type SqlSession } from './sqlSession.ts';

const MIGRATION_TABLES = /^kysely_migration/;

const TABLE_NAMES = {
  sqlite: `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name`,
  postgres: `select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name`,
} as const;

const columnsOf = {
  sqlite: (table: string) => `select name from pragma_table_info('${table}') order by cid`,
  postgres: (table: string) => `select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = '${table}' and is_generated = 'NEVER' order by ordinal_position`,
} as const;

const targetsOf = {
  sqlite: (table: string) => `select distinct "table" as name from pragma_foreign_key_list('${table}')`,
  postgres: (table: string) => `select distinct confrelid::regclass::text as name from pg_constraint
    where contype = 'f' and conrelid = '${quoted(table)}'::regclass`,
} as const;

const namesIn = async (session: SqlSession, sql: string): Promise<readonly string[]> =>
  (await session.all(sql)).map(({ name }) => String(name));

/** Names of the product's tables; none in an empty database. */
export async function tableNames(session: SqlSession): Promise<readonly string[]> {
  const names = await namesIn(session, TABLE_NAMES[session.dialect]);
  return names.filter((name) => !MIGRATION_TABLES.test(name));
}

/** @throws Error when the database was never migrated: there is nothing to copy. */
export async function outlineOf(session: SqlSession): Promise<StoreOutline> {
  const { dialect } = session;
  const points = new Map<string, readonly string[]>();
  const tables = new Map<string, CopiedTable>();
  for (const name of await tableNames(session)) {
    points.set(name, await namesIn(session, targetsOf[dialect](name)));
    tables.set(name, { name, columns: await namesIn(session, columnsOf[dialect](name)) });
  }
  if (tables.size === 0) throw new Error('this database holds no store of Clinic Frontdesk');
  return {
    migrations: await namesIn(session, 'select name from kysely_migration order by name'),
    tables: inOrder(points).flatMap((name) => tables.get(name) ?? []),
  };
}

/** Each name after those that it points to; a table may point to itself. */
function inOrder(points: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done: string[] = [];
  const left = new Map(points);
  while (left.size > 0) {
    const ready = [...left].filter(([name, targets]) =>
      targets.every((target) => target === name || !left.has(target)),
    );
    if (ready.length === 0) throw new Error(`tables point to one another: ${[...left.keys()].join(', ')}`);
    for (const [name] of ready) {
      done.push(name);
      left.delete(name);
    }
  }
  return done;
}
