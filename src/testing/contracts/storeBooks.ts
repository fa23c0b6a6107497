/** The promises of what the books are read by: days, pages, refunds on their way, money that waits, late offers, the series. Part of the store's contract. */
import { expect, it } from 'vitest';
import type { AppointmentId, DocumentId } from '../../domain/ids.ts';
import type { LateOffer, LedgerEntry, LedgerKind } from '../../ports/moneyTables.ts';
import type { Store } from '../../ports/store.ts';
import type { CurrentStore } from './storeContract.ts';
import { ASHA, entryOf, minutesLater, NOW, RAVI, receiptOf } from './storeFixtures.ts';

const enter = (store: Store, ...entries: readonly LedgerEntry[]): Promise<void> =>
  store.transact(async (tables) => {
    for (const entry of entries) await tables.ledger.add(entry);
  });

/** One step of a payment; without an appointment where money that belonged to none is spoken of. */
const step = (
  paymentId: string,
  kind: LedgerKind,
  appointmentId: AppointmentId | null = 'appointment-1' as AppointmentId,
): LedgerEntry => entryOf(`${paymentId}-${kind}`, { paymentId, kind, appointmentId });

export function checkBooks(current: CurrentStore): void {
  checkLedgerReading(current);
  checkStrayMoney(current);
  checkLateOffers(current);

  it('names every series with the last number that it has given', async () => {
    const { store } = current();
    await store.transact(async (tables) => {
      await tables.documents.issue(receiptOf('1'));
      await tables.documents.issue(receiptOf('2'));
      await tables.documents.issue(
        receiptOf('3', { kind: 'credit_note', againstId: 'document-1' as DocumentId }),
      );
      await tables.documents.issue(receiptOf('4', { financialYear: '2627' }));
    });
    const series = await store.read((tables) => tables.documents.allSeries());
    expect(
      series.toSorted((one, other) =>
        `${one.kind}${one.financialYear}` < `${other.kind}${other.financialYear}` ? -1 : 1,
      ),
    ).toEqual([
      { kind: 'credit_note', financialYear: '2526', lastNumber: 1 },
      { kind: 'receipt', financialYear: '2526', lastNumber: 2 },
      { kind: 'receipt', financialYear: '2627', lastNumber: 1 },
    ]);
  });
}

function checkLedgerReading(current: CurrentStore): void {
  it('tells all that is known of one payment, in the order of entry', async () => {
    const { store } = current();
    const entries = [step('p', 'authorised'), step('p', 'captured'), step('p', 'refund_started')];
    await enter(store, ...entries, step('another', 'captured'));
    expect(await store.read((tables) => tables.ledger.ofPayment('p'))).toEqual(entries);
    expect(await store.read((tables) => tables.ledger.ofPayment('unknown'))).toEqual([]);
  });

  it('gives a day’s entries from its first instant until before the next day’s', async () => {
    const { store } = current();
    const at = (name: string, minutes: number) => entryOf(name, { at: minutesLater(minutes) });
    await enter(store, at('before', -1), at('first', 0), at('last', 59), at('after', 60));
    const found = await store.read((tables) => tables.ledger.between(NOW, minutesLater(60)));
    expect(found.map(({ id }) => id)).toEqual(['entry-first', 'entry-last']);
  });

  it('is read page by page, without a gap and without an entry twice', async () => {
    const { store } = current();
    await enter(store, ...Array.from({ length: 7 }, (_, index) => entryOf(String(index))));
    const read: string[] = [];
    let sequence = 0;
    for (;;) {
      const page = await store.read((tables) => tables.ledger.after(sequence, 3));
      if (page.length === 0) break;
      read.push(...page.map(({ entry }) => entry.id));
      sequence = page.at(-1)?.sequence ?? sequence;
    }
    expect(read).toEqual(Array.from({ length: 7 }, (_, index) => `entry-${index}`));
  });

  it('names the refunds that are accepted and neither processed nor failed, the oldest first', async () => {
    const { store } = current();
    const accepted = ['open', 'done', 'failed', 'later'].map((name) => step(name, 'refund_accepted'));
    await enter(
      store,
      ...accepted,
      step('done', 'refunded'),
      step('failed', 'refund_failed'),
      step('stray', 'refund_accepted', null),
    );
    const open = async (limit: number) =>
      (await store.read((tables) => tables.ledger.openRefunds(limit))).map(({ paymentId }) => paymentId);
    expect(await open(10)).toEqual(['open', 'later', 'stray']);
    expect(await open(1)).toEqual(['open']);
  });
}

