/** Every expected no to a deed of staff, as a code and the facts that explain it: the sheet and the staff's bot say it in their own words. */

import type { DoctorId } from '../ids.ts';
import type { AppointmentStatus } from '../visit/appointment.ts';

/** Parts of a doctor that can be given wrongly. */
export type DoctorField =
  | 'name'
  | 'speciality'
  | 'feePaise'
  | 'weeklyHours'
  | 'slotMinutes'
  | 'bufferMinutes'
  | 'seatsPerSlot'
  | 'leave'
  | 'registrationNumber';

export type StaffRefusal =
  | { readonly code: 'no_such_appointment' }
  | { readonly code: 'no_such_doctor' }
  | { readonly code: 'no_such_slot' }
  /** Somebody is booked then, or booking at this moment: keep them, or cancel them? */
  | { readonly code: 'has_bookings'; readonly references: readonly string[]; readonly holds: number }
  | { readonly code: 'wrong_status'; readonly status: AppointmentStatus }
  | { readonly code: 'too_early'; readonly visitDate: string; readonly visitTime: string }
  | { readonly code: 'time_past' }
  | { readonly code: 'empty_stretch' }
  | { readonly code: 'slot_taken' }
  | { readonly code: 'slot_closed' }
  /** Another doctor has another fee: money would have to change hands. */
  | { readonly code: 'other_fee'; readonly feePaise: number; readonly newFeePaise: number }
  | { readonly code: 'time_overlaps'; readonly visitTime: string }
  | { readonly code: 'doctor_inactive' }
  | { readonly code: 'same_name'; readonly doctorId: DoctorId }
  | { readonly code: 'note_too_long'; readonly most: number }
  /** Money at the desk: all of it is there, none is asked, or another sum is due. */
  | { readonly code: 'already_paid' }
  | { readonly code: 'nothing_due' }
  | { readonly code: 'wrong_amount'; readonly duePaise: number }
  /** Money that fitted nothing: it is no such case, has gone somewhere already, or is no rupees. */
  | { readonly code: 'no_such_payment' }
  | { readonly code: 'already_settled' }
  | { readonly code: 'other_currency' }
  | { readonly code: 'not_valid'; readonly field: DoctorField };
