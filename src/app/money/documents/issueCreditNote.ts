/** Takes a paper back, wholly or in part: it keeps its number and gets a credit note. Called when a refund has its reference. */

import type { DocumentId } from '../../../domain/ids.ts';
import { documentNumberText, financialYearOf } from '../../../domain/money/documents.ts';
import { clinicMoment } from '../../../domain/visit/visitTime.ts';
import type { IssuedDocument } from '../../../ports/moneyTables.ts';
import { enqueue, type Turn } from '../../turn/turn.ts';
import { paperOf } from './paperOf.ts';

export interface ReturnedMoney {
  /** The paper that the money was taken under; nothing is issued where there was none, as for a second payment that goes back at once. */
  readonly takenFor: string;
  /** The provider's refund id, or the desk's key: each has one note. */
  readonly returnedAs: string;
  readonly amountPaise: number;
  readonly refundReference: string | null;
}

export async function issueCreditNote(
  turn: Turn,
  money: ReturnedMoney & { readonly appointmentId: IssuedDocument['appointmentId'] },
): Promise<void> {
  const papers = await turn.tables.documents.ofAppointment(money.appointmentId);
  const original = papers.find((one) => one.issuedFor === money.takenFor);
  const appointment = await turn.tables.appointments.get(money.appointmentId);
  if (original === undefined || appointment === null) return;
  const { timeZone } = turn.world.directory.clinic;
  const patient = await turn.tables.patients.get(appointment.patientId);
  const before = original.paper ?? paperOf(turn.world, { appointment, patient }, NO_MONEY);
  const note = await turn.tables.documents.issue({
    id: turn.world.ids.id() as DocumentId,
    kind: 'credit_note',
    financialYear: financialYearOf(clinicMoment(turn.now, timeZone).date),
    appointmentId: money.appointmentId,
    issuedFor: `refund:${money.returnedAs}`,
    againstId: original.id,
    amountPaise: money.amountPaise,
    paymentReference: original.paymentReference,
    issuedAt: turn.now,
    paper: {
      ...before,
      against: {
        number: documentNumberText(original.kind, original.financialYear, original.number),
        date: clinicMoment(original.issuedAt, timeZone).date,
        amountPaise: original.amountPaise,
      },
      refundReference: money.refundReference,
    },
  });
  const task = { kind: 'sendReceipt', chat: turn.conversation.chat, documentId: note.id } as const;
  enqueue(turn, task, { dedupeKey: `receipt:${note.id}` });
}

const NO_MONEY = { paidBy: 'online', paymentReference: null, against: null, refundReference: null } as const;
