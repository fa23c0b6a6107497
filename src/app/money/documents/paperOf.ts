/** Gathers what one of the clinic's papers says, as it stands on the day of issue. Called by whatever issues one. */

import type { PaperFacts } from '../../../domain/money/paper.ts';
import { ruleOf } from '../../../domain/rules/section.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import type { Patient } from '../../../ports/store.ts';
import { wordingOf } from '../../../wording/wordingOf.ts';
import type { World } from '../../turn/world.ts';

export type PaperMoney = Pick<PaperFacts, 'paidBy' | 'paymentReference' | 'against' | 'refundReference'>;

/** Papers are in English, as the tax rules and insurers read them. */
export function paperOf(
  world: World,
  visit: { appointment: Appointment; patient: Patient | null },
  money: PaperMoney,
): PaperFacts {
  const { clinic, rules } = world.directory;
  const { appointment, patient } = visit;
  const doctor = world.directory.doctor(appointment.doctorId);
  const { sac, taxPercent } = ruleOf(rules.documents, appointment.doctorId);
  return {
    clinic: {
      name: clinic.name,
      address: clinic.address,
      phone: clinic.phone,
      gstin: clinic.gstin,
      timeZone: clinic.timeZone,
      isDemo: clinic.isDemo,
    },
    patientName: patient?.name ?? '',
    patientPhone: patient?.phone ?? '',
    doctorName: doctor?.name ?? '',
    doctorRegistrationNumber: doctor?.registrationNumber ?? '',
    specialityName: wordingOf('en').words.specialities[doctor?.speciality ?? 'general_medicine'],
    appointmentReference: appointment.reference,
    visitDate: appointment.visitDate,
    visitTime: appointment.visitTime,
    sac,
    taxPercent: clinic.gstin === null ? 0 : taxPercent,
    ...money,
  };
}
