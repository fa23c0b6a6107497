/** Makes the world that a scenario begins in: the clinic's own rules, and seats that other people have already. */

import { RULES_SETTING, readClinicRules } from '../../src/domain/clinic/clinicRules.ts';
import type { AppointmentId, DoctorId, PatientId } from '../../src/domain/ids.ts';
import { chatKey } from '../../src/domain/message/chat.ts';
import type { FreeSlot, Tables } from '../../src/ports/store.ts';
import type { ScenarioWorld } from '../scenario/scenario.ts';
import type { Stage } from './openStage.ts';

/** Nobody of the cast: their names must reach no other chat, so they are easy to find in one. */
export const STRANGER = { name: 'Zubin Wadia', phone: '+919930012345', chat: chatKey('telegram', '8800') };

const ALL_SLOTS = 2_000;

export async function prepareWorld(stage: Stage, world: ScenarioWorld): Promise<void> {
  const { store } = stage.product.parts;
  if (world.rules !== undefined) {
    const rules = readClinicRules(world.rules);
    if (!rules.ok) throw new Error(`the scenario's rules are refused: ${JSON.stringify(rules.refusal)}`);
    await store.transact((tables) => tables.settings.put(RULES_SETTING, world.rules));
    await readClinicAgain(stage);
  }
  for (const taken of world.taken) await store.transact((tables) => takeSeats(stage, tables, taken));
}

async function readClinicAgain(stage: Stage): Promise<void> {
  for (const chore of stage.product.desk.chores) if (chore.name === 'readClinic') await chore.run();
}

async function takeSeats(stage: Stage, tables: Tables, taken: ScenarioWorld['taken'][number]): Promise<void> {
  const slots = await tables.slots.findFree({
    doctorIds: [taken.doctor as DoctorId],
    fromDate: taken.date,
    toDate: taken.date,
    timeFrom: taken.from ?? null,
    timeTo: taken.to ?? null,
    startsAfter: stage.clock.now(),
    limit: ALL_SLOTS,
  });
  if (slots.length === 0)
    throw new Error(`${taken.doctor} has no free time on ${taken.date} that could be taken`);
  for (const slot of slots)
    for (let seat = 0; seat < slot.freeSeats; seat += 1) await bookForStranger(stage, tables, slot);
}

async function bookForStranger(stage: Stage, tables: Tables, slot: FreeSlot): Promise<void> {
  const { ids, clock } = stage.product.parts.desk.outside.world;
  const at = clock.now();
  const patientId = ids.id() as PatientId;
  const { name, phone, chat } = STRANGER;
  const age = { years: 61, months: null };
  await tables.patients.put({
    id: patientId,
    chat,
    forWhom: 'self',
    name,
    phone,
    age,
    gender: 'male',
    updatedAt: at,
  });
  const held = await tables.appointments.hold({
    id: ids.id() as AppointmentId,
    reference: ids.reference(),
    slot,
    patientId,
    chat,
    feePaise: 40_000,
    purpose: 'gout in the left foot',
    holdExpiresAt: at,
    at,
  });
  if (held === null) throw new Error('a free seat could not be taken');
  const booked = {
    status: 'booked',
    paymentMode: 'at_clinic',
    paymentStatus: 'due_at_clinic',
    holdExpiresAt: null,
  } as const;
  await tables.appointments.change(held.id, { from: ['pending'], to: booked, at });
}
