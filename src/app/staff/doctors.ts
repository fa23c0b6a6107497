/** Staff add a doctor or change one: fee, hours, leave, whether they still work here. Free times follow; what is held or booked stays. */
import type { Doctor } from '../../domain/clinic/doctor.ts';
import { doctorFault } from '../../domain/clinic/doctorRules.ts';
import type { DoctorId } from '../../domain/ids.ts';
import { no, ok } from '../../types/result.ts';
import { doctorOf } from './blockTime.ts';
import { calendarSpan, settleSlots } from './settleSlots.ts';
import { type DeedOutcome, record, type StaffDeed } from './staffDeed.ts';

export type NewDoctor = Omit<Doctor, 'id'>;

export interface DoctorKept {
  readonly doctorId: DoctorId;
  /** Bookings that the doctor's new hours or leave no longer have room for: they stay until staff move or cancel them. */
  readonly outside: readonly string[];
}

/** Refuses what cannot be, and a second doctor of the same name. */
export async function addDoctor(deed: StaffDeed, doctor: NewDoctor): Promise<DeedOutcome<DoctorKept>> {
  const field = doctorFault(doctor);
  if (field !== null) return no({ code: 'not_valid', field });
  const same = (await deed.tables.doctors.list()).find((one) => nameKey(one.name) === nameKey(doctor.name));
  if (same !== undefined) return no({ code: 'same_name', doctorId: same.id });
  const added: Doctor = { ...doctor, id: `d-${deed.world.ids.id()}` as DoctorId };
  await deed.tables.doctors.put(added);
  deed.changedDoctors = true;
  await settleSlots(deed, added, calendarSpan(deed));
  await record(deed, { action: 'doctor_added', subject: added.id, before: null, after: doctor });
  return ok({ doctorId: added.id, outside: [], repeated: false });
}

const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^dr\.?\s+/, '')
    .replaceAll(/[\s.]+/g, ' ')
    .trim();

/** Refuses what cannot be. An appointment keeps the fee that it was booked at. */
export async function changeDoctor(
  deed: StaffDeed,
  order: { readonly doctorId: DoctorId; readonly change: Partial<NewDoctor> },
): Promise<DeedOutcome<DoctorKept>> {
  const before = await doctorOf(deed, order.doctorId);
  if (before === null) return no({ code: 'no_such_doctor' });
  const after: Doctor = { ...before, ...order.change };
  const field = doctorFault(after);
  if (field !== null) return no({ code: 'not_valid', field });
  const changed = (Object.keys(order.change) as (keyof NewDoctor)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (changed.length === 0) return ok({ doctorId: before.id, outside: [], repeated: true });
  await deed.tables.doctors.put(after);
  deed.changedDoctors = true;
  if (changed.some((name) => SHAPES_CALENDAR.includes(name)))
    await settleSlots(deed, after, calendarSpan(deed));
  await record(deed, {
    action: 'doctor_changed',
    subject: before.id,
    before: Object.fromEntries(changed.map((name) => [name, before[name]])),
    after: Object.fromEntries(changed.map((name) => [name, after[name]])),
  });
  return ok({ doctorId: before.id, outside: await bookedOutside(deed, after), repeated: false });
}

const SHAPES_CALENDAR: readonly (keyof NewDoctor)[] = [
  'weeklyHours',
  'slotMinutes',
  'bufferMinutes',
  'seatsPerSlot',
  'leave',
  'active',
];

/** Live bookings on times that are closed now. */
async function bookedOutside(deed: StaffDeed, doctor: Doctor): Promise<readonly string[]> {
  const span = calendarSpan(deed);
  const slots = await deed.tables.slots.ofDoctor({ doctorId: doctor.id, ...span });
  const outside = new Set(
    slots.filter((slot) => slot.closed && slot.live > 0 && slot.startsAt > deed.now).map((slot) => slot.id),
  );
  if (outside.size === 0) return [];
  const booked = await deed.tables.appointments.between(span.fromDate, span.toDate);
  return booked
    .filter((one) => outside.has(one.slotId) && one.status !== 'pending')
    .map((one) => one.reference);
}
