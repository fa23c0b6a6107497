/** The clinic's own book: who works here, and the slots of the weeks to come. Read at start, extended every day. */
import type { Clinic } from '../../domain/clinic/clinic.ts';
import {
  type ClinicRules,
  explainRuleRefusal,
  RULES_SETTING,
  readClinicRules,
  STANDARD_RULES,
} from '../../domain/clinic/clinicRules.ts';
import { DEMO_CLINIC, DEMO_DOCTORS, DEMO_RULES } from '../../domain/clinic/demoClinic.ts';
import type { Doctor } from '../../domain/clinic/doctor.ts';
import type { Policy } from '../../domain/clinic/policy.ts';
import type { DoctorId } from '../../domain/ids.ts';
import type { RuleRefusal } from '../../domain/rules/field.ts';
import type { Slot } from '../../domain/visit/slot.ts';
import { slotsOf } from '../../domain/visit/slotCalendar.ts';
import { isClosedBy, stretchOf } from '../../domain/visit/slotEntry.ts';
import { addDays, clinicMoment } from '../../domain/visit/visitTime.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store, Tables } from '../../ports/store.ts';
import type { Result } from '../../types/result.ts';
import { no, ok } from '../../types/result.ts';
import type { Directory } from '../turn/world.ts';

const CLINIC_SETTING = 'clinic';
const DEMO_REMOVED_SETTING = 'demoRemoved';

/** What is told while a store has no clinic: nothing that could be mistaken for one. */
const NO_CLINIC: Clinic = {
  ...DEMO_CLINIC,
  name: 'this clinic',
  address: '',
  phone: '',
  mapUrl: '',
  parking: false,
  isDemo: false,
};

/** A directory that can be read again without anyone who holds it noticing. */
export function createDirectory(): Directory {
  let clinic: Clinic = NO_CLINIC;
  let doctors: readonly Doctor[] = [];
  let rules: ClinicRules = STANDARD_RULES;
  let byId = new Map<DoctorId, Doctor>();
  return {
    get clinic() {
      return clinic;
    },
    get doctors() {
      return doctors;
    },
    get rules() {
      return rules;
    },
    doctor: (id) => byId.get(id),
    async load(store) {
      const read = await store.read(async (tables) => ({
        clinic: await tables.settings.get(CLINIC_SETTING),
        doctors: await tables.doctors.list(),
        rules: readClinicRules(await tables.settings.get(RULES_SETTING)),
      }));
      // At start this stops the program with the reason; later the rules that hold go on holding.
      if (!read.rules.ok) throw new Error(explainRuleRefusal(read.rules.refusal));
      rules = read.rules.value;
      clinic = read.clinic === null ? NO_CLINIC : (read.clinic as Clinic);
      byId = new Map(read.doctors.map((doctor) => [doctor.id, doctor]));
      doctors = read.doctors.filter((doctor) => doctor.active);
    },
  };
}

export type DemoRefusal =
  | { readonly code: 'has_clinic' }
  | { readonly code: 'has_bookings'; readonly appointments: number }
  | { readonly code: 'was_removed' };

/** Puts the demo clinic into a store that has no clinic and no booking. At start it stays away once it was removed; `again` brings it back. */
export function openDemoClinic(
  store: Store,
  order: { timeZone: string; again?: boolean },
): Promise<Result<true, DemoRefusal>> {
  return store.transact(async (tables) => {
    if ((await tables.settings.get(CLINIC_SETTING)) !== null) return no({ code: 'has_clinic' as const });
    const appointments = await tables.appointments.count();
    if (appointments > 0) return no({ code: 'has_bookings' as const, appointments });
    if (order.again !== true && (await tables.settings.get(DEMO_REMOVED_SETTING)) === true)
      return no({ code: 'was_removed' as const });
    await tables.settings.put(CLINIC_SETTING, { ...DEMO_CLINIC, timeZone: order.timeZone });
    await tables.settings.put(RULES_SETTING, DEMO_RULES);
    for (const doctor of DEMO_DOCTORS) await tables.doctors.put(doctor);
    return ok(true as const);
  });
}

/** Takes the demo clinic and all that was booked in it out again; refused where the clinic is a real one. */
export function removeDemoClinic(
  store: Store,
): Promise<Result<{ appointments: number }, { code: 'not_a_demo' | 'no_clinic' }>> {
  return store.transact(async (tables) => {
    const clinic = (await tables.settings.get(CLINIC_SETTING)) as Clinic | null;
    if (clinic === null) return no({ code: 'no_clinic' as const });
    if (!clinic.isDemo) return no({ code: 'not_a_demo' as const });
    const appointments = await tables.appointments.count();
    await tables.appointments.removeAll();
    await tables.slots.removeAll();
    await tables.slotEntries.removeAll();
    await tables.doctors.removeAll();
    await tables.patients.removeAll();
    await tables.settings.put(CLINIC_SETTING, null);
    await tables.settings.put(RULES_SETTING, null);
    await tables.settings.put(DEMO_REMOVED_SETTING, true);
    return ok({ appointments });
  });
}

/** Replaces what the clinic decided for itself; refused, and nothing changed, when it cannot be meant. The directory reads it within half a minute. */
export async function saveClinicRules(
  store: Store,
  written: unknown,
): Promise<Result<ClinicRules, RuleRefusal>> {
  const read = readClinicRules(written);
  if (read.ok) await store.transact((tables) => tables.settings.put(RULES_SETTING, written));
  return read;
}

/** Makes the slots up to the booking horizon that do not exist yet; answers with how many. */
export async function extendSlots(
  place: { store: Store; clock: Clock; policy: Policy },
  directory: Directory,
): Promise<number> {
  const { timeZone } = directory.clinic;
  const today = clinicMoment(place.clock.now(), timeZone).date;
  const lastDay = addDays(today, place.policy.bookingHorizonDays);
  return place.store.transact(async (tables) => {
    let added = 0;
    for (const doctor of directory.doctors)
      added += await extendDoctor(tables, doctor, { today, lastDay, timeZone });
    return added;
  });
}

/** What staff closed beyond the calendar's end is closed when the calendar gets there. */
async function withClosures(
  tables: Tables,
  doctorId: DoctorId,
  slots: readonly Slot[],
): Promise<readonly Slot[]> {
  const [first] = slots;
  const last = slots.at(-1);
  if (first === undefined || last === undefined) return slots;
  const span = { doctorId, from: first.startsAt, to: stretchOf(last).to };
  const entries = await tables.slotEntries.ofDoctor(span);
  return entries.length === 0 ? slots : slots.map((slot) => ({ ...slot, closed: isClosedBy(entries, slot) }));
}

async function extendDoctor(
  tables: Tables,
  doctor: Doctor,
  span: { today: string; lastDay: string; timeZone: string },
): Promise<number> {
  const last = await tables.slots.lastDate(doctor.id);
  const fromDate = last === null || last < span.today ? span.today : addDays(last, 1);
  if (fromDate > span.lastDay) return 0;
  const slots = slotsOf(doctor, { fromDate, toDate: span.lastDay, timeZone: span.timeZone });
  return tables.slots.addMany(await withClosures(tables, doctor.id, slots));
}
