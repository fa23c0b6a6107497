/** What a patient gets back when an appointment is cancelled: all that was captured and not refunded yet. */
import type { Appointment } from '../../domain/appointment.ts';
import type { Tables } from '../../ports/store.ts';

export interface Refund {
  readonly paymentId: string;
  readonly amountPaise: number;
}

/** Null when no money was captured online, or all of it is on its way back. */
export async function refundFor(tables: Tables, appointment: Appointment): Promise<Refund | null> {
  const entries = await tables.ledger.ofAppointment(appointment.id);
  const captured = entries.find((entry) => entry.kind === 'captured' && entry.paymentId !== null);
  if (captured?.paymentId == null) return null;
  const isOnItsWay = entries.some(
    (entry) => entry.kind === 'refund_started' && entry.paymentId === captured.paymentId,
  );
  return isOnItsWay ? null : { paymentId: captured.paymentId, amountPaise: captured.amountPaise };
}
