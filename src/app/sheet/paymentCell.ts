/** What staff write into an appointment's payment: money that came over the counter, or went back. The tab Appointments calls it. */

import type { DeskMode } from '../../domain/money/money.ts';
import { readRupees } from '../../domain/sheet/readCells.ts';
import type { Appointment } from '../../domain/visit/appointment.ts';
import { recordDeskPayment } from '../money/desk/recordDeskPayment.ts';
import { owedAtDesk, recordDeskReturn } from '../money/desk/recordDeskReturn.ts';
import { moneyOf } from '../money/ledger/moneyOf.ts';
import type { StaffDeed } from '../staff/staffDeed.ts';
import { type Answer, done, lineOf, refused } from './answer.ts';
import { doDeed, type SheetDesk } from './sheetDesk.ts';

/** "Paid cash", "cash 600", "Paid UPI ₹600/-", "Returned cash". */
const COMMAND = /^(?:(paid|returned)\s+)?(?:in\s+|by\s+)?(cash|upi|card)(?:\s+(.+))?$/i;

interface PaymentCell {
  /** Of the row as it was written: the same key is the same money. */
  readonly key: string;
  readonly appointment: Appointment;
  readonly written: string;
}

/** Without an amount all that is due was counted. With one it has to be all of it: a part gives no receipt, and is what the note is for. */
export async function movePayment(desk: SheetDesk, cell: PaymentCell): Promise<Answer> {
  const [, way, mode, amount] = COMMAND.exec(cell.written) ?? [];
  const countedPaise = amount === undefined ? null : readRupees(amount);
  if (mode === undefined || (amount !== undefined && countedPaise === null))
    return refused(
      `“${cell.written.slice(0, 40)}” is no payment. Write Paid cash, Paid UPI or Paid card; Returned cash for money given back.`,
    );
  const order: Counted = { mode: mode.toLowerCase() as DeskMode, countedPaise };
  return way?.toLowerCase() === 'returned' ? giveBack(desk, cell, order) : take(desk, cell, order);
}

interface Counted {
  readonly mode: DeskMode;
  readonly countedPaise: number | null;
}

const ledgerOf = (deed: StaffDeed, { id }: Appointment) => deed.tables.ledger.ofAppointment(id);

async function take(
  desk: SheetDesk,
  { key, appointment }: PaymentCell,
  { mode, countedPaise }: Counted,
): Promise<Answer> {
  const { reference, feePaise } = appointment;
  const taken = await doDeed(desk, key, async (deed) => {
    const duePaise = feePaise - moneyOf(await ledgerOf(deed, appointment)).heldPaise;
    return recordDeskPayment(deed, { reference, mode, amountPaise: countedPaise ?? duePaise });
  });
  if (!taken.ok)
    return refused(
      taken.refusal.code === 'wrong_amount'
        ? `${lineOf(taken.refusal)} A part of it goes into the note; write “Paid ${mode === 'upi' ? 'UPI' : mode}” when all of it is there.`
        : lineOf(taken.refusal),
    );
  const { documentNumber } = taken.value;
  return done(documentNumber === null ? 'Paid.' : `Paid, receipt ${documentNumber}.`);
}

async function giveBack(
  desk: SheetDesk,
  { key, appointment }: PaymentCell,
  { mode, countedPaise }: Counted,
): Promise<Answer> {
  const { reference } = appointment;
  const returned = await doDeed(desk, key, async (deed) => {
    const owedPaise = owedAtDesk(appointment, await ledgerOf(deed, appointment));
    return recordDeskReturn(deed, { reference, mode, amountPaise: countedPaise ?? owedPaise });
  });
  return returned.ok ? done('Given back; the patient was told.') : refused(lineOf(returned.refusal));
}
