/** How an appointment is written as a row and read back; `appointments.ts` uses it. */
import type { Appointment } from '../../../domain/visit/appointment.ts';
import type { AppointmentChange } from '../../../ports/store.ts';
import type { AppointmentRow } from '../../schema.ts';
import { toDate, toDateOrNull, toInstant, toInstantOrNull } from '../../sql/values.ts';

export function toAppointment(row: AppointmentRow): Appointment {
  return {
    id: row.id,
    reference: row.reference,
    slotId: row.slot_id,
    seat: row.seat,
    doctorId: row.doctor_id,
    patientId: row.patient_id,
    chat: row.chat,
    status: row.status,
    paymentMode: row.payment_mode,
    paymentStatus: row.payment_status,
    feePaise: row.fee_paise,
    purpose: row.purpose,
    note: row.note,
    visitDate: row.visit_date,
    visitTime: row.visit_time,
    startsAt: toDate(row.starts_at),
    holdExpiresAt: toDateOrNull(row.hold_expires_at),
    createdAt: toDate(row.created_at),
    updatedAt: toDate(row.updated_at),
  };
}

/** The columns that a change sets; fields that it does not name keep their value. */
export function toChangedColumns(change: AppointmentChange, at: Date): Partial<AppointmentRow> {
  return {
    updated_at: toInstant(at),
    ...(change.status !== undefined && { status: change.status }),
    ...(change.paymentMode !== undefined && { payment_mode: change.paymentMode }),
    ...(change.paymentStatus !== undefined && { payment_status: change.paymentStatus }),
    ...(change.patientId !== undefined && { patient_id: change.patientId }),
    ...(change.feePaise !== undefined && { fee_paise: change.feePaise }),
    ...(change.purpose !== undefined && { purpose: change.purpose }),
    ...(change.note !== undefined && { note: change.note }),
    ...(change.holdExpiresAt !== undefined && { hold_expires_at: toInstantOrNull(change.holdExpiresAt) }),
  };
}
