/** Deeds about one appointment: who came, cancelling, moving; each calls the staff's deed of the same meaning. */
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { OrderOf, UndoObstacle } from '../../../domain/admin/deedOrder.ts';
import { withinRights } from '../../../domain/admin/rights.ts';
import type { StaffRefusal } from '../../../domain/admin/staffRefusal.ts';
import type { SlotId } from '../../../domain/ids.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { APPOINTMENT_STATUSES } from '../../../domain/visit/appointment.ts';
import { EVERY_APPOINTMENT } from '../../../domain/visit/appointmentFilter.ts';
import { addDays } from '../../../domain/visit/visitTime.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import type { DeedFacts } from '../../../wording/admin/deedWording.ts';
import { cancelByStaff } from '../../staff/cancelByStaff.ts';
import { markAttendance as mark } from '../../staff/markAttendance.ts';
import { moveByStaff } from '../../staff/moveByStaff.ts';
import { setFollowUp } from '../../staff/setFollowUp.ts';
import { takeBackAttendance } from '../../staff/takeBackAttendance.ts';
import type { AdminTurn } from '../adminTurn.ts';
import { told } from '../questions/appointmentAnswers.ts';
import { LONGEST_RANGE_DAYS, todayOf } from '../questions/askedFilter.ts';
import { cannotUndo, type DeedPreview, type DeedSpec, markOf, staffDeedOf, staffRefused } from './deed.ts';
import { keepRows } from './keepRows.ts';

interface FoundVisit {
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

export async function previewVisit(
  turn: AdminTurn,
  reference: string,
  more: DeedFacts,
): Promise<Result<DeedPreview, AdminRefusal>> {
  const found = await findVisit(turn, reference);
  if (!found.ok) return found;
  return ok({ facts: { ...found.value.facts, ...more }, affected: [markOf(found.value.appointment)] });
}

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
  preview: (turn, { reference, attendance }) => previewVisit(turn, reference, { attendance }),
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
  preview: (turn, { reference }) => previewVisit(turn, reference, {}),
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

export const moveAppointmentDeed: DeedSpec<OrderOf<'moveAppointment'>> = {
  preview: (turn, { reference, date, time }) => previewVisit(turn, reference, { date, time }),
  async carryOut(turn, { reference, date, time }, deedId) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const { appointment } = found.value;
    const [slot] = await turn.tables.slots.findFree({
      doctorIds: [appointment.doctorId],
      fromDate: date,
      toDate: date,
      timeFrom: time,
      timeTo: time,
      startsAfter: turn.now,
      limit: 1,
    });
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
