/** A store full of reminders that are due; the drills of reminders and of deaths begin with it. */
import { openDemoClinic } from '../../app/clinic/clinicBook.ts';
import { DEMO_DOCTORS } from '../../domain/clinic/demoClinic.ts';
import type { AppointmentId, PatientId, SlotId } from '../../domain/ids.ts';
import { chatKey } from '../../domain/message/chat.ts';
import type { Store } from '../../ports/store.ts';
import { systemClock } from '../../services/clock.ts';

const SEATS = 25;
const MINUTE_MS = 60_000;
const OUTAGE_MINUTES = 60;

/** Of ten: eight that help, one that an outage made too late, one whose visit was cancelled. */
type DueKind = 'useful' | 'too_late' | 'cancelled';
export const kindOfReminder = (number: number): DueKind => {
  if (number % 10 === 8) return 'too_late';
  return number % 10 === 9 ? 'cancelled' : 'useful';
};

/** Booked visits whose reminder came due some minutes ago, of chats that nobody has written in. */
export async function fillWithDueReminders(store: Store, count: number): Promise<void> {
  await openDemoClinic(store, { timeZone: 'Asia/Kolkata' });
  const doctor = DEMO_DOCTORS[0];
  if (doctor === undefined) throw new Error('the demo clinic has no doctor');
  const now = systemClock.now();
  await store.transact((tables) =>
    tables.settings.put('rules', { quietHours: { from: '00:00', to: '00:00' } }),
  );
  for (let first = 0; first < count; first += SEATS)
    await store.transact(async (tables) => {
      // A doctor has one slot at a time.
      const startsAt = new Date(now.getTime() + (120 + first / SEATS) * MINUTE_MS);
      const slot = {
        ...{
          id: `slot-${first}` as SlotId,
          doctorId: doctor.id,
          visitDate: '2026-12-01',
          visitTime: '10:00',
        },
        ...{ startsAt, minutes: 15, seats: SEATS, closed: false, origin: 'hours' as const },
      };
      await tables.slots.addMany([slot]);
      for (let number = first; number < Math.min(count, first + SEATS); number += 1) {
        const chat = chatKey('telegram', String(number));
        const patientId = `patient-${number}` as PatientId;
        const age = { years: 40, months: null };
        await tables.patients.put({
          ...{ id: patientId, chat, forWhom: 'self', name: `Patient ${number}`, phone: '+919812345678' },
          ...{ age, gender: 'male', updatedAt: now },
        });
        const id = `visit-${number}` as AppointmentId;
        await tables.appointments.hold({
          ...{ id, reference: `CF-${number}`, slot, patientId, chat, feePaise: 100, purpose: 'drill' },
          ...{ holdExpiresAt: startsAt, at: now },
        });
        const status = kindOfReminder(number) === 'cancelled' ? 'cancelled' : 'booked';
        await tables.appointments.change(id, { from: ['pending'], to: { status }, at: now });
        const late = kindOfReminder(number) === 'too_late' ? -1 : 90;
        await tables.reminders.plan([
          {
            ...{ id: `reminder-${number}`, appointmentId: id, kind: 'soon', visitStartsAt: startsAt },
            // The clinic's machine was off for the last hour: they came due one after the other.
            dueAt: new Date(now.getTime() - (1 + (number % OUTAGE_MINUTES)) * MINUTE_MS),
            usefulUntil: new Date(now.getTime() + late * MINUTE_MS),
          },
        ]);
      }
    });
}