function checkStrayMoney(current: CurrentStore): void {
  it('names the money in quarantine that has gone nowhere, a credit’s among it, the oldest first', async () => {
    const { store } = current();
    const gone = ['captured', 'refund_started', 'refunded', 'returned_outside'] as const;
    await enter(
      store,
      ...['waits', 'credit', ...gone].map((name) => step(name, 'quarantined', null)),
      step('credit', 'quarantine_settled'),
      step('credit', 'credited'),
      ...gone.map((kind) =>
        step(kind, kind, kind === 'captured' ? ('appointment-1' as AppointmentId) : null),
      ),
    );
    const waiting = async (limit: number) =>
      (await store.read((tables) => tables.ledger.waitingMoney(limit))).map(({ paymentId }) => paymentId);
    expect(await waiting(10)).toEqual(['waits', 'credit']);
    expect(await waiting(1)).toEqual(['waits']);
  });

  it('lets money that belonged to no visit go its whole way back, and keeps no credit without its patient', async () => {
    const { store } = current();
    const kinds = [
      'refund_started',
      'refund_accepted',
      'refunded',
      'refund_failed',
      'returned_outside',
    ] as const;
    await enter(store, ...kinds.map((kind) => step('p', kind, null)));
    expect(await store.read((tables) => tables.ledger.ofPayment('p'))).toHaveLength(kinds.length);
    await expect(enter(store, step('p', 'credited', null))).rejects.toThrow();
    await expect(enter(store, step('p', 'captured', null))).rejects.toThrow();
  });
}

const offerOf = (name: string, change: Partial<LateOffer> = {}): LateOffer => ({
  appointmentId: `appointment-${name}` as AppointmentId,
  chat: ASHA,
  paymentId: `payment-${name}`,
  amountPaise: 60_000,
  holds: ['hold-1' as AppointmentId, 'hold-2' as AppointmentId],
  offeredUntil: minutesLater(20),
  status: 'open',
  ...change,
});

function checkLateOffers(current: CurrentStore): void {
  it('keeps one late offer an appointment, and ends it once', async () => {
    const { store } = current();
    const add = (offer: LateOffer) => store.transact((tables) => tables.lateOffers.add(offer));
    expect(await add(offerOf('1'))).toBe(true);
    expect(await add(offerOf('1', { paymentId: 'payment-2' }))).toBe(false);
    expect(await store.read((tables) => tables.lateOffers.openOfChat(ASHA))).toEqual(offerOf('1'));
    expect(await store.read((tables) => tables.lateOffers.openOfChat(RAVI))).toBeNull();
    const end = () =>
      store.transact((tables) => tables.lateOffers.end('appointment-1' as AppointmentId, 'taken'));
    expect([await end(), await end()]).toEqual([true, false]);
    expect(await store.read((tables) => tables.lateOffers.openOfChat(ASHA))).toBeNull();
  });

  it('names the open offers, and those of them that have run out', async () => {
    const { store } = current();
    await store.transact(async (tables) => {
      await tables.lateOffers.add(offerOf('late', { offeredUntil: minutesLater(30) }));
      await tables.lateOffers.add(offerOf('early', { offeredUntil: minutesLater(10), chat: RAVI }));
      await tables.lateOffers.add(offerOf('ended', { offeredUntil: minutesLater(5) }));
      await tables.lateOffers.end('appointment-ended' as AppointmentId, 'refunded');
    });
    const ids = (offers: readonly LateOffer[]) => offers.map(({ paymentId }) => paymentId);
    expect(ids(await store.read((tables) => tables.lateOffers.open()))).toEqual([
      'payment-early',
      'payment-late',
    ]);
    const over = (minutes: number) =>
      store.read((tables) => tables.lateOffers.endedBefore(minutesLater(minutes), 10));
    expect(ids(await over(9))).toEqual([]);
    expect(ids(await over(10))).toEqual(['payment-early']);
  });
}
