/** Gathers what sentences need to know of an appointment, a slot or the clinic. Called by use cases before they say something. */

import type { Doctor } from '../../domain/clinic/doctor.ts';
import { WEEKDAYS } from '../../domain/clinic/doctor.ts';
import type { DoctorId } from '../../domain/ids.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import type { When } from '../../domain/visit/visitWish.ts';
import type { ClinicFacts, VisitFacts, WishFacts } from '../../wording/wording.ts';
import type { World } from '../turn/world.ts';

/** A doctor who has left since is still named on old appointments. */
export function visitFacts(
  world: World,
  visit: Pick<Appointment, 'doctorId' | 'visitDate' | 'visitTime'>,
): VisitFacts {
  const doctor = world.directory.doctor(visit.doctorId);
  return {
    doctorName: doctor?.name ?? '',
    speciality: doctor?.speciality ?? 'general_medicine',
    visitDate: visit.visitDate,
    visitTime: visit.visitTime,
  };
}

export function clinicFacts(world: World): ClinicFacts {
  const { clinic } = world.directory;
  return {
    clinicName: clinic.name,
    clinicPhone: clinic.phone,
    address: clinic.address,
    mapUrl: clinic.mapUrl,
    opens: clinic.openingHours.from,
    closes: clinic.openingHours.to,
    closedWeekdays: clinic.openingHours.closedDays.map((day) => WEEKDAYS.indexOf(day) + 1),
    parking: clinic.parking,
  };
}

/** A wish that says nothing is no wish. */
export function wishFacts(wish: When | null): WishFacts | null {
  if (wish === null) return null;
  const saysSomething = [wish.date, wish.dateTo, wish.time, wish.timeFrom, wish.timeTo].some(
    (part) => part !== null,
  );
  return saysSomething ? wish : null;
}

/** The doctors that a draft leaves open: the chosen one, those of the speciality, or all. */
export function doctorsInQuestion(
  world: World,
  chosen: DoctorId | 'any' | null,
  speciality: string | null,
): readonly Doctor[] {
  if (chosen !== null && chosen !== 'any') {
    const doctor = world.directory.doctor(chosen);
    return doctor === undefined ? [] : [doctor];
  }
  const ofSpeciality = world.directory.doctors.filter((doctor) => doctor.speciality === speciality);
  return ofSpeciality.length > 0 ? ofSpeciality : world.directory.doctors;
}
