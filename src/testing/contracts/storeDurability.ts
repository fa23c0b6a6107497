/** The promise that what was acknowledged is there after the process was killed. Part of the store's contract. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import type { CurrentStore } from './storeContract.ts';

const WRITER = new URL('storeWriter.ts', import.meta.url).pathname;

/** Where in the stream of acknowledgements the process dies: at the first, within a group, after many. */
const DEATHS = [1, 70, 333];

export function checkDurability(current: CurrentStore): void {
  it('has every acknowledged message and a receipt series without a gap after each kill -9', async () => {
    const { store, reopen, address } = current();
    await store.close();
    const acknowledged: string[] = [];
    for (const [round, death] of DEATHS.entries()) {
      acknowledged.push(...(await writeAndDie(JSON.stringify({ ...address, round }), death)));
    }
    const reopened = await reopen();
    const documents = await reopened.read((tables) => tables.documents.series('receipt', '2526'));
    const kept = new Set(documents.map((document) => document.paymentReference));
    expect(acknowledged.length).toBeGreaterThanOrEqual(1 + 70 + 333);
    expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
    expect(documents.map((document) => document.number)).toEqual(documents.map((_, index) => index + 1));
  }, 60_000);
}

/** Starts a writer, kills it after `death` acknowledgements, and answers with all that it acknowledged. */
async function writeAndDie(order: string, death: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, order], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  for await (const name of createInterface({ input: child.stdout })) {
    acknowledged.push(name);
    if (acknowledged.length === death) child.kill('SIGKILL');
  }
  await untilGone(child);
  expect(child.signalCode).toBe('SIGKILL');
  return acknowledged;
}

async function untilGone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
