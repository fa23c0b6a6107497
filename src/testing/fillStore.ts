/** Fills a store with paid appointments, as months of work would; the backup's tests and drills use it. */

import type { AppointmentId, PatientId, SlotId } from '../domain/ids.ts';
import { chatKey } from '../domain/message/chat.ts';
import type { Slot } from '../domain/visit/slot.ts';
import type { Store, Tables } from '../ports/store.ts';
import {
  DR_IYER,
  DR_RAO,
  entryOf,
  holdOf,
  messageOf,
  NOW,
  outboxRowOf,
  patientOf,
  receiptOf,
  TEN_O_CLOCK,
} from './contracts/storeFixtures.ts';

const AT_ONCE = 200;
const SEATS = 4;

/** Numbers from `from` on make ids, so that two fillings of one store do not meet. */
export async function fillStore(store: Store, order: { from: number; count: number }): Promise<void> {
  await store.transact(async (tables) => {
    await tables.doctors.put(DR_IYER);
    await tables.doctors.put(DR_RAO);
  });
  const end = order.from + order.count;
  for (let from = order.from; from < end; from += AT_ONCE)
    await store.transact(async (tables) => {
      for (let number = from; number < Math.min(end, from + AT_ONCE); number += 1)
        await addPaid(tables, number);
    });
}

/** An appointment with its patient, message, payment, receipt and sent confirmation: eight rows. */
async function addPaid(tables: Tables, number: number): Promise<void> {
  const name = String(number);
  const chat = chatKey('telegram', String(5_000_000 + number));
  const patient = { ...patientOf(chat, `Asha ✓ "${name}" नमस्ते`), id: `patient-${name}` as PatientId };
  const slot = slotOf(Math.floor(number / SEATS));
  await tables.slots.addMany([slot]);
  await tables.patients.put(patient);
  await tables.inbox.add(messageOf(chat, `message-${name}`, `line\nbreak ${name}`), NOW);
  const held = await tables.appointments.hold({ ...holdOf(name, slot, chat), patientId: patient.id });
  if (held === null) throw new Error(`no seat was free for ${name}`);
  const id = `appointment-${name}` as AppointmentId;
  await tables.ledger.add(entryOf(name, { appointmentId: id, linkReference: null }));
  await tables.appointments.change(id, {
    from: ['pending'],
    to: { status: 'booked', paymentMode: 'online', paymentStatus: 'paid', holdExpiresAt: null },
    at: NOW,
  });
  await tables.documents.issue(receiptOf(name));
  const row = outboxRowOf(name, `chat:${chat}`);
  await tables.outbox.add([row]);
  await tables.outbox.finish(row.id, NOW, `provider-${name}`);
}

function slotOf(number: number): Slot {
  const startsAt = new Date(TEN_O_CLOCK.startsAt.getTime() + number * 15 * 60_000);
  return { ...TEN_O_CLOCK, id: `slot-${number}` as SlotId, startsAt, seats: SEATS };
}
