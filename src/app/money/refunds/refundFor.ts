/** What a patient gets back when an appointment is cancelled: by the clinic's rule when they cancel, all of it when the clinic does. */

import { refundShare } from '../../../domain/money/refundPolicy.ts';
import { ruleOf } from '../../../domain/rules/section.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import type { Tables } from '../../../ports/store.ts';
import type { RefundFacts } from '../../../wording/wording.ts';
import type { Turn } from '../../turn/turn.ts';
import { type HeldMoney, moneyOf } from '../ledger/moneyOf.ts';

/** What is shown before the yes, and what is done after it. */
export type CancelMoney = RefundFacts & { readonly keptPaise: number; readonly held: HeldMoney };

/** The patient cancels: the rule of the doctor or the clinic decides. */
export async function refundByRule(
  turn: Turn,
  appointment: Appointment,
  at: Date = shownOrNow(turn),
): Promise<CancelMoney> {
  const held = await heldBy(turn.tables, appointment);
  const share = refundShare({
    paidPaise: held.heldPaise,
    startsAt: appointment.startsAt,
    at,
    rule: ruleOf(turn.world.directory.rules.refunds, appointment.doctorId),
  });
  return { ...share, ...factsOf(held), held };
}

/** The clinic cancels, or the money came for nothing: all of it. */
export async function refundOfAll(tables: Tables, appointment: Appointment): Promise<CancelMoney> {
  const held = await heldBy(tables, appointment);
  const share = { refundPaise: held.heldPaise, keptPaise: 0, percent: 100, underHours: null };
  return { ...share, ...factsOf(held), held };
}

const heldBy = async (tables: Tables, appointment: Appointment): Promise<HeldMoney> =>
  moneyOf(await tables.ledger.ofAppointment(appointment.id));

const factsOf = (held: HeldMoney) => ({ paidPaise: held.heldPaise, backBy: backBy(held) }) as const;

function backBy({ deskMode, payments }: HeldMoney): RefundFacts['backBy'] {
  if (deskMode === null) return 'account';
  return payments.length > 0 ? 'both' : 'desk';
}

/** For so long what was shown stays good, though a bound passes while the patient thinks. */
const SHOWN_STAYS_GOOD_MS = 15 * 60_000;

/** The yes is held to the moment in which the patient read what goes back. */
function shownOrNow(turn: Turn): Date {
  const shownAt = turn.began.state === 'CONFIRMING_CANCEL' ? turn.began.refundShownAt : null;
  return shownAt != null && turn.now.getTime() - shownAt.getTime() <= SHOWN_STAYS_GOOD_MS
    ? shownAt
    : turn.now;
}
