/** The parts of the setup that end in the store: the clinic, its doctors, what it decides about money, and the first admin's one-time link. */
import { log } from '@clack/prompts';
import { invite } from '../../app/admin/access/invitations.ts';
import { removeDemoClinic } from '../../app/clinic/clinicBook.ts';
import type { Clinic } from '../../domain/clinic/clinic.ts';
import { RULES_SETTING, readClinicRules } from '../../domain/clinic/clinicRules.ts';
import { type Doctor, WEEKDAYS } from '../../domain/clinic/doctor.ts';
import { SPECIALITIES } from '../../domain/clinic/speciality.ts';
import type { DoctorId } from '../../domain/ids.ts';
import type { Store } from '../../ports/store.ts';
import { systemClock } from '../../services/clock.ts';
import { createRandomIds } from '../../services/ids.ts';
import { askOne, askSome, askText, askYes } from './ask.ts';

export interface ClinicSection {
  readonly name: string;
  readonly title: string;
  readonly ask: (place: {
    readonly store: Store;
    readonly timeZone: string;
    /** Its name at Telegram; null while that is not told. */
    readonly adminBot: string | null;
  }) => Promise<void>;
}

const isTime = (given: string): string | undefined =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(given) ? undefined : 'A time such as 09:00.';
const isWhole = (given: string): string | undefined =>
  /^\d{1,6}$/.test(given) ? undefined : 'A whole number.';

const clinic: ClinicSection = {
  name: 'clinic',
  title: 'The clinic',
  async ask({ store, timeZone }) {
    const present = (await store.read((tables) => tables.settings.get('clinic'))) as Clinic | null;
    if (present?.isDemo === true) {
      const removed = await removeDemoClinic(store);
      if (removed.ok)
        log.info(
          `The made-up clinic is gone, with ${removed.value.appointments} appointments that were tried in it.`,
        );
    }
    const known = present?.isDemo === true ? null : present;
    const made: Clinic = {
      name: await askText({ message: 'Name of the clinic', present: known?.name }),
      address: await askText({ message: 'Address, as patients are told it', present: known?.address }),
      phone: await askText({ message: 'Phone for patients', present: known?.phone }),
      mapUrl: await askText({ message: 'Link to the map', present: known?.mapUrl, isOptional: true }),
      timeZone,
      openingHours: {
        from: await askText({
          message: 'Opens at',
          present: known?.openingHours.from ?? '09:00',
          check: isTime,
        }),
        to: await askText({
          message: 'Closes at',
          present: known?.openingHours.to ?? '20:00',
          check: isTime,
        }),
        closedDays: await askSome(
          'Closed on (space marks, Enter goes on)',
          WEEKDAYS,
          known?.openingHours.closedDays ?? ['sun'],
        ),
      },
      parking: await askYes('Is there parking?', known?.parking ?? false),
      documentTitle: known?.documentTitle ?? 'receipt',
      gstin: known?.gstin ?? null,
      isDemo: false,
    };
    await store.transact((tables) => tables.settings.put('clinic', made));
  },
};

const doctors: ClinicSection = {
  name: 'doctors',
  title: 'Doctors and their hours',
  async ask({ store }) {
    do {
      const doctor = await askDoctor();
      await store.transact((tables) => tables.doctors.put(doctor));
      log.success(`Dr ${doctor.name} is in the book; the times are made at the next start.`);
    } while (await askYes('Add another doctor?', false));
  },
};

async function askDoctor(): Promise<Doctor> {
  const name = await askText({ message: 'Doctor’s full name, without title' });
  const speciality = await askOne('Speciality', SPECIALITIES, 'general_medicine');
  const fee = await askText({ message: 'Fee in rupees', check: isWhole });
  const registrationNumber = await askText({ message: 'Registration number at the medical council' });
  const days = await askSome('Days (space marks, Enter goes on)', WEEKDAYS, [
    'mon',
    'tue',
    'wed',
    'thu',
    'fri',
    'sat',
  ]);
  const hours = {
    from: await askText({ message: 'From', present: '10:00', check: isTime }),
    to: await askText({ message: 'To', present: '13:00', check: isTime }),
  };
  const minutes = await askText({ message: 'Minutes for each patient', present: '15', check: isWhole });
  return {
    id: createRandomIds().id() as DoctorId,
    name,
    aliases: [],
    speciality,
    languages: ['English', 'Hindi'],
    feePaise: Number(fee) * 100,
    registrationNumber,
    weeklyHours: Object.fromEntries(days.map((day) => [day, [hours]])),
    slotMinutes: Number(minutes),
    bufferMinutes: 0,
    seatsPerSlot: 1,
    leave: [],
    active: true,
  };
}

const policies: ClinicSection = {
  name: 'policies',
  title: 'What goes back when a patient cancels',
  async ask({ store }) {
    const kept = (await store.read((tables) => tables.settings.get(RULES_SETTING))) as Record<
      string,
      unknown
    > | null;
    const full = await askText({
      message: 'All of it until how many hours before the visit',
      present: '24',
      check: isWhole,
    });
    const part = await askText({
      message: 'A part until how many hours before',
      present: '2',
      check: isWhole,
    });
    const percent = await askText({ message: 'That part in percent', present: '50', check: isWhole });
    const refunds = {
      fullUntilHours: Number(full),
      partUntilHours: Number(part),
      partPercent: Number(percent),
    };
    const rules = { ...kept, refunds };
    const read = readClinicRules(rules);
    if (!read.ok) return log.warn(`Not written: ${read.refusal.path} must be ${read.refusal.expected}.`);
    await store.transact((tables) => tables.settings.put(RULES_SETTING, rules));
  },
};

const firstAdmin: ClinicSection = {
  name: 'first-admin',
  title: 'A one-time link for the first admin',
  async ask({ store, adminBot }) {
    if (adminBot === null)
      return log.warn(
        'No link yet: Telegram does not tell the name of the staff bot. Set its token first, then run this section again.',
      );
    const name = await askText({ message: 'Name of the first admin' });
    const world = { store, clock: systemClock, ids: createRandomIds() };
    const { token } = await invite(world, { name, role: 'owner', doctorId: null });
    log.success(
      `Open this once, on the phone of ${name}, and sign in with the password:\nhttps://t.me/${adminBot}?start=${token}`,
    );
  },
};

export const CLINIC_SECTIONS: readonly ClinicSection[] = [clinic, doctors, policies, firstAdmin];
