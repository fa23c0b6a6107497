/** Answers which payments wait for a person, with a button for each to send it back. */
import { formatRupees } from '../../../domain/money/money.ts';
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import { ok } from '../../../types/result.ts';
import { allStrayMoney } from '../../money/quarantine/strayMoney.ts';
import { type AdminOutcome, type AdminTurn, adminWording, offer, tell } from '../adminTurn.ts';

/** More than a clinic ever has at once; the oldest come first. */
const SHOWN = 8;

export async function waitingMoney(turn: AdminTurn): Promise<AdminOutcome> {
  const { say, button } = adminWording(turn);
  const { timeZone } = turn.world.directory.clinic;
  const found = await allStrayMoney(turn.tables, SHOWN);
  if (found.length === 0) {
    tell(turn, say.noMoneyWaits());
    return ok({ waiting: 0 });
  }
  const lines = found.map(({ paymentId, amountPaise, at, standing }) => ({
    paymentId,
    amount: formatRupees(amountPaise),
    date: clinicMoment(at, timeZone).date,
    standing,
  }));
  tell(turn, say.moneyWaits({ lines }));
  offer(
    turn,
    ...lines
      .filter(({ standing }) => standing !== 'refund_failed')
      .map(({ paymentId, amount }) => [
        {
          label: button.sendBack({ amount, ending: paymentId.slice(-4) }),
          call: { tool: 'settlePayment', arguments: { payment: paymentId, way: 'refund' } },
        },
      ]),
  );
  return ok({ waiting: lines.length });
}
