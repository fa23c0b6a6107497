/** Staff close a stretch of a doctor's time. Nobody who is booked then is cancelled in silence: staff are asked first. */

import type { Doctor } from '../../domain/clinic/doctor.ts';
import type { DoctorId, SlotEntryId } from '../../domain/ids.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import { isCovered, overlaps, type Stretch, stretchOf } from '../../domain/visit/slotEntry.ts';
import { clinicMoment } from '../../domain/visit/visitTime.ts';
import { no, ok } from '../../types/result.ts';
import { cancelAndTell } from './cancelByStaff.ts';
import { type DaySpan, settleSlots } from './settleSlots.ts';
import { type DeedOutcome, record, type StaffDeed } from './staffDeed.ts';

/** What becomes of those who are booked in a stretch that is closed: `ask` refuses and names them. */
export type BookingsThen = 'ask' | 'keep' | 'cancel';

export interface BlockOrder extends Stretch {
  readonly doctorId: DoctorId;
  readonly note: string;
  readonly bookings: BookingsThen;
  /** The entry of the sheet that says so; a new one when null. */
  readonly entryId: SlotEntryId | null;
}

export interface Blocked {
  readonly entryId: SlotEntryId | null;
  readonly cancelled: readonly string[];
  readonly kept: readonly string[];
}

/** Slots of the stretch become `busy-unavailable`, also those that the calendar will only make later. */
export async function blockTime(deed: StaffDeed, order: BlockOrder): Promise<DeedOutcome<Blocked>> {
  if (order.to <= order.from) return no({ code: 'empty_stretch' });
  if (order.to <= deed.now) return no({ code: 'time_past' });
  const doctor = await doctorOf(deed, order.doctorId);
  if (doctor === null) return no({ code: 'no_such_doctor' });
  const booked = await bookedWithin(deed, order);
  const before = await deed.tables.slotEntries.ofDoctor(order);
  const wasClosed = isCovered(before, order);
  if (booked.length > 0 && order.bookings === 'ask' && !wasClosed) return refuseBookings(booked);
  const own = order.entryId === null ? null : await deed.tables.slotEntries.get(order.entryId);
  const cancels = order.bookings === 'cancel' && booked.length > 0;
  if (wasClosed && own === null && order.entryId === null && !cancels)
    return ok({ entryId: null, cancelled: [], kept: referencesOf(booked), repeated: true });
  const entryId = order.entryId ?? (deed.world.ids.id() as SlotEntryId);
  await deed.tables.slotEntries.put({
    ...{ id: entryId, doctorId: doctor.id, from: order.from, to: order.to },
    ...{ status: 'closed', note: order.note, updatedAt: deed.now },
  });
  if (order.bookings === 'cancel') for (const one of booked) await cancelAndTell(deed, one);
  await settleSlots(deed, doctor, daysOf(deed, order));
  const after = { status: 'busy-unavailable', ...periodOf(order), bookings: order.bookings };
  await record(deed, { action: 'time_blocked', subject: doctor.id, before: 'free', after });
  return ok({
    entryId,
    cancelled: order.bookings === 'cancel' ? referencesOf(booked) : [],
    kept: order.bookings === 'cancel' ? [] : referencesOf(booked),
    repeated: false,
  });
}

function refuseBookings(booked: readonly Appointment[]): DeedOutcome<Blocked> {
  const settled = booked.filter((one) => one.status !== 'pending');
  return no({
    code: 'has_bookings',
    references: referencesOf(settled),
    holds: booked.length - settled.length,
  });
}

const referencesOf = (appointments: readonly Appointment[]): readonly string[] =>
  appointments.filter((one) => one.status !== 'pending').map((one) => one.reference);

const periodOf = ({ from, to }: Stretch) => ({ from: from.toISOString(), to: to.toISOString() });

export async function doctorOf(deed: StaffDeed, id: DoctorId): Promise<Doctor | null> {
  const doctors = await deed.tables.doctors.list();
  return doctors.find((doctor) => doctor.id === id) ?? null;
}

/** The clinic days that the stretch touches. */
export function daysOf(deed: StaffDeed, { from, to }: Stretch): DaySpan {
  const { timeZone } = deed.world.directory.clinic;
  const begins = from < deed.now ? deed.now : from;
  return {
    fromDate: clinicMoment(begins, timeZone).date,
    toDate: clinicMoment(new Date(to.getTime() - 1), timeZone).date,
  };
}

const STILL_TO_COME = ['pending', 'booked', 'arrived'] as const;

/** Those whose visit overlaps the stretch and has not begun. On PostgreSQL nobody else takes a seat of these days meanwhile. */
async function bookedWithin(deed: StaffDeed, order: BlockOrder): Promise<readonly Appointment[]> {
  const days = daysOf(deed, order);
  const slots = await deed.tables.slots.ofDoctor({ doctorId: order.doctorId, ...days });
  const within = new Set(
    slots.filter((slot) => slot.live > 0 && overlaps(stretchOf(slot), order)).map((slot) => slot.id),
  );
  if (within.size === 0) return [];
  const booked = await deed.tables.appointments.between(days.fromDate, days.toDate);
  return booked.filter(
    (one) =>
      within.has(one.slotId) &&
      one.startsAt > deed.now &&
      STILL_TO_COME.some((status) => status === one.status),
  );
}
