/** Deeds about money: taken and given back over the counter, and payments that fitted nothing; each calls the staff's deed of the same meaning. */
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { OrderOf } from '../../../domain/admin/deedOrder.ts';
import type { StaffRefusal } from '../../../domain/admin/staffRefusal.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import type { DeedFacts } from '../../../wording/admin/deedWording.ts';
import { type DeskPayment, paymentObstacle, recordDeskPayment } from '../../money/desk/recordDeskPayment.ts';
import { recordDeskReturn, returnObstacle } from '../../money/desk/recordDeskReturn.ts';
import { takeBackDeskPayment } from '../../money/desk/takeBackDeskPayment.ts';
import { dueFor } from '../../money/ledger/dueFor.ts';
import { settlePayment as settle } from '../../money/quarantine/settlePayment.ts';
import { strayMoneyOf } from '../../money/quarantine/strayMoney.ts';
import type { DeedOutcome, StaffDeed } from '../../staff/staffDeed.ts';
import type { AdminTurn } from '../adminTurn.ts';
import { todayOf } from '../questions/askedFilter.ts';
import { cannotUndo, type DeedPreview, type DeedSpec, markOf, staffDeedOf, staffRefused } from './deed.ts';
import { keepRows } from './keepRows.ts';
import { findVisit, obstacleOf, previewOf } from './visitDeeds.ts';

/** Money over the counter, in or out: the same preview, another verb. */
const overTheCounter = (
  order: 'recordCash' | 'recordReturn',
  verb: (
    deed: StaffDeed,
    payment: DeskPayment,
  ) => Promise<DeedOutcome<DeskPayment & { readonly documentNumber?: string | null }>>,
  obstacleTo: (turn: AdminTurn, visit: Appointment, amountPaise: number) => Promise<StaffRefusal | null>,
): DeedSpec<OrderOf<'recordCash' | 'recordReturn'>> => ({
  async preview(turn, { reference, mode, amountPaise }) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const obstacle = await obstacleTo(turn, found.value.appointment, amountPaise);
    return obstacle === null ? previewOf(found.value, { mode, amountPaise }) : staffRefused(obstacle);
  },
  async carryOut(turn, { reference, mode, amountPaise }, deedId) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const deed = staffDeedOf(turn, deedId);
    const done = await verb(deed, { reference: found.value.appointment.reference, mode, amountPaise });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    const { documentNumber = null } = done.value;
    const { status, reference: paidFor } = found.value.appointment;
    const facts = { ...found.value.facts, reference: paidFor, mode, amountPaise, documentNumber };
    return ok({ facts, before: order === 'recordReturn' ? 'money_moved' : beforePayment(status) });
  },
});

/** A payment that made a booking of a hold is more than an entry. */
const beforePayment = (status: Appointment['status']) => (status === 'pending' ? 'booked_by_it' : { status });

export const recordCashDeed: DeedSpec<OrderOf<'recordCash'>> = {
  ...overTheCounter('recordCash', recordDeskPayment, ({ tables }, visit, amountPaise) =>
    paymentObstacle(tables, visit, amountPaise),
  ),
  finality: 'booked_by_it',
  /** By a reversing entry, on the day of the mistake: later the books of that day are closed. */
  async undo(turn, { reference, mode, amountPaise }, { id, doneAt }) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const { timeZone } = turn.world.directory.clinic;
    if (clinicMoment(doneAt, timeZone).date !== todayOf(turn)) return cannotUndo('day_over');
    const deed = staffDeedOf(turn, `${id}:undo`);
    const mistaken = { reference: found.value.appointment.reference, paidByDeed: id };
    const done = await takeBackDeskPayment(deed, mistaken);
    if (!done.ok) return obstacleOf(done.refusal);
    keepRows(turn, deed);
    return ok({ ...found.value.facts, mode, amountPaise });
  },
};

export const recordReturnDeed: DeedSpec<OrderOf<'recordReturn'>> = {
  ...overTheCounter('recordReturn', recordDeskReturn, async ({ tables }, visit, amountPaise) =>
    returnObstacle(visit, await tables.ledger.ofAppointment(visit.id), amountPaise),
  ),
  finality: 'money_moved',
};

export const settlePaymentDeed: DeedSpec<OrderOf<'settlePayment'>> = {
  preview: previewSettling,
  async carryOut(turn, order, deedId) {
    const shown = await previewSettling(turn, order);
    if (!shown.ok) return shown;
    const deed = staffDeedOf(turn, deedId);
    const done = await settle(deed, { ...order, reference: shown.value.facts.visit?.reference ?? null });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    return ok({ facts: shown.value.facts, before: 'money_moved' });
  },
  finality: 'money_moved',
};

/** Whose money it would be, and that it fits: a preview that cannot be carried out helps nobody. */
async function previewSettling(
  turn: AdminTurn,
  { paymentId, way, reference }: OrderOf<'settlePayment'>,
): Promise<Result<DeedPreview, AdminRefusal>> {
  const stray = await strayMoneyOf(turn.tables, paymentId);
  if (!stray.ok) return staffRefused(stray.refusal);
  const { amountPaise, standing } = stray.value;
  const facts: DeedFacts = { paymentId, way, amountPaise };
  const affected = [`${paymentId} ${standing}`];
  if (way === 'refund' || way === 'returned') return ok({ facts, affected });
  if (reference === null) return no({ code: 'no_such_appointment' });
  const found = await findVisit(turn, reference);
  if (!found.ok) return found;
  const { appointment } = found.value;
  const due = way === 'attach' ? await dueFor(turn.tables, appointment) : ok(amountPaise);
  if (!due.ok) return staffRefused(due.refusal);
  if (due.value !== amountPaise) return staffRefused({ code: 'wrong_amount', duePaise: due.value });
  return ok({ facts: { ...found.value.facts, ...facts }, affected: [...affected, markOf(appointment)] });
}
