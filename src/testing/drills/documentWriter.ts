/** A process that issues documents one after the other until it has issued its share or is killed; the documents drill starts four. */
import { writeSync } from 'node:fs';
import type { AppointmentId, DocumentId } from '../../domain/ids.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { openStore } from '../../store/openStore.ts';
import { receiptOf } from '../contracts/storeFixtures.ts';

interface Order {
  readonly databaseUrl: string;
  readonly writer: number;
  readonly from: number;
  readonly until: number;
}

const { databaseUrl, writer, from, until } = JSON.parse(process.argv[2] ?? '{}') as Order;
const store = await openStore({ databaseUrl, dataDir: '', log: quietLog });

for (let count = from; count < until; count += 1) {
  const name = `${writer}-${count}`;
  const receipt = receiptOf(name, {
    id: `document-${name}` as DocumentId,
    appointmentId: `appointment-${name}` as AppointmentId,
    issuedFor: `payment-${name}`,
    paymentReference: name,
  });
  await store.transact((tables) => tables.documents.issue(receipt));
  // Written at once and whole: what is in the pipe has been acknowledged.
  writeSync(process.stdout.fd, `${count}\n`);
}
await store.close();
