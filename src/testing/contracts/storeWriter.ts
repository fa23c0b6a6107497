/** A process that commits as fast as it can and says so, until it is killed; `storeDurability.ts` starts it. */
import { writeSync } from 'node:fs';
import type { AppointmentId, DocumentId } from '../../domain/ids.ts';
import { openStore } from '../../store/openStore.ts';
import { receiptOf, silentLog } from './storeFixtures.ts';

interface Order {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly round: number;
}

const CALLERS = 20;

const { databaseUrl, dataDir, round } = JSON.parse(process.argv[2] ?? '{}') as Order;
const store = await openStore({ databaseUrl, dataDir, log: silentLog });

async function writeForEver(caller: number): Promise<never> {
  for (let count = 0; ; count += 1) {
    const name = `${round}-${caller}-${count}`;
    const receipt = receiptOf(name, {
      id: `document-${name}` as DocumentId,
      appointmentId: `appointment-${name}` as AppointmentId,
      paymentReference: name,
    });
    await store.transact((tables) => tables.documents.issue(receipt));
    // Written at once and whole: what is in the pipe has been acknowledged.
    writeSync(process.stdout.fd, `${name}\n`);
  }
}

await Promise.all(Array.from({ length: CALLERS }, (_, caller) => writeForEver(caller)));
