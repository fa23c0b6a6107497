/** What a visit costs: the doctor's fee, or nothing where it is the free review of an earlier one. Called when a time is held, and when the patient of a held time changes. */
import type { DoctorId, PatientId } from '../../domain/ids.ts';
import { freeReviewUntil } from '../money/desk/freeReview.ts';
import type { Turn } from '../turn/turn.ts';

export interface Fee {
  readonly feePaise: number;
  /** The last day on which the review is free; null when the visit is to be paid. */
  readonly freeUntil: string | null;
}

export async function feeFor(
  turn: Turn,
  visit: { readonly doctorId: DoctorId; readonly visitDate: string },
  patientId: PatientId,
): Promise<Fee> {
  const feePaise = turn.world.directory.doctor(visit.doctorId)?.feePaise ?? 0;
  if (feePaise === 0) return { feePaise, freeUntil: null };
  const { doctorId, visitDate } = visit;
  const freeUntil = await freeReviewUntil(turn, { doctorId, visitDate, patientId });
  return { feePaise: freeUntil === null ? feePaise : 0, freeUntil };
}
