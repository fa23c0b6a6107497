/** Books the held slot with payment at the desk: the patient's explicit yes under the summary. */
import { no, ok } from '../../types/result.ts';
import { paysInAdvance } from '../appointments/noShow.ts';
import { cancelOpenLinks } from '../money/links/cancelOpenLinks.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import type { Turn } from '../turn/turn.ts';
import { bookAppointment } from './bookAppointment.ts';

/** A link that was made before is cancelled; should it be paid at that very moment, the money is matched to the booking. */
export async function payAtClinic(turn: Turn): Promise<Outcome> {
  const { appointmentId } = turn.conversation.draft;
  const held = appointmentId === null ? null : await turn.tables.appointments.get(appointmentId);
  if (held === null) return no({ code: 'not_now', state: turn.conversation.state });
  if (held.feePaise > 0 && (await paysInAdvance(turn))) return no({ code: 'prepaid_only' });
  const moved = await askMachine(turn, { type: 'payAtClinic' });
  if (!moved.ok) return moved;
  await cancelOpenLinks(turn, held.id);
  const paymentStatus = held.feePaise === 0 ? 'none' : 'due_at_clinic';
  if (!(await bookAppointment(turn, held, { paymentStatus, paymentMode: 'at_clinic' })))
    throw new Error('a conversation pays for an appointment that is not held');
  return ok({ state: moved.value, reference: held.reference });
}
