/** The patient's word that they will come, from a reminder's button or in words. */
import { no, ok } from '../../types/result.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';
import { chosenAppointment } from './cancelAppointment.ts';
import { visitFacts } from './visitFacts.ts';

/** Refuses what is not the chat's own, is over, or was cancelled. Said twice, it is noted once. */
export async function confirmVisit(turn: Turn, asked: { reference?: string | undefined }): Promise<Outcome> {
  const chosen = await chosenAppointment(turn, asked.reference);
  if (!chosen.ok) return chosen;
  if (chosen.value === null) return no({ code: 'no_such_appointment' });
  const allowed = await askMachine(turn, { type: 'confirmVisit' });
  if (!allowed.ok) return allowed;
  const { id, reference } = chosen.value;
  const { confirmedAt } = await turn.tables.visits.get(id);
  if (confirmedAt === null) await turn.tables.visits.note(id, { confirmedAt: turn.now });
  const visit = visitFacts(turn.world, chosen.value);
  say(turn, wordingFor(turn).say.visitConfirmed({ ...visit, reference }));
  return ok({ reference, ...visit });
}
