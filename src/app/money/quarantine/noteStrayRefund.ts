/** What the provider says of a refund of money that belonged to no visit, brought into the books. Called with its answer, its webhook and by the job that follows refunds. */
import type { LedgerKind } from '../../../ports/moneyTables.ts';
import type { ProviderRefund } from '../../../ports/payments.ts';
import type { NewOutboxRow } from '../../../ports/store.ts';
import { taskRow } from '../../outbox/taskRow.ts';
import type { World } from '../../turn/world.ts';

export type StrayRefundNews = ProviderRefund & { readonly paymentId: string };

/** The same news twice changes nothing twice; news that overtook an earlier one brings it along. */
export function noteStrayRefund(world: World, news: StrayRefundNews): Promise<readonly NewOutboxRow[]> {
  return world.store.transact(async (tables) => {
    const enter = (kind: LedgerKind): Promise<boolean> =>
      tables.ledger.add({
        id: world.ids.id(),
        kind,
        appointmentId: null,
        linkReference: null,
        paymentId: news.paymentId,
        eventId: `own:${kind}:${news.refundId}`,
        amountPaise: news.amountPaise,
        currency: 'INR',
        at: world.clock.now(),
        refundId: news.refundId,
      });
    if (news.status !== 'failed') {
      await enter('refund_accepted');
      if (news.status === 'processed') await enter('refunded');
      return [];
    }
    if (!(await enter('refund_failed'))) return [];
    const row = strayRefundFailed(world, news.paymentId);
    await tables.outbox.add([row]);
    return [row];
  });
}

/** The provider never took the refund: it is in the books as failed, and a person pays it back. */
export function strayRefundNotMade(
  world: World,
  { paymentId, amountPaise }: { readonly paymentId: string; readonly amountPaise: number },
): Promise<readonly NewOutboxRow[]> {
  return noteStrayRefund(world, { paymentId, amountPaise, refundId: paymentId, status: 'failed' });
}

/** Staff know such money by its payment. */
const strayRefundFailed = (world: World, paymentId: string): NewOutboxRow =>
  taskRow(
    world,
    { kind: 'notifyStaff', notice: { code: 'refund_failed', reference: paymentId } },
    { dedupeKey: `staff:refund:${paymentId}`, lane: 'staff' },
  );
