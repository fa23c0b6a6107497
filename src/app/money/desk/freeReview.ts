/** Tells whether a visit is the free review of an earlier one: a doctor's rule of days and visits, applied when a time is held. */

import type { DoctorId, PatientId } from '../../../domain/ids.ts';
import { ruleOf } from '../../../domain/rules/section.ts';
import { type Appointment, LIVE_STATUSES } from '../../../domain/visit/appointment.ts';
import { addDays } from '../../../domain/visit/visitTime.ts';
import type { Turn } from '../../turn/turn.ts';

export interface ReviewedVisit {
  readonly doctorId: DoctorId;
  readonly patientId: PatientId;
  /** The clinic's day of the new visit. */
  readonly visitDate: string;
}

/** The last day on which the review is free; null when it is to be paid. */
export async function freeReviewUntil(turn: Turn, visit: ReviewedVisit): Promise<string | null> {
  const rule = ruleOf(turn.world.directory.rules.followUp, visit.doctorId);
  if (rule.days === 0 || rule.visits === 0) return null;
  const own = turn.conversation.draft.appointmentId;
  const all = await turn.tables.appointments.ofChat(turn.conversation.chat);
  const same = all.filter(
    (one) => one.doctorId === visit.doctorId && one.patientId === visit.patientId && one.id !== own,
  );
  const paid = same.find(
    (one) => one.feePaise > 0 && one.visitDate <= visit.visitDate && tookPlace(one, turn.now),
  );
  if (paid === undefined) return null;
  const lastDate = addDays(paid.visitDate, rule.days);
  const used = same.filter(
    (one) => one.feePaise === 0 && one.visitDate >= paid.visitDate && isLive(one),
  ).length;
  return visit.visitDate <= lastDate && used < rule.visits ? lastDate : null;
}

const isLive = ({ status }: Appointment): boolean => LIVE_STATUSES.some((live) => live === status);

/** Kept by the desk's word; where the desk marks nobody, a paid visit whose time has passed counts as kept. */
function tookPlace({ status, paymentStatus, startsAt }: Appointment, now: Date): boolean {
  if (status === 'arrived' || status === 'fulfilled') return true;
  return status === 'booked' && paymentStatus === 'paid' && startsAt <= now;
}
