/** Staff open one time outside a doctor's hours: it is offered like any other. */
import type { DoctorId, SlotEntryId } from '../../domain/ids.ts';
import { slotAt } from '../../domain/visit/slotCalendar.ts';
import { overlaps, stretchOf } from '../../domain/visit/slotEntry.ts';
import type { ClinicMoment } from '../../domain/visit/visitTime.ts';
import { no, ok } from '../../types/result.ts';
import { doctorOf } from './blockTime.ts';
import { type DeedOutcome, record, type StaffDeed } from './staffDeed.ts';
import { unblockTime } from './unblockTime.ts';

export interface OpeningOrder {
  readonly doctorId: DoctorId;
  readonly moment: ClinicMoment;
  readonly note: string;
  /** The entry of the sheet that says so; a new one when null. */
  readonly entryId: SlotEntryId | null;
}

export interface Opened {
  readonly entryId: SlotEntryId | null;
}

/** Refuses a time that is past or lies across another one of the doctor's; a time that was closed is opened again. */
export async function openSingleTime(deed: StaffDeed, order: OpeningOrder): Promise<DeedOutcome<Opened>> {
  const doctor = await doctorOf(deed, order.doctorId);
  if (doctor === null) return no({ code: 'no_such_doctor' });
  if (!doctor.active) return no({ code: 'doctor_inactive' });
  const { timeZone } = deed.world.directory.clinic;
  const slot = slotAt(doctor, { moment: order.moment, timeZone, origin: 'staff' });
  if (slot.startsAt <= deed.now) return no({ code: 'time_past' });
  const { date } = order.moment;
  const known = await deed.tables.slots.ofDoctor({ doctorId: doctor.id, fromDate: date, toDate: date });
  const same = known.find((one) => one.id === slot.id);
  const across = known.find(
    (one) => !one.closed && one.id !== slot.id && overlaps(stretchOf(one), stretchOf(slot)),
  );
  if (across !== undefined) return no({ code: 'time_overlaps', visitTime: across.visitTime });
  if (same?.closed === false && order.entryId === null) return ok({ entryId: null, repeated: true });
  const unblocked = await unblockTime(deed, { doctorId: doctor.id, ...stretchOf(slot) });
  if (!unblocked.ok) return unblocked;
  if (same === undefined) await deed.tables.slots.addMany([slot]);
  else if (same.closed) await deed.tables.slots.change([same.id], { closed: false, origin: 'staff' });
  const entryId = order.entryId ?? (deed.world.ids.id() as SlotEntryId);
  await deed.tables.slotEntries.put({
    ...{ id: entryId, doctorId: doctor.id, ...stretchOf(slot) },
    ...{ status: 'open', note: order.note, updatedAt: deed.now },
  });
  await record(deed, { action: 'time_opened', subject: doctor.id, before: null, after: slot.id });
  return ok({ entryId, repeated: false });
}
