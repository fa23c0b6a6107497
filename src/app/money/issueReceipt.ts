/** Numbers a receipt in the commit that takes the money, and sends it through the outbox. */
import { financialYearOf } from '../../domain/documents.ts';
import type { AppointmentId, DocumentId } from '../../domain/ids.ts';
import { clinicMoment } from '../../domain/visitTime.ts';
import { enqueue, type Turn } from '../turn/turn.ts';

/** An appointment has one receipt; issuing it again answers with the first. */
export async function issueReceipt(
  turn: Turn,
  id: AppointmentId,
  money: { paymentId: string; amountPaise: number },
): Promise<void> {
  const { date } = clinicMoment(turn.now, turn.world.directory.clinic.timeZone);
  const document = await turn.tables.documents.issue({
    id: turn.world.ids.id() as DocumentId,
    kind: 'receipt',
    financialYear: financialYearOf(date),
    appointmentId: id,
    amountPaise: money.amountPaise,
    paymentReference: money.paymentId,
    issuedAt: turn.now,
  });
  const task = { kind: 'sendReceipt', chat: turn.conversation.chat, documentId: document.id } as const;
  enqueue(turn, task, { dedupeKey: `receipt:${document.id}` });
}
