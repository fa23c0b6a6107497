/** Deeds about money: taken and given back over the counter, and payments that fitted nothing; each calls the staff's deed of the same meaning. */
import type { AdminRefusal } from '../../../domain/admin/adminRefusal.ts';
import type { OrderOf } from '../../../domain/admin/deedOrder.ts';
import { no, ok, type Result } from '../../../types/result.ts';
import type { DeedFacts } from '../../../wording/admin/deedWording.ts';
import { type DeskPayment, recordDeskPayment } from '../../money/desk/recordDeskPayment.ts';
import { recordDeskReturn } from '../../money/desk/recordDeskReturn.ts';
import { dueFor } from '../../money/ledger/dueFor.ts';
import { settlePayment as settle } from '../../money/quarantine/settlePayment.ts';
import { strayMoneyOf } from '../../money/quarantine/strayMoney.ts';
import type { DeedOutcome, StaffDeed } from '../../staff/staffDeed.ts';
import type { AdminTurn } from '../adminTurn.ts';
import { type DeedPreview, type DeedSpec, markOf, staffDeedOf, staffRefused } from './deed.ts';
import { keepRows } from './keepRows.ts';
import { findVisit, previewVisit } from './visitDeeds.ts';

/** Money over the counter, in or out: the same preview, another verb. */
const overTheCounter = (
  verb: (
    deed: StaffDeed,
    payment: DeskPayment,
  ) => Promise<DeedOutcome<DeskPayment & { readonly documentNumber?: string | null }>>,
): DeedSpec<OrderOf<'recordCash' | 'recordReturn'>> => ({
  preview: (turn, { reference, mode, amountPaise }) => previewVisit(turn, reference, { mode, amountPaise }),
  async carryOut(turn, { reference, mode, amountPaise }, deedId) {
    const found = await findVisit(turn, reference);
    if (!found.ok) return found;
    const deed = staffDeedOf(turn, deedId);
    const done = await verb(deed, { reference: found.value.appointment.reference, mode, amountPaise });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    const { documentNumber = null } = done.value;
    return ok({ facts: { ...found.value.facts, mode, amountPaise, documentNumber }, canUndo: false });
  },
});

export const recordCashDeed = overTheCounter(recordDeskPayment);
export const recordReturnDeed = overTheCounter(recordDeskReturn);

export const settlePaymentDeed: DeedSpec<OrderOf<'settlePayment'>> = {
  preview: previewSettling,
  async carryOut(turn, order, deedId) {
    const shown = await previewSettling(turn, order);
    if (!shown.ok) return shown;
    const deed = staffDeedOf(turn, deedId);
    const done = await settle(deed, { ...order, reference: shown.value.facts.visit?.reference ?? null });
    if (!done.ok) return staffRefused(done.refusal);
    keepRows(turn, deed);
    return ok({ facts: shown.value.facts, canUndo: false });
  },
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
