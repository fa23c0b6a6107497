/** Parts of the inputs of admin tools that do something: a doctor's stretch of time, a reference. */
import { z } from 'zod';
import type { DeedStretch } from '../src/domain/admin/deedOrder.ts';
import type { DoctorId } from '../src/domain/ids.ts';
import { adminDate, adminTime } from './adminArguments.ts';

export const stretchShape = {
  doctor: z.string().min(1).max(60).describe('a doctor id'),
  dateFrom: adminDate.describe('first day, YYYY-MM-DD'),
  dateTo: adminDate.optional().describe('last day; the first when left out'),
  timeFrom: adminTime.optional().describe('HH:MM; the whole day when left out'),
  timeTo: adminTime.optional(),
};

interface StretchInput {
  readonly doctor: string;
  readonly dateFrom: string;
  readonly dateTo?: string | undefined;
  readonly timeFrom?: string | undefined;
  readonly timeTo?: string | undefined;
}

export const stretchOf = ({ doctor, dateFrom, dateTo, timeFrom, timeTo }: StretchInput): DeedStretch => ({
  doctorId: doctor as DoctorId,
  dateFrom,
  dateTo: dateTo ?? dateFrom,
  timeFrom: timeFrom ?? null,
  timeTo: timeTo ?? null,
});

export const deedId = z.string().min(8).max(40);
