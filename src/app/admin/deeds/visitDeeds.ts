/** Deeds about one appointment: who came, cancelling, moving; each calls the staff's deed of the same meaning. */
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { OrderOf, UndoObstacle } from '../../../domain/admin/deedOrder.ts';
import { withinRights } from '../../../domain/admin/rights.ts';
import type { StaffRefusal } from '../../../domain/admin/staffRefusal.ts';
import type { SlotId } from '../../../domain/ids.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { APPOINTMENT_STATUSES } from '../../../domain/visit/appointment.ts';
import { EVERY_APPOINTMENT } from '../../../domain/visit/appointmentFilter.ts';
import type { Slot } from '../../../domain/visit/slot.ts';
import { addDays, minutesOf } from '../../../domain/visit/visitTime.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import type { DeedFacts } from '../../../wording/admin/deedWording.ts';
import { cancelByStaff, isCancellable } from '../../staff/cancelByStaff.ts';
import { attendanceObstacle, markAttendance as mark } from '../../staff/markAttendance.ts';
import { moveByStaff } from '../../staff/moveByStaff.ts';
import { setFollowUp } from '../../staff/setFollowUp.ts';
import { takeBackAttendance } from '../../staff/takeBackAttendance.ts';
import type { AdminTurn } from '../adminTurn.ts';
import { told } from '../questions/appointmentAnswers.ts';
import { LONGEST_RANGE_DAYS, todayOf } from '../questions/askedFilter.ts';
import { cannotUndo, type DeedPreview, type DeedSpec, markOf, staffDeedOf, staffRefused } from './deed.ts';
import { keepRows } from './keepRows.ts';

export interface FoundVisit {
  readonly appointment: Appointment;
  readonly facts: DeedFacts;
}

export async function findVisit(
  turn: AdminTurn,
  reference: string,
): Promise<Result<FoundVisit, AdminRefusal>> {
  const appointment = await turn.tables.appointments.byReference(reference.toUpperCase());
  if (appointment === null) return no({ code: 'no_such_appointment' });
  const filter = { ...EVERY_APPOINTMENT, doctorIds: [appointment.doctorId] };
  if (withinRights(turn.admin, filter) === null) return no({ code: 'not_your_patients' });
  const [line] = await turn.tables.questions.list(
    { ...EVERY_APPOINTMENT, patient: appointment.reference, statuses: APPOINTMENT_STATUSES },
    { limit: 1, offset: 0 },
  );
  const [visit] = line === undefined ? [] : told(turn.world, [line]);
  return visit === undefined ? no({ code: 'no_such_appointment' }) : ok({ appointment, facts: { visit } });
}

async function previewVisit(
  turn: AdminTurn,
  reference: string,
  more: DeedFacts,
): Promise<Result<DeedPreview, AdminRefusal>> {
  const found = await findVisit(turn, reference);
  return found.ok ? previewOf(found.value, more) : found;
}

export const previewOf = (
  { appointment, facts }: FoundVisit,
  more: DeedFacts,
): Result<DeedPreview, AdminRefusal> => ok({ facts: { ...facts, ...more }, affected: [markOf(appointment)] });

const OBSTACLES: { readonly [Code in StaffRefusal['code']]?: UndoObstacle } = {
  slot_taken: 'old_time_taken',
  slot_closed: 'old_time_taken',
  no_such_slot: 'old_time_taken',
  time_past: 'old_time_taken',
  wrong_status: 'changed_since',
  nothing_due: 'changed_since',
};

/** Why it cannot be as it was, in the words of taking back. */
export function obstacleOf(refusal: StaffRefusal): Result<never, AdminRefusal> {
  const why = OBSTACLES[refusal.code];
  return why === undefined ? staffRefused(refusal) : cannotUndo(why);
}

export const markAttendanceDeed: DeedSpec<OrderOf<'markAttendance'>> = {
  async preview(turn, { reference, attendance }) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const obstacle = attendanceObstacle(turn, found.value.appointment, attendance);
    return obstacle === null ? previewOf(found.value, { attendance }) : staffRefused(obstacle);
  },
  async carryOut(turn, { reference, attendance }, deedId) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const deed = staffDeedOf(turn, deedId);
    const done = await mark(deed, { reference: found.value.appointment.reference, attendance });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    const { status } = found.value.appointment;
    return ok({ facts: { ...found.value.facts, attendance }, before: { status } });
  },
  async undo(turn, { reference, attendance }, { id, before }) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const deed = staffDeedOf(turn, `${id}:undo`);
    const status = APPOINTMENT_STATUSES.find((one) => one === before['status']) ?? 'booked';
    const mark = { reference: found.value.appointment.reference, attendance, before: status };
    const done = await takeBackAttendance(deed, mark);
    if (!done.ok) return obstacleOf(done.refusal);
    keepRows(turn, deed);
    return ok({ ...found.value.facts, attendance });
  },
};

