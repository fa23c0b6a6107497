/** What a scenario wants to be true at its end: rows of the store, money, papers, files and words. `score/` compares. */
import { z } from 'zod';
import { CONVERSATION_STATES } from '../../src/domain/conversation/states.ts';
import { LANGUAGES } from '../../src/domain/message/language.ts';
import { APPOINTMENT_STATUSES, PAYMENT_STATUSES } from '../../src/domain/visit/appointment.ts';
import { PEOPLE } from './steps.ts';

/** A text that is compared letter by letter, or `/a pattern/flags`. */
const text = z.string();
const date = z.iso.date();
const time = z.string().regex(/^\d\d:\d\d$/, 'a time of day is written "17:20"');

const appointment = z.strictObject({
  /** Whose chat it belongs to; the caller's when absent. */
  of: z.enum(PEOPLE).optional(),
  doctor: text.optional(),
  date: date.optional(),
  time: time.optional(),
  status: z.enum(APPOINTMENT_STATUSES),
  payment: z.enum(PAYMENT_STATUSES).optional(),
  mode: z.enum(['online', 'at_clinic']).nullable().optional(),
  rupees: z.number().int().optional(),
  purpose: text.optional(),
  name: text.optional(),
  phone: text.optional(),
  age: z.number().int().optional(),
  gender: z.enum(['male', 'female', 'other']).optional(),
  forWhom: text.optional(),
});

export const wantedSchema = z.strictObject({
  state: z.enum(CONVERSATION_STATES).optional(),
  language: z.enum(LANGUAGES).optional(),
  /** All live rows of everybody who takes part; a row that is not listed must not be there. Given-up holds count where they are listed. */
  appointments: z.array(appointment),
  /** Money that moved, in order: captured, taken_at_desk, refund_started, refunded, quarantined. */
  ledger: z.array(z.strictObject({ kind: text, rupees: z.number().int() })).optional(),
  /** Papers with a number, in order. */
  documents: z.array(z.strictObject({ kind: text, rupees: z.number().int() })).optional(),
  /** What the payment service was asked to give back, in rupees. */
  refunds: z.array(z.number().int()).optional(),
  /** The payment links by their status at the service, oldest first. */
  links: z.array(text).optional(),
  /** Codes of what the clinic's people were told, in any order. */
  notices: z.array(text).optional(),
  reports: z
    .array(z.strictObject({ status: z.enum(['awaited', 'stored', 'refused']), name: text.optional() }))
    .optional(),
  /** Reminders of all visits by kind and status, in any order. */
  reminders: z
    .array(z.strictObject({ kind: text, status: z.enum(['waiting', 'sent', 'skipped', 'withdrawn']) }))
    .optional(),
  /** Files on the caller's phone; `holds` are words inside of a PDF. */
  files: z.array(z.strictObject({ name: text, holds: z.array(text).optional() })).optional(),
  /** All rows of the sheet's tab Appointments, by the columns that are named. */
  sheet: z.array(z.record(z.string(), text)).optional(),
  /** Rows of the outbox that wait for a later time, by the kind of their task (reminders, follow-ups). */
  waiting: z.array(text).optional(),
  /** Rows of the outbox that were given up; none when absent. */
  givenUp: z.array(text).optional(),
});
export type WantedAppointment = z.infer<typeof appointment>;

export const wordsSchema = z.strictObject({
  /** Each must be in some answer to the caller (or, under `never`, in none). */
  say: z.array(text).optional(),
  /** Tools that must have done their work (or, under `never`, must not even be tried with success). */
  call: z.array(z.string()).optional(),
});

export const limitsSchema = z.strictObject({
  /** Messages of the caller. */
  turns: z.number().int().optional(),
  /** Calls that were refused or repeated. */
  wasted: z.number().int().optional(),
  /** Calls that no state could have allowed: unknown tools, unreadable arguments, a yes that nobody gave. */
  illegal: z.number().int().optional(),
  modelCalls: z.number().int().optional(),
});
