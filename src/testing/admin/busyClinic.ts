/** Six weeks of a busy clinic, made from a seed: patients on both channels, every status, money in and out. For questions whose answers are worked out by SQL. */

import { DEMO_DOCTORS } from '../../domain/clinic/demoClinic.ts';
import type { AppointmentId, PatientId } from '../../domain/ids.ts';
import { chatKey } from '../../domain/message/chat.ts';
import type { AppointmentStatus, PaymentStatus } from '../../domain/visit/appointment.ts';
import type { Slot } from '../../domain/visit/slot.ts';
import { slotsOf } from '../../domain/visit/slotCalendar.ts';
import { addMinutes } from '../../domain/visit/visitTime.ts';
import type { Store, Tables } from '../../ports/store.ts';
import { MONDAY_TEN, TIME_ZONE } from '../clinic.ts';

const NAMES = [
  ...[
    'Kamla Devi',
    'Imran Shaikh',
    'Priya Nair',
    'Gurmeet Kaur',
    'Rahul Das',
    'Fatima Begum',
    'Suresh Patil',
  ],
  ...['मीरा शर्मा', 'Anita Joseph', 'Vikas Yadav', 'Lata Rao', 'Mohan Iyer', 'Sana Khan', 'Deepak Mehta'],
];

/** Mulberry32: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface BusyClinicOrder {
  readonly fromDate: string;
  readonly toDate: string;
  /** The share of free times that is booked. */
  readonly load: number;
  readonly seed: number;
}

export async function fillClinic(store: Store, order: BusyClinicOrder): Promise<number> {
  const random = seeded(order.seed);
  let made = 0;
  await store.transact(async (tables) => {
    for (const [index, name] of NAMES.entries()) await addPatient(tables, index, name);
    for (const doctor of DEMO_DOCTORS) {
      const slots = slotsOf(doctor, { ...order, timeZone: TIME_ZONE });
      await tables.slots.addMany(slots);
      for (const slot of slots) {
        if (random() >= order.load) continue;
        made += 1;
        await book(tables, { slot, feePaise: doctor.feePaise, number: made, random });
      }
    }
  });
  return made;
}

const chatOf = (index: number) =>
  index % 3 === 0 ? chatKey('whatsapp', `9198000001${index}@c.us`) : chatKey('telegram', `91${index}`);

const addPatient = (tables: Tables, index: number, name: string): Promise<void> =>
  tables.patients.put({
    id: `patient-${index}` as PatientId,
    chat: chatOf(index),
    forWhom: 'self',
    name,
    phone: `+9198000001${String(index).padStart(2, '0')}`,
    age: { years: 20 + index, months: null },
    gender: index % 2 === 0 ? 'female' : 'male',
    updatedAt: MONDAY_TEN,
  });

interface Booking {
  readonly slot: Slot;
  readonly feePaise: number;
  readonly number: number;
  readonly random: () => number;
}

async function book(tables: Tables, { slot, feePaise, number, random }: Booking): Promise<void> {
  const patient = Math.floor(random() * NAMES.length);
  const at = addMinutes(slot.startsAt, -60 * Math.ceil(1 + random() * 40));
  const id = `visit-${number}` as AppointmentId;
  const held = await tables.appointments.hold({
    id,
    reference: referenceOf(number),
    slot,
    patientId: `patient-${patient}` as PatientId,
    chat: chatOf(patient),
    feePaise,
    purpose: 'check-up',
    holdExpiresAt: addMinutes(at, 20),
    at,
  });
  if (held === null) return;
  const isOver = slot.startsAt < MONDAY_TEN;
  const status = statusOf(isOver, random());
  const paymentStatus = paymentOf(status, random());
  const paymentMode = random() < 0.5 ? 'online' : 'at_clinic';
  await tables.appointments.change(id, {
    from: ['pending'],
    to: { status, paymentStatus, paymentMode, holdExpiresAt: null },
    at,
  });
  await moveMoney(tables, { id, feePaise, at, paymentStatus, isOnline: paymentMode === 'online' });
}

const LETTERS = '2346789ABCDEFGHJKMNPQRTUVWXYZ';
function referenceOf(number: number): string {
  let rest = number * 7_919;
  let text = '';
  for (let place = 0; place < 5; place += 1) {
    text += LETTERS.charAt(rest % LETTERS.length);
    rest = Math.floor(rest / LETTERS.length);
  }
  return `CF-${text}`;
}

function statusOf(isOver: boolean, chance: number): AppointmentStatus {
  if (chance < 0.12) return 'cancelled';
  if (isOver) return chance < 0.27 ? 'noshow' : 'fulfilled';
  return chance < 0.2 ? 'arrived' : 'booked';
}

function paymentOf(status: AppointmentStatus, chance: number): PaymentStatus {
  if (status === 'cancelled') return chance < 0.4 ? 'refunded' : 'none';
  return chance < 0.55 ? 'paid' : 'due_at_clinic';
}

interface Movement {
  readonly id: AppointmentId;
  readonly feePaise: number;
  readonly at: Date;
  readonly paymentStatus: PaymentStatus;
  readonly isOnline: boolean;
}

async function moveMoney(
  tables: Tables,
  { id, feePaise, at, paymentStatus, isOnline }: Movement,
): Promise<void> {
  if (paymentStatus !== 'paid' && paymentStatus !== 'refunded') return;
  const entry = {
    appointmentId: id,
    linkReference: null,
    paymentId: isOnline ? `pay_${id}` : null,
    amountPaise: feePaise,
    currency: 'INR',
  };
  const desk = isOnline ? {} : { desk: { mode: 'cash' as const, actor: 'staff:4000000002' } };
  const kind = isOnline ? 'captured' : 'taken_at_desk';
  await tables.ledger.add({ ...entry, ...desk, id: `in-${id}`, eventId: `in-${id}`, kind, at });
  if (paymentStatus !== 'refunded') return;
  const back = isOnline ? 'refund_accepted' : 'returned_at_desk';
  await tables.ledger.add({
    ...entry,
    ...desk,
    id: `out-${id}`,
    eventId: `out-${id}`,
    kind: back,
    at: addMinutes(at, 600),
  });
}