export const cancelAppointmentDeed: DeedSpec<OrderOf<'cancelAppointment'>> = {
  async preview(turn, { reference }) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const { status } = found.value.appointment;
    if (status === 'cancelled') return no({ code: 'already_done' });
    return isCancellable({ status })
      ? previewOf(found.value, {})
      : staffRefused({ code: 'wrong_status', status });
  },
  async carryOut(turn, { reference }, deedId) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const deed = staffDeedOf(turn, deedId);
    const done = await cancelByStaff(deed, { reference: found.value.appointment.reference });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    return ok({ facts: found.value.facts, before: 'cancelled' });
  },
  finality: 'cancelled',
};

const MOST_OF_A_DAY = 200;
const TIMES_OFFERED = 6;

const freeTimes = (turn: AdminTurn, { doctorId }: Appointment, date: string): Promise<readonly Slot[]> =>
  turn.tables.slots.findFree({
    doctorIds: [doctorId],
    fromDate: date,
    toDate: date,
    timeFrom: null,
    timeTo: null,
    startsAfter: turn.now,
    limit: MOST_OF_A_DAY,
  });

function nearestTimes(times: readonly string[], wanted: string): readonly string[] {
  const distance = (time: string): number => Math.abs(minutesOf(time) - minutesOf(wanted));
  return [...new Set(times)]
    .toSorted((one, other) => distance(one) - distance(other))
    .slice(0, TIMES_OFFERED)
    .toSorted();
}

export const moveAppointmentDeed: DeedSpec<OrderOf<'moveAppointment'>> = {
  /** A time that is not free is answered with the nearest ones that are. */
  async preview(turn, { reference, date, time }) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const { appointment } = found.value;
    const { status } = appointment;
    if (status !== 'booked') return staffRefused({ code: 'wrong_status', status });
    if (date < todayOf(turn)) return no({ code: 'day_past', date });
    const free = await freeTimes(turn, appointment, date);
    if (free.some((slot) => slot.visitTime === time)) return previewOf(found.value, { date, time });
    const { doctorName } = found.value.facts.visit ?? { doctorName: '' };
    const nearest = nearestTimes(
      free.map((slot) => slot.visitTime),
      time,
    );
    return no({
      code: 'time_not_free',
      reference: appointment.reference,
      doctorName,
      date,
      time,
      free: nearest,
    });
  },
  async carryOut(turn, { reference, date, time }, deedId) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const { appointment } = found.value;
    const free = await freeTimes(turn, appointment, date);
    const slot = free.find(({ visitTime }) => visitTime === time);
    if (slot === undefined) return staffRefused({ code: 'no_such_slot' });
    const deed = staffDeedOf(turn, deedId);
    const done = await moveByStaff(deed, { reference: appointment.reference, slotId: slot.id });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    return ok({
      facts: { ...found.value.facts, date, time },
      before: { slotId: appointment.slotId, movedTo: slot.id },
    });
  },
  /** Back to the old time if it is still free; the patient is told again. */
  async undo(turn, { reference }, { id, before }) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const { appointment, facts } = found.value;
    if (appointment.slotId !== before['movedTo']) return cannotUndo('changed_since');
    const deed = staffDeedOf(turn, `${id}:undo`);
    const slotId = String(before['slotId']) as SlotId;
    const done = await moveByStaff(deed, { reference: appointment.reference, slotId });
    if (!done.ok) return obstacleOf(done.refusal);
    keepRows(turn, deed);
    const { visitDate: date, visitTime: time } = done.value;
    return ok({ ...facts, date, time });
  },
};

export const setFollowUpDeed: DeedSpec<OrderOf<'setFollowUp'>> = {
  async preview(turn, { reference, date }) {
    const today = todayOf(turn);
    if (date <= today) return no({ code: 'day_past', date });
    if (date > addDays(today, LONGEST_RANGE_DAYS))
      return no({ code: 'range_too_long', days: LONGEST_RANGE_DAYS });
    return previewVisit(turn, reference, { date });
  },
  async carryOut(turn, { reference, date }, deedId) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const deed = staffDeedOf(turn, deedId);
    const done = await setFollowUp(deed, { reference: found.value.appointment.reference, date });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    return ok({ facts: { ...found.value.facts, date }, before: { date: done.value.before } });
  },
  async undo(turn, { reference, date }, { id, before }) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const { appointment, facts } = found.value;
    const { followUpDate } = await turn.tables.visits.get(appointment.id);
    if (followUpDate !== date) return cannotUndo('changed_since');
    const deed = staffDeedOf(turn, `${id}:undo`);
    const earlier = before['date'] === null ? null : String(before['date']);
    const done = await setFollowUp(deed, { reference: appointment.reference, date: earlier });
    if (!done.ok) return obstacleOf(done.refusal);
    keepRows(turn, deed);
    return ok({ ...facts, date });
  },
};
