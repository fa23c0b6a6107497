/** `npm run demo -- remove|add`: takes the made-up clinic out of the store, with all that was tried in it, or puts it back. */
import { openDemoClinic, removeDemoClinic } from '../app/clinic/clinicBook.ts';
import { type Config, explainFaults, loadConfig } from '../config.ts';
import { createLog } from '../services/log.ts';
import { openStore } from '../store/openStore.ts';

async function main(): Promise<void> {
  const word = process.argv[2];
  const config = loadConfig();
  if (!config.ok) return finish(2, `The configuration has faults:\n${explainFaults(config.refusal)}`);
  if (word !== 'remove' && word !== 'add')
    return finish(2, 'Say what to do: npm run demo -- remove, or npm run demo -- add.');
  const store = await openStore({
    databaseUrl: config.value.DATABASE_URL ?? null,
    dataDir: config.value.DATA_DIR,
    log: createLog({ level: 'warn' }),
  });
  try {
    if (word === 'remove') await remove(store);
    else await add(store, config.value);
  } finally {
    await store.close();
  }
}

type OpenStore = Awaited<ReturnType<typeof openStore>>;

async function remove(store: OpenStore): Promise<void> {
  const removed = await removeDemoClinic(store);
  if (removed.ok)
    return finish(
      0,
      `The demo clinic is gone, with ${removed.value.appointments} appointments that were tried in it.`,
    );
  const reasons = {
    not_a_demo: 'This store holds a real clinic: nothing was removed.',
    no_clinic: 'This store holds no clinic: there is nothing to remove.',
  };
  finish(1, reasons[removed.refusal.code]);
}

async function add(store: OpenStore, config: Config): Promise<void> {
  const added = await openDemoClinic(store, { timeZone: config.CLINIC_TIME_ZONE, again: true });
  if (added.ok)
    return finish(
      0,
      'The demo clinic is in: ten made-up doctors, slots for four weeks from the next start on.',
    );
  finish(
    1,
    added.refusal.code === 'has_bookings'
      ? 'This store holds bookings: no demo is mixed with them.'
      : 'This store has a clinic already: nothing was added.',
  );
}

function finish(exitCode: number, sentence: string): void {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${sentence}\n`);
  process.exitCode = exitCode;
}

main().catch((error: unknown) => finish(1, error instanceof Error ? error.message : 'unknown reason'));
