/** Asks the provider to cancel an appointment's payment links; called when the appointment no longer waits for money. */
import type { AppointmentId } from '../../../domain/ids.ts';
import type { Turn } from '../../turn/turn.ts';
import { enqueue } from '../../turn/turn.ts';

export async function cancelOpenLinks(turn: Turn, id: AppointmentId): Promise<void> {
  for (const link of await turn.tables.paymentLinks.ofAppointment(id)) {
    if (link.status !== 'wanted' && link.status !== 'created') continue;
    enqueue(
      turn,
      { kind: 'cancelPaymentLink', reference: link.reference },
      { dedupeKey: `cancelLink:${link.reference}`, lane: laneOfLink(link.reference) },
    );
  }
}

/** One lane a link: it is made before it is cancelled, and never at the same time. */
export const laneOfLink = (reference: string): string => `link:${reference}`;
