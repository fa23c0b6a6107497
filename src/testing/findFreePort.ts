/** A port for what has to know its own address before it starts, and keeps it over restarts; used by whatever starts the product or a database as a process of its own. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems lend to outgoing connections: one of those may be gone while a product is being restarted. */
const FIRST = 20_000;
const PAST_LAST = 32_000;
const TRIES = 50;

/** Free on every address a moment ago; the chance that somebody else takes just this one is one in twelve thousand. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(FIRST, PAST_LAST);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port between ${FIRST} and ${PAST_LAST}`);
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '0.0.0.0', () => probe.close(() => resolve(true)));
  });
}
