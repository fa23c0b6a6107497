/** Numbers the paper for money that was taken, in the commit that takes it, and sends it through the outbox. */

import type { DocumentId } from '../../../domain/ids.ts';
import { documentKindOf, financialYearOf } from '../../../domain/money/documents.ts';
import type { PaperFacts } from '../../../domain/money/paper.ts';
import type { Appointment } from '../../../domain/visit/appointment.ts';
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import type { IssuedDocument } from '../../../ports/moneyTables.ts';
import { enqueue, type Turn } from '../../turn/turn.ts';
import { paperOf } from './paperOf.ts';

export interface TakenMoney {
  /** What the paper is for: the same thing has one paper, however often it is asked for. */
  readonly issuedFor: string;
  readonly amountPaise: number;
  readonly paidBy: PaperFacts['paidBy'];
  /** The provider's payment id; null for money over the counter. */
  readonly paymentReference: string | null;
}

/** Receipt, bill of supply or tax invoice: the clinic's setting and the tax of the service decide. */
export async function issueReceipt(
  turn: Turn,
  appointment: Appointment,
  money: TakenMoney,
): Promise<IssuedDocument> {
  const { clinic } = turn.world.directory;
  const { paidBy, paymentReference, amountPaise, issuedFor } = money;
  const patient = await turn.tables.patients.get(appointment.patientId);
  const paper = paperOf(
    turn.world,
    { appointment, patient },
    { paidBy, paymentReference, against: null, refundReference: null },
  );
  const document = await turn.tables.documents.issue({
    id: turn.world.ids.id() as DocumentId,
    kind: documentKindOf(clinic, paper.taxPercent),
    financialYear: financialYearOf(clinicMoment(turn.now, clinic.timeZone).date),
    appointmentId: appointment.id,
    issuedFor,
    againstId: null,
    amountPaise,
    paymentReference,
    issuedAt: turn.now,
    paper,
  });
  const task = { kind: 'sendReceipt', chat: turn.conversation.chat, documentId: document.id } as const;
  enqueue(turn, task, { dedupeKey: `receipt:${document.id}` });
  return document;
}

export const paperForPayment = (paymentId: string): string => `payment:${paymentId}`;
