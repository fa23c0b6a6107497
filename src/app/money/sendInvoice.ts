/** Sends the receipt of the chat's newest paid appointment once more. */
import { no, ok } from '../../types/result.ts';
import { askMachine } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { enqueue, type Turn } from '../turn/turn.ts';

export async function sendInvoice(turn: Turn, asked: { reference?: string | undefined }): Promise<Outcome> {
  const mine = await turn.tables.appointments.ofChat(turn.conversation.chat);
  const wanted =
    asked.reference === undefined ? mine : mine.filter((one) => one.reference === asked.reference);
  for (const appointment of wanted) {
    const document = (await turn.tables.documents.ofAppointment(appointment.id)).at(-1);
    if (document === undefined) continue;
    const allowed = await askMachine(turn, { type: 'sendInvoice' });
    if (!allowed.ok) return allowed;
    const task = { kind: 'sendReceipt', chat: turn.conversation.chat, documentId: document.id } as const;
    enqueue(turn, task, { dedupeKey: `receipt:${document.id}:${turn.id}` });
    return ok({ reference: appointment.reference });
  }
  return no({ code: 'no_receipt_yet' });
}
