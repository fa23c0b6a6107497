/** The promises of the PostgreSQL that tests run on: real, empty, of one's own, and gone with whoever started it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createTestDatabase, whyNoPostgres } from './postgres.ts';

const unavailable = await whyNoPostgres();

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that ends under an open connection says so here; the query that waits is told as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe.skipIf(unavailable !== null)('PostgreSQL for tests', () => {
  it('gives each suite an empty database of its own', async () => {
    const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await ask(first.url, 'CREATE TABLE slot (id int)');
    await expect(ask(second.url, 'SELECT * FROM slot')).rejects.toThrow('does not exist');
    await Promise.all([first.drop(), second.drop()]);
  });

  it('is PostgreSQL itself, with text in UTF-8', async () => {
    const { url, drop } = await createTestDatabase();
    const [row] = await ask(url, "SELECT version(), 'नमस्ते' AS greeting");
    expect(row).toMatchObject({ version: expect.stringMatching(/^PostgreSQL 18/), greeting: 'नमस्ते' });
    await drop();
  });

  it('drops a database that somebody is still connected to', async () => {
    const { url, drop } = await createTestDatabase();
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    await drop();
    await expect(ask(url, 'SELECT 1')).rejects.toThrow('does not exist');
  });

  it('ends when the process that started it is killed', async () => {
    const url = await startAndKillStarter();
    await expect
      .poll(() => ask(url, 'SELECT 1').catch(String), { timeout: 10_000 })
      .toContain('ECONNREFUSED');
  });
});

/** Starts a server from a process of its own, proves that it answers, and kills that process without warning. */
async function startAndKillStarter(): Promise<string> {
  const module = new URL('postgresServer.ts', import.meta.url).href;
  const script = `const { url } = await (await import('${module}')).startPostgresServer(); process.stdout.write(url)`;
  const starter = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script]);
  const [url] = (await once(starter.stdout.setEncoding('utf8'), 'data')) as [string];
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  starter.kill('SIGKILL');
  return url;
}
