/** What time alone brings about in money: offers that nobody answered end, refunds on their way are followed. */
import type { LedgerEntry } from '../../ports/moneyTables.ts';
import { OutsideError } from '../../ports/outsideError.ts';
import type { NewOutboxRow } from '../../ports/store.ts';
import { endOffer } from '../money/late/lateMoney.ts';
import { noteStrayRefund } from '../money/quarantine/noteStrayRefund.ts';
import { noteRefund } from '../money/refunds/noteRefund.ts';
import type { Outside } from '../outbox/drain/outside.ts';
import { inAppointmentTurn } from '../outbox/drain/paymentTasks.ts';

const AT_ONCE = 100;

/** Late money whose offer has run out goes back. */
export async function sweepLateOffers(outside: Outside): Promise<readonly NewOutboxRow[]> {
  const { store, clock } = outside.world;
  const over = await store.read((tables) => tables.lateOffers.endedBefore(clock.now(), AT_ONCE));
  const rows: NewOutboxRow[] = [];
  for (const offer of over)
    rows.push(
      ...(await inAppointmentTurn(
        outside,
        { id: offer.appointmentId, factId: `fact:offerOver:${offer.appointmentId}` },
        (turn) => endOffer(turn, offer, 'silence'),
      )),
    );
  return rows;
}

/** Asks about refunds that are accepted and not ended: for webhooks that never come. */
export async function followRefunds(outside: Outside): Promise<readonly NewOutboxRow[]> {
  const open = await outside.world.store.read((tables) => tables.ledger.openRefunds(AT_ONCE));
  const rows: NewOutboxRow[] = [];
  for (const entry of open) {
    try {
      rows.push(...(await followOne(outside, entry)));
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      outside.world.log.warn('refund_not_followed', { code: error.code });
      if (!error.permanent) break;
    }
  }
  return rows;
}

async function followOne(outside: Outside, entry: LedgerEntry): Promise<readonly NewOutboxRow[]> {
  const { appointmentId, paymentId, refundId } = entry;
  if (paymentId === null || refundId === undefined) return [];
  const seen = await outside.payments.fetchRefund({ paymentId, refundId });
  if (seen === null || seen.status === 'pending') return [];
  if (appointmentId === null) return noteStrayRefund(outside.world, { ...seen, paymentId });
  return inAppointmentTurn(
    outside,
    { id: appointmentId, factId: `fact:refund:${refundId}:${seen.status}` },
    (turn) => noteRefund(turn, { ...seen, appointmentId, paymentId }),
  );
}
