/** A bookable time of one doctor. */
import type { DoctorId, SlotId } from '../ids.ts';

export type SlotOrigin = 'hours' | 'staff';

export interface Slot {
  readonly id: SlotId;
  readonly doctorId: DoctorId;
  /** Clinic's day, `YYYY-MM-DD`, and time, `HH:MM`. */
  readonly visitDate: string;
  readonly visitTime: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly seats: number;
  /** Closed by staff: never offered, whatever its seats. */
  readonly closed: boolean;
  /** From the doctor's weekly hours, or a single opening by staff. */
  readonly origin: SlotOrigin;
}

/** HL7 FHIR's words (https://hl7.org/fhir/valueset-slotstatus.html). */
export type SlotStatus = 'free' | 'busy-tentative' | 'busy' | 'busy-unavailable';

/** A slot is tentative while its last seats are only held. */
export function slotStatus(
  slot: Pick<Slot, 'seats' | 'closed'>,
  taken: { held: number; booked: number },
): SlotStatus {
  if (slot.closed) return 'busy-unavailable';
  if (taken.booked >= slot.seats) return 'busy';
  return taken.booked + taken.held >= slot.seats ? 'busy-tentative' : 'free';
}
