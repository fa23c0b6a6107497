/** `npm run drill -- NAME [--count N] [--seed S] [--minutes M]`: plays one drill and prints what it did; exit 1 when its promise is broken. docs/drills.md keeps results. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { backupDrill } from './backupDrill.ts';
import { crashDrill, crashPostgresDrill } from './crashDrill.ts';
import { documentsDrill } from './documentsDrill.ts';
import type { Drill } from './drill.ts';
import { killsDrill, rollingDrill } from './fleetDrills.ts';
import { fuzzDrill } from './fuzzDrill.ts';
import { holdsDrill } from './holdsDrill.ts';
import { leaseDrill } from './leaseDrill.ts';
import { lifeDrill } from './lifeDrill.ts';
import { ownershipDrill } from './ownershipDrill.ts';
import { passwordDrill } from './passwordDrill.ts';
import { paymentsDrill } from './paymentsDrill.ts';
import { reminderDrill } from './reminderDrill.ts';
import { scaleDrill } from './scaleDrill.ts';
import { sheetAwayDrill, sheetHourDrill } from './sheetClockDrills.ts';
import { sheetDrill } from './sheetDrill.ts';
import { sheetLiveDrill, sheetTakeoverDrill } from './sheetFleetDrills.ts';
import { soakDrill } from './soakDrill.ts';
import { whatsappForgedDrill, whatsappReplayDrill } from './whatsappCloudDrills.ts';
import { whatsappScriptedDrill, whatsappWebDrill } from './whatsappWebDrill.ts';

const DRILLS: readonly Drill[] = [
  backupDrill,
  crashDrill,
  crashPostgresDrill,
  documentsDrill,
  fuzzDrill,
  holdsDrill,
  killsDrill,
  leaseDrill,
  lifeDrill,
  ownershipDrill,
  passwordDrill,
  paymentsDrill,
  reminderDrill,
  rollingDrill,
  sheetAwayDrill,
  scaleDrill,
  sheetDrill,
  sheetHourDrill,
  sheetLiveDrill,
  sheetTakeoverDrill,
  soakDrill,
  whatsappForgedDrill,
  whatsappReplayDrill,
  whatsappScriptedDrill,
  whatsappWebDrill,
];

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: 'string' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string' },
    },
  });
  const drill = DRILLS.find(({ name }) => name === positionals[0]);
  if (drill === undefined) {
    print('npm run drill -- NAME [--count N] [--seed S] [--minutes M]');
    for (const { name, purpose, usualCount } of DRILLS)
      print(`  ${name.padEnd(18)} ${purpose} (count: ${usualCount})`);
    process.exitCode = 2;
    return;
  }
  const order = {
    count: Number(values.count ?? drill.usualCount),
    seed: Number(values.seed),
    ...(values.minutes === undefined ? {} : { untilMs: performance.now() + Number(values.minutes) * 60_000 }),
  };
  print(`${drill.name} --count ${order.count} --seed ${order.seed}`);
  print(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} processors, Node ${process.version}`);
  const startedAt = performance.now();
  for (const line of await drill.run(order)) print(`  ${line}`);
  print(`Kept, in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

main().then(
  // What a drill has started may hold a connection open for a while.
  () => process.exit(),
  (error: unknown) => {
    print(`BROKEN: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exit(1);
  },
);
