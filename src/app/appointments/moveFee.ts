/** What a move to another doctor does to the money: the rest is paid, the rest goes back, or nothing changes. Asked before the move, done with it. */
import type { Appointment, PaymentStatus } from '../../domain/visit/appointment.ts';
import type { Slot } from '../../domain/visit/slot.ts';
import type { MoveFeeFacts } from '../../wording/wording.ts';
import { feeFor } from '../booking/feeFor.ts';
import { choice } from '../conversation/prompts/choices.ts';
import { type HeldMoney, moneyOf } from '../money/ledger/moneyOf.ts';
import { wantLink } from '../money/links/createPaymentLink.ts';
import { giveBack } from '../money/refunds/giveBack.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';

export interface MoveFee extends MoveFeeFacts {
  readonly held: HeldMoney;
}

/** Null where the doctor stays or asks as much: there is nothing to agree to. */
export async function moveFeeOf(turn: Turn, target: Appointment, slot: Slot): Promise<MoveFee | null> {
  if (slot.doctorId === target.doctorId) return null;
  const { feePaise } = await feeFor(turn, slot, target.patientId);
  if (feePaise === target.feePaise) return null;
  const held = moneyOf(await turn.tables.ledger.ofAppointment(target.id));
  const doctorName = turn.world.directory.doctor(slot.doctorId)?.name ?? '';
  return {
    held,
    doctorName,
    feePaise,
    paidPaise: held.heldPaise,
    toPayPaise: Math.max(0, feePaise - held.heldPaise),
    backPaise: Math.max(0, held.heldPaise - feePaise),
  };
}

/** The new fee is said, and nothing is moved before the patient's yes. */
export function askAboutFee(turn: Turn, slot: Slot, fee: MoveFee): void {
  const { say: sentences, label } = wordingFor(turn);
  const yes = choice(label.yesMove, 'moveToSlot', { slot: slot.id, agreed: true });
  turn.prompt = {
    text: sentences.moveChangesFee(fee),
    choices: [[{ ...yes, means: 'yes' }], [{ ...choice(label.keepAppointment, 'goBack'), means: 'no' }]],
  };
}

/** Only a yes under that very question counts: nobody agrees to a fee that was not shown. */
export const agreedToFee = ({ began }: Turn, slot: string): boolean =>
  began.menu?.choices.some(
    ({ call: { tool, arguments: args } }) =>
      tool === 'moveToSlot' && args['slot'] === slot && args['agreed'] === true,
  ) === true;

/** In the commit that moves the visit. Too much goes back as it came; what is missing is asked for by a link, or paid at the desk. */
export async function settleMoveFee(turn: Turn, target: Appointment, fee: MoveFee): Promise<void> {
  const { feePaise, held, toPayPaise, backPaise } = fee;
  await turn.tables.appointments.change(target.id, {
    from: ['booked'],
    to: { feePaise, paymentStatus: statusOf(fee) },
    at: turn.now,
  });
  if (backPaise > 0)
    await giveBack(turn, target, { held, amountPaise: backPaise, occasion: `move:${turn.id}` });
  if (toPayPaise > 0 && held.heldPaise > 0) await wantLink(turn, { ...target, feePaise: toPayPaise });
  say(turn, wordingFor(turn).say.moveFeeSettled(fee), { lasts: true });
}

function statusOf({ feePaise, toPayPaise }: MoveFee): PaymentStatus {
  if (feePaise === 0) return 'none';
  return toPayPaise > 0 ? 'due_at_clinic' : 'paid';
}
