/** Real PostgreSQL databases for tests, one a suite, on a server that the whole run shares; the store's suites ask for them. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { PostgresAnswer } from './globalSetup.ts';

/** An empty database of one's own. `drop` closes whatever is still connected to it. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

let asked: Promise<PostgresAnswer> | undefined;

/**
 * Why this machine cannot run PostgreSQL, or null when it can; the first question of a run starts the server.
 * A suite states its skip with it: `describe.skipIf((await whyNoPostgres()) !== null)(...)`.
 */
export async function whyNoPostgres(): Promise<string | null> {
  const answer = await askForServer();
  return 'unavailable' in answer ? answer.unavailable : null;
}

/** Makes a database on the run's server. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const answer = await askForServer();
  if ('unavailable' in answer) throw new Error(`no PostgreSQL here: ${answer.unavailable}`);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await query(answer.url, `CREATE DATABASE ${name}`);
  return {
    url: Object.assign(new URL(answer.url), { pathname: `/${name}` }).href,
    drop: () => query(answer.url, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

function askForServer(): Promise<PostgresAnswer> {
  asked ??= fetch(inject('postgresDesk')).then(async (response) => (await response.json()) as PostgresAnswer);
  return asked;
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
