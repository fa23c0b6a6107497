/** Parts of the admin tools' inputs that several of them share; all flat, as models and buttons need them. */
import { z } from 'zod';
import { APPOINTMENT_STATUSES } from '../src/domain/visit/appointment.ts';
import { PATIENT_CHANNELS, PAYMENT_STANDINGS } from '../src/domain/visit/appointmentFilter.ts';

export const adminDate = z.iso.date();
export const adminTime = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);
export const doctorList = z
  .string()
  .regex(/^[\w-]+(\s*,\s*[\w-]+)*$/)
  .max(400);
export const reference = z.string().regex(/^CF-[A-Z0-9]{5}$/i);

const statusList = z
  .string()
  .max(100)
  .refine((text) =>
    text.split(',').every((part) => APPOINTMENT_STATUSES.some((status) => status === part.trim())),
  );

/** The filter of a question about appointments. */
export const filterShape = {
  dateFrom: adminDate.optional().describe('first day, YYYY-MM-DD'),
  dateTo: adminDate.optional().describe('last day, inclusive'),
  timeFrom: adminTime.optional().describe('HH:MM; evening is 16:00 to 20:00'),
  timeTo: adminTime.optional().describe('HH:MM, exclusive'),
  doctors: doctorList.optional().describe('doctor ids, separated by commas'),
  statuses: statusList
    .optional()
    .describe(
      'booked, arrived, fulfilled, cancelled, noshow, pending, separated by commas; leave it out for all that is or was expected',
    ),
  payment: z.enum(PAYMENT_STANDINGS).optional(),
  patient: z
    .string()
    .min(1)
    .max(80)
    .optional()
    .describe("part of a patient's name, a phone number or a reference"),
  channel: z.enum(PATIENT_CHANNELS).optional(),
};

/** For buttons that open the next rows. */
export const offset = z.number().int().min(0).max(100_000).optional();
