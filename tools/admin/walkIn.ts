/** Previews the visit of somebody who stands at the desk. */
import { z } from 'zod';
import { adminWriteTool } from '../../src/agent/admin/adminTool.ts';
import { previewDeed } from '../../src/app/admin/deeds/takeDeed.ts';
import type { DoctorId } from '../../src/domain/ids.ts';
import { DESK_MODES } from '../../src/domain/money/money.ts';
import { OLDEST_AGE_YEARS } from '../../src/domain/patient/patientDetails.ts';
import { adminDate, adminTime } from '../adminArguments.ts';

export const walkIn = adminWriteTool({
  name: 'walkIn',
  description:
    'Shows a walk-in before it is entered. Only the desk’s own words propose it, so that no name or number of a new patient reaches a model.',
  hiddenFromModel: true,
  input: z.object({
    name: z.string().min(1).max(80),
    years: z.number().int().min(0).max(OLDEST_AGE_YEARS),
    months: z.number().int().min(0).max(35).optional(),
    gender: z.enum(['male', 'female', 'other']),
    phone: z
      .string()
      .regex(/^\+\d{8,15}$/)
      .optional(),
    purpose: z.string().max(300).optional(),
    doctor: z.string().min(1).max(60),
    date: adminDate.optional(),
    time: adminTime.optional(),
    mode: z.enum(DESK_MODES).optional(),
    rupees: z.number().int().min(1).max(1_000_000).optional(),
  }),
  run: (turn, { name, years, months, gender, phone, purpose, doctor, date, time, mode, rupees }) =>
    previewDeed(turn, {
      kind: 'walkIn',
      person: {
        name,
        age: { years, months: months ?? null },
        gender,
        phone: phone ?? null,
        purpose: purpose ?? '',
      },
      doctorId: doctor as DoctorId,
      at: date === undefined || time === undefined ? null : { date, time },
      payment: mode === undefined ? null : { mode, amountPaise: rupees === undefined ? null : rupees * 100 },
    }),
});
