/** A missed visit: who is asked about it, what they answer, and what too many of them lead to. */
import type { Appointment } from '../../domain/visit/appointment.ts';
import { quietEnd } from '../../domain/visit/reminderPlan.ts';
import { addDays, addMinutes, clinicMoment } from '../../domain/visit/visitTime.ts';
import { no, ok } from '../../types/result.ts';
import { choice, noChoice, yesChoice } from '../conversation/prompts/choices.ts';
import { addPlan } from '../reminders/planVisit.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../turn/turn.ts';

/** An answer helps for a day; after that it is not remembered well. */
const ASKED_FOR_MINUTES = 24 * 60;

/** What waited for the visit is withdrawn, and the patient is asked once, at a decent hour. */
export async function afterNoShow(turn: Turn, missed: Appointment): Promise<void> {
  const { rules, clinic } = turn.world.directory;
  await turn.tables.reminders.withdraw(missed.id, turn.now);
  const dueAt = quietEnd(turn.now, rules.quietHours, clinic.timeZone) ?? turn.now;
  await addPlan(turn, missed, [
    { kind: 'no_show', dueAt, usefulUntil: addMinutes(dueAt, ASKED_FOR_MINUTES) },
  ]);
}

/** The patient's side of it. "I was there" does not count as missed, and staff look into it. */
export async function answerNoShow(
  turn: Turn,
  asked: { reference: string; wasThere: boolean },
): Promise<Outcome> {
  const mine = await turn.tables.appointments.ofChat(turn.conversation.chat);
  const missed = mine.find((one) => one.reference === asked.reference && one.status === 'noshow');
  if (missed === undefined) return no({ code: 'no_such_appointment' });
  const allowed = await askMachine(turn, { type: 'answerNoShow' });
  if (!allowed.ok) return allowed;
  const { wasThere, reference } = asked;
  const answer = wasThere ? 'was_there' : 'could_not_come';
  await turn.tables.visits.note(missed.id, { noShow: { answer, at: turn.now } });
  const { say: sentences, label } = wordingFor(turn);
  say(turn, sentences.noShowNoted({ wasThere, clinicPhone: turn.world.directory.clinic.phone }));
  if (wasThere)
    enqueue(
      turn,
      { kind: 'notifyStaff', notice: { code: 'no_show_disputed', reference } },
      { dedupeKey: `staff:noShow:${missed.id}`, lane: 'staff' },
    );
  else if (turn.conversation.state === 'IDLE')
    turn.prompt = {
      text: [],
      choices: [[yesChoice(label, choice('', 'bookAgain', { reference }).call), noChoice(label)]],
    };
  return ok({ reference, answer });
}

/** Missed visits of the chat that count, within the clinic's window. */
async function strikesOf(turn: Turn): Promise<number> {
  const { rules, clinic } = turn.world.directory;
  const since = addDays(clinicMoment(turn.now, clinic.timeZone).date, -rules.noShow.windowDays);
  const all = await turn.tables.appointments.ofChat(turn.conversation.chat);
  let strikes = 0;
  for (const one of all) {
    if (one.status !== 'noshow' || one.visitDate < since) continue;
    if ((await turn.tables.visits.get(one.id)).noShowAnswer !== 'was_there') strikes += 1;
  }
  return strikes;
}

/** Whether this chat has to pay in advance. */
export async function paysInAdvance(turn: Turn): Promise<boolean> {
  const { noShow } = turn.world.directory.rules;
  return noShow.consequence === 'prepaid_only' && (await strikesOf(turn)) >= noShow.strikes;
}
