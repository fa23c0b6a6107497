/** Books many patients with one doctor on one day, on both channels, for what happens to all of them at once. */

import { unusedReference } from '../../app/booking/unusedReference.ts';
import type { TerminalDesk } from '../../compose/terminalDesk.ts';
import { DEMO_DOCTORS } from '../../domain/clinic/demoClinic.ts';
import type { AppointmentId, PatientId } from '../../domain/ids.ts';
import { type ChatKey, chatKey } from '../../domain/message/chat.ts';
import { addMinutes } from '../../domain/visit/visitTime.ts';
import type { Tables } from '../../ports/store.ts';

export interface BookedPatient {
  readonly chat: ChatKey;
  readonly id: AppointmentId;
  readonly reference: string;
  readonly isPaid: boolean;
}

const nameOf = (index: number): string => `Patient ${index}`;
const phoneOf = (index: number): string => `+9198000${String(20_000 + index)}`;
const isPaidOnline = (index: number): boolean => index % 2 === 1;

const chatOf = (index: number): ChatKey =>
  index % 3 === 0
    ? chatKey('whatsapp', `91980000${1000 + index}@c.us`)
    : chatKey('telegram', `${8000 + index}`);

/** Every third on WhatsApp, every second has paid online, at the provider too. */
export async function bookMany(
  terminal: TerminalDesk,
  order: {
    readonly doctorId: string;
    readonly date: string;
    readonly count: number;
    readonly consent?: boolean;
  },
): Promise<readonly BookedPatient[]> {
  const { store, clock, ids } = terminal;
  const doctor = DEMO_DOCTORS.find(({ id }) => id === order.doctorId);
  if (doctor === undefined) throw new Error('nobody here has that id');
  const now = clock.now();
  const paymentIds = await payMany(terminal, { count: order.count, amountPaise: doctor.feePaise });
  return store.transact(async (tables) => {
    const booked: BookedPatient[] = [];
    for (let index = 0; index < order.count; index += 1) {
      const chat = chatOf(index);
      const patientId = `many-${index}` as PatientId;
      await addPatient(tables, { patientId, chat, index, now });
      if (order.consent === true && index % 2 === 0)
        await agreeToReminders(tables, { id: ids.id(), chat, now });
      const [slot] = await tables.slots.findFree({
        doctorIds: [doctor.id],
        fromDate: order.date,
        toDate: order.date,
        timeFrom: null,
        timeTo: null,
        startsAfter: now,
        limit: 1,
      });
      if (slot === undefined) throw new Error('the day is full');
      const id = `many-visit-${index}` as AppointmentId;
      const reference = await unusedReference({ world: { ids }, tables });
      const isPaid = isPaidOnline(index);
      const hold = { id, reference, slot, patientId, chat, feePaise: doctor.feePaise, purpose: 'check-up' };
      await tables.appointments.hold({ ...hold, holdExpiresAt: addMinutes(now, 20), at: now });
      await tables.appointments.change(id, {
        from: ['pending'],
        to: {
          status: 'booked',
          paymentMode: isPaid ? 'online' : 'at_clinic',
          paymentStatus: isPaid ? 'paid' : 'due_at_clinic',
          holdExpiresAt: null,
        },
        at: now,
      });
      const paymentId = paymentIds[index] ?? '';
      if (isPaid) await takeMoney(tables, { id, paymentId, amountPaise: doctor.feePaise, at: now });
      booked.push({ chat, id, reference, isPaid });
    }
    return booked;
  });
}

const agreeToReminders = (
  tables: Tables,
  { id, chat, now }: { id: string; chat: ChatKey; now: Date },
): Promise<void> =>
  tables.consents.give({
    id,
    chat,
    purpose: 'reminders',
    version: 1,
    language: 'en',
    givenAt: now,
    withdrawnAt: null,
  });

/** The payment's id at the provider for each patient, empty for who pays at the desk. */
async function payMany(
  { clock, razorpay, desk }: TerminalDesk,
  { count, amountPaise }: { count: number; amountPaise: number },
): Promise<readonly string[]> {
  const pay = async (index: number): Promise<string> => {
    const link = await desk.outside.payments.createLink({
      reference: `many-${index}`,
      amountPaise,
      expiresAt: addMinutes(clock.now(), 20),
      description: 'Appointment',
      customer: { name: nameOf(index), phone: phoneOf(index) },
      returnUrl: null,
    });
    return razorpay.payLink(link.providerLinkId, { course: 'never' }).id;
  };
  const paymentIds: string[] = [];
  for (let index = 0; index < count; index += 1) paymentIds.push(isPaidOnline(index) ? await pay(index) : '');
  return paymentIds;
}

const addPatient = (
  tables: Tables,
  { patientId, chat, index, now }: { patientId: PatientId; chat: ChatKey; index: number; now: Date },
): Promise<void> =>
  tables.patients.put({
    id: patientId,
    chat,
    forWhom: 'self',
    name: nameOf(index),
    phone: phoneOf(index),
    age: { years: 30, months: null },
    gender: 'female',
    updatedAt: now,
  });

const takeMoney = (
  tables: Tables,
  { id, paymentId, amountPaise, at }: { id: AppointmentId; paymentId: string; amountPaise: number; at: Date },
): Promise<boolean> =>
  tables.ledger.add({
    id: `paid-${paymentId}`,
    kind: 'captured',
    appointmentId: id,
    linkReference: null,
    paymentId,
    eventId: `paid-${paymentId}`,
    amountPaise,
    currency: 'INR',
    at,
  });
