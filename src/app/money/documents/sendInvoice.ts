/** Sends the chat's papers once more: of a paid visit what was issued for it, of one that is to come the page for the desk as well. */
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { no, ok } from '../../../types/result.ts';
import { askMachine } from '../../turn/askMachine.ts';
import type { Outcome } from '../../turn/outcome.ts';
import { enqueue, say, type Turn, wordingFor } from '../../turn/turn.ts';

/** The newest appointment that has a paper, unless one is named; refused with `no_receipt_yet` where there is none. */
export async function sendInvoice(turn: Turn, asked: { reference?: string | undefined }): Promise<Outcome> {
  const mine = await turn.tables.appointments.ofChat(turn.conversation.chat);
  const wanted =
    asked.reference === undefined ? mine : mine.filter((one) => one.reference === asked.reference);
  for (const appointment of wanted) {
    const papers = await turn.tables.documents.ofAppointment(appointment.id);
    if (papers.length === 0 && !isToCome(appointment, turn.now)) continue;
    const allowed = await askMachine(turn, { type: 'sendInvoice' });
    if (!allowed.ok) return allowed;
    // The page for the desk is no receipt: who asked for one hears when it comes.
    if (papers.length === 0) say(turn, wordingFor(turn).say.refusal({ code: 'no_receipt_yet' }));
    for (const { id } of papers) {
      const task = { kind: 'sendReceipt', chat: turn.conversation.chat, documentId: id } as const;
      enqueue(turn, task, { dedupeKey: `receipt:${id}:${turn.id}` });
    }
    if (isToCome(appointment, turn.now)) sendPageForDesk(turn, appointment);
    return ok({ reference: appointment.reference });
  }
  return no({ code: 'no_receipt_yet' });
}

const isToCome = ({ status, startsAt }: Appointment, now: Date): boolean =>
  status === 'booked' && startsAt > now;

function sendPageForDesk(turn: Turn, { id }: Appointment): void {
  const task = { kind: 'sendConfirmation', chat: turn.conversation.chat, appointmentId: id } as const;
  enqueue(turn, task, { dedupeKey: `confirmation:${id}:${turn.id}` });
}
