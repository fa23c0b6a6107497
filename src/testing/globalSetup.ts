/** Stands beside the test processes for the whole run and starts the one PostgreSQL server when a test first asks; vitest calls it. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, startPostgresServer } from './postgresServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `postgres.ts` asks for the server. */
    readonly postgresDesk: string;
  }
}

/** What the test processes are told: the server's maintenance database, or why there is none. */
export type PostgresAnswer = { readonly url: string } | { readonly unavailable: string };

/** Listens for the first test that wants PostgreSQL, so that a run without one pays nothing. Returns the clean-up. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<PostgresServer> | undefined;
  const desk = createServer((_request, response) => {
    starting ??= startPostgresServer();
    void starting.then(
      ({ url }) => answer(response, { url }),
      (error: unknown) => answer(response, { unavailable: reasonOf(error) }),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  project.provide('postgresDesk', `http://127.0.0.1:${(desk.address() as AddressInfo).port}`);

  return async () => {
    desk.close();
    desk.closeAllConnections();
    const server = await starting?.catch(() => undefined);
    await server?.stop();
  };
}

function answer(response: ServerResponse, body: PostgresAnswer): void {
  if ('unavailable' in body) process.stderr.write(`Tests on PostgreSQL are skipped: ${body.unavailable}\n`);
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
