/** Tool: takes down what the patient tells. Registered in `index.ts`, run by the gate. */
import { z } from 'zod';
import { writeTool } from '../../src/agent/tool.ts';
import { recordDetails as takeDownDetails } from '../../src/app/booking/recordDetails.ts';
import { SPECIALITIES } from '../../src/domain/clinic/speciality.ts';
import { RELATIONS } from '../../src/domain/patient/patientDetails.ts';
import { dateArgument, timeArgument } from '../arguments.ts';

export const recordDetails = writeTool({
  name: 'recordDetails',
  description:
    'Writes down what the patient said about themselves and the visit: any fields, as many as the message holds, and corrections of earlier ones. ' +
    'Only what the patient said in words; never guess, never take a gender from a name, never name a doctor that findDoctors does not list. ' +
    'Phone numbers in E.164, dates YYYY-MM-DD, times HH:MM on the clinic\'s clock; an exact time in "time", a range in "timeFrom" and "timeTo". ' +
    'Example: "Ravi, 34, bukhar hai, kal 5 ke baad" -> { "name": "Ravi", "ageYears": 34, "purpose": "bukhar hai", "date": "2026-11-23", "timeFrom": "17:00" }.',
  input: z.object({
    forWhom: z.enum(RELATIONS).optional(),
    name: z.string().trim().min(1).max(80).optional(),
    phone: z
      .string()
      .regex(/^\+91[6-9]\d{9}$/)
      .optional(),
    ageYears: z.int().min(0).max(120).optional(),
    ageMonths: z.int().min(0).max(35).optional(),
    gender: z.enum(['male', 'female', 'other']).optional(),
    purpose: z.string().trim().min(1).max(300).optional(),
    doctor: z.string().trim().min(1).max(80).optional(),
    speciality: z.enum(SPECIALITIES).optional(),
    specialityIsSuggested: z.boolean().optional(),
    date: dateArgument.optional(),
    dateTo: dateArgument.optional(),
    time: timeArgument.optional(),
    timeFrom: timeArgument.optional(),
    timeTo: timeArgument.optional(),
  }),
  run: (turn, input) => takeDownDetails(turn, input),
});
