/** One of several processes that fight for the same seats on PostgreSQL; `holdsDrill.ts` starts it and reads how many it got. */
import type { AppointmentId, PatientId, SlotId } from '../../domain/ids.ts';
import { openStore } from '../../store/openStore.ts';
import { createChance } from '../chance.ts';
import { ASHA, holdOf, silentLog, TEN_O_CLOCK } from '../contracts/storeFixtures.ts';

interface Order {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly process: number;
  readonly attempts: number;
  readonly slots: number;
  readonly seed: number;
}

const CALLERS = 10;
const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const store = await openStore({ databaseUrl: order.databaseUrl, dataDir: order.dataDir, log: silentLog });
const chance = createChance(order.seed * 100 + order.process);
let left = order.attempts;
let got = 0;

async function fight(): Promise<void> {
  while (left > 0) {
    left -= 1;
    const name = `${order.process}-${left}`;
    const slot = { ...TEN_O_CLOCK, id: `slot-${chance.below(order.slots)}` as SlotId };
    const hold = { ...holdOf(name, slot, ASHA), patientId: 'patient-drill' as PatientId };
    const held = await store.transact((tables) => tables.appointments.hold(hold));
    if (held === null) continue;
    got += 1;
    // A third lets go again, so that there is always something to fight for.
    if (chance.isTrue(0.33))
      await store.transact((tables) =>
        tables.appointments.change(`appointment-${name}` as AppointmentId, {
          from: ['pending'],
          to: { status: 'cancelled' },
          at: hold.at,
        }),
      );
  }
}

await Promise.all(Array.from({ length: CALLERS }, fight));
await store.close();
process.stdout.write(String(got));
