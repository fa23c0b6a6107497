/** Sends the patient everything that is kept of their chat, as a file (DPDP Act, section 11). */
import { ok } from '../../types/result.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { enqueue, type Turn } from '../turn/turn.ts';

export async function showMyData(turn: Turn): Promise<Outcome> {
  const allowed = await askMachine(turn, { type: 'showMyData' });
  if (!allowed.ok) return allowed;
  const { chat } = turn.conversation;
  enqueue(turn, { kind: 'sendMyData', chat }, { dedupeKey: `myData:${turn.id}` });
  return ok({ sent: true });
}
